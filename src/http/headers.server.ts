import type { Handle } from '@sveltejs/kit';

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

const fixed = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'referrer-policy': 'strict-origin-when-cross-origin',
	'cross-origin-opener-policy': 'same-origin',
	'permissions-policy': 'camera=(self), geolocation=(), microphone=()',
};

/** Names the request, refuses what another site sent, and sets the headers of every answer. */
export const headers: Handle = async ({ event, resolve }) => {
	const { locals, request, url } = event;
	locals.requestId = crypto.randomUUID();
	const elsewhere = otherLoopbackName(request, url);
	if (elsewhere) return new Response(null, { status: 308, headers: { location: elsewhere } });
	const answer = isForeignPost(request, url.origin)
		? new Response('This form was not sent from our own page.', { status: 403 })
		: await resolve(event);
	for (const [name, value] of Object.entries(fixed)) answer.headers.set(name, value);
	answer.headers.set('x-request-id', locals.requestId);
	if (url.protocol === 'https:') {
		answer.headers.set('strict-transport-security', 'max-age=31536000; includeSubDomains');
	}
	if (answer.headers.get('content-type') === 'text/html') {
		answer.headers.set('content-type', 'text/html; charset=utf-8');
	}
	if (locals.actor || url.pathname.includes('/account')) {
		answer.headers.set('cache-control', 'no-store');
	}
	return answer;
};

/**
 * An unsafe request must come from our own page. The framework checks forms; this also covers
 * JSON and anything else, by both headers that a browser cannot be made to forge.
 */
export function isForeignPost(request: Request, origin: string): boolean {
	if (['GET', 'HEAD', 'OPTIONS'].includes(request.method)) return false;
	const site = request.headers.get('sec-fetch-site');
	if (site !== null && site !== 'same-origin') return true;
	return request.headers.get('origin') !== origin;
}

/** The same address under the configured name, when asked under another name of this machine. */
export function otherLoopbackName(request: Request, url: URL): string | null {
	const host = request.headers.get('host');
	if (request.method !== 'GET' || !host || host === url.host) return null;
	return loopback.test(host) && loopback.test(url.host) ? url.href : null;
}
