import { localizeHref } from '#text/compiled/runtime.js';

/**
 * Signs out as the form of the header does without a script.
 * @param facts.clearsStorage nothing of anybody's is kept here any more: the browser may sweep
 */
export function signOutOf({ clearsStorage }: { clearsStorage: boolean }): void {
	const form = document.createElement('form');
	form.method = 'post';
	form.action = localizeHref('/account/sign-out');
	const storage = document.createElement('input');
	storage.type = 'hidden';
	storage.name = 'storage';
	storage.value = clearsStorage ? 'clear' : 'keep';
	form.append(storage);
	document.body.append(form);
	form.submit();
}
