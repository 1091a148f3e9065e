import type { Handle } from '@sveltejs/kit';
import type { Stage } from '#domain/identity/factor.ts';
import { localizeHref } from '#text/compiled/runtime.js';

/** What the signed-out may reach. A route that is not named here is born protected. */
const open = [
	/^\/\(public\)(\/|$)/,
	/^\/account\/(sign-in|sign-out|passkey|passkey\/challenge|register|reset)$/,
	/^\/account\/(invitation|reset)\/\[token\]$/,
	/^\/(healthz|readyz)$/,
	// A frame without anybody's data: what it shows is kept on the phone.
	/^\/phone$/,
];

/** What an organization that nobody has verified yet may reach of the desk. */
const forPending = ['/desk/organizations/own', '/desk/documents/[id=uuid]'];

export function isOpen(routeId: string): boolean {
	return open.some((pattern) => pattern.test(routeId));
}

/** What is left to do before the desk opens, and the only pages that open meanwhile. */
const owed: Readonly<Record<Stage, { readonly at: string; readonly reaches: RegExp }>> = {
	code: { at: '/account/second-factor', reaches: /^\/account\/second-factor$/ },
	enrol: { at: '/account/security/factor', reaches: /^\/account\/security(\/|$)/ },
	// A full session has an actor, whom the gate does not stop.
	full: { at: '/account/sign-in', reaches: /^$/ },
};

/**
 * Sends the signed-out to the sign-in page, and from there back to where they wanted to go; who has
 * given a password only goes to what is still owed.
 */
export const gate: Handle = ({ event, resolve }) => {
	const { route, locals, request, url } = event;
	// An address without a route is nobody's page: everyone gets the same 404.
	if (route.id === null || isOpen(route.id)) return resolve(event);
	if (locals.actor) {
		const isElsewhere = /^\/desk(\/|$)/.test(route.id) && !forPending.includes(route.id);
		if (!locals.actor.seat.isPending || !isElsewhere) return resolve(event);
		const own = localizeHref('/desk/organizations/own');
		return new Response(null, { status: 303, headers: { location: own } });
	}
	const { at, reaches } = owed[locals.person?.stage ?? 'full'];
	if (reaches.test(route.id)) return resolve(event);
	const next = encodeURIComponent(url.pathname + url.search);
	const location = `${localizeHref(at)}?next=${next}`;
	// A form that a script sent follows a redirect only in this shape.
	if (request.headers.has('x-sveltekit-action')) {
		return Response.json({ type: 'redirect', status: 303, location }, { status: 401 });
	}
	return new Response(null, { status: 303, headers: { location } });
};

/** The address to go on to after signing in, if it is one of ours; else the desk. */
export function safeNext(next: string | null, origin: string): string {
	if (next && /^\/(?![/\\])/.test(next) && URL.canParse(next, origin)) {
		const target = new URL(next, origin);
		if (target.origin === origin) return target.pathname + target.search;
	}
	return localizeHref('/desk');
}
