import type { Handle } from '@sveltejs/kit';
import { localizeHref } from '#text/compiled/runtime.js';

/** What is done to one's own account or display is no act of the desk. */
const own = [
	/^\/account\/(confirm|organization|passkey|reset|security|sign-out|view)(\/|$)/,
	/^\/\(public\)\/display$/,
];

export function writesInView(method: string, routeId: string): boolean {
	return !['GET', 'HEAD', 'OPTIONS'].includes(method) && !own.some((path) => path.test(routeId));
}

/**
 * Whoever looks at the desk as a lesser role is told so instead of doing anything there. The
 * database refuses it as well; here also what is written with the secret key, such as files.
 */
export const view: Handle = ({ event, resolve }) => {
	const { locals, request, route } = event;
	if (!locals.actor?.isView || !writesInView(request.method, route.id ?? '')) return resolve(event);
	const location = `${localizeHref('/account/view')}?refused=1`;
	// A form that a script sent follows a redirect only in this shape.
	if (request.headers.has('x-sveltekit-action')) {
		return Response.json({ type: 'redirect', status: 303, location }, { status: 403 });
	}
	if (!request.headers.get('accept')?.includes('text/html')) {
		return new Response(null, { status: 403 });
	}
	return new Response(null, { status: 303, headers: { location } });
};
