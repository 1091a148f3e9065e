import type { Handle } from '@sveltejs/kit';
import { subscribe } from 'node:diagnostics_channel';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { withinRequest } from '#data/client.server.ts';
import { admitOneClick } from './one-click.server.ts';
import { isListed } from './robots.server.ts';
import { isSecure } from './session.server.ts';

const loopback = /^(localhost|127\.0\.0\.1|\[::1\])(:\d+)?$/;

const POLICY = 'content-security-policy';
const policyOfErrors = [
	"default-src 'none'",
	"style-src 'unsafe-inline'",
	"object-src 'none'",
	"base-uri 'none'",
	"form-action 'self'",
	"frame-ancestors 'none'",
].join('; ');

/** The pages of people, whether or not somebody is signed in; a link to a mailbox is one's own. */
const isPrivate = /^(\/en)?\/(account|desk|follow)(\/|$)/;

const fixed: Readonly<Record<string, string>> = {
	'x-content-type-options': 'nosniff',
	'x-frame-options': 'DENY',
	'referrer-policy': 'strict-origin-when-cross-origin',
	'cross-origin-opener-policy': 'same-origin',
	'permissions-policy': 'camera=(self), geolocation=(), microphone=()',
};

const everywhere: Readonly<Record<string, string>> = {
	...fixed,
	...(isSecure && { 'strict-transport-security': 'max-age=31536000; includeSubDomains' }),
	// A demo has real villages and no real money: nobody should find it by their names.
	...(!isListed && { 'x-robots-tag': 'noindex, nofollow' }),
};

/**
 * Heads also what is answered before or without a request of ours: files, bodies that are too
 * large, forms that the framework refuses. Node tells of each answer before anybody writes it.
 */
export function headEveryAnswer(): void {
	subscribe('http.server.request.start', (message) => {
		const { request, response } = message as { request: IncomingMessage; response: ServerResponse };
		admitOneClick(request, process.env['ORIGIN'] ?? '');
		for (const [name, value] of Object.entries(everywhere)) response.setHeader(name, value);
		response.setHeader('x-request-id', crypto.randomUUID());
	});
}

/** Names the request, refuses what another site sent, and sets the headers of every answer. */
export const headers: Handle = async ({ event, resolve }) => {
	const { locals, request, url } = event;
	locals.requestId = crypto.randomUUID();
	const elsewhere = otherLoopbackName(request, url);
	if (elsewhere) return new Response(null, { status: 308, headers: { location: elsewhere } });
	const answer = isForeignPost(request, url.origin)
		? new Response('This form was not sent from our own page.', { status: 403 })
		: await withinRequest(locals.requestId, () => resolve(event));
	answer.headers.set('x-request-id', locals.requestId);
	if (answer.headers.get('content-type')?.startsWith('text/html')) {
		answer.headers.set('content-type', 'text/html; charset=utf-8');
		// The framework's pages bring their own policy; src/error.html comes without.
		if (!answer.headers.has(POLICY)) answer.headers.set(POLICY, policyOfErrors);
	}
	if (locals.actor || isPrivate.test(url.pathname)) {
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
