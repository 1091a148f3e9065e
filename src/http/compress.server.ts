import type { Handle } from '@sveltejs/kit';

/** What becomes much smaller; pictures and office files are small already. */
const isText = /^(text\/|image\/svg\+xml|application\/([\w.-]+\+)?(json|xml))/;

/** Below this, in bytes, a packet is a packet. */
const LEAST = 1000;

/**
 * Answers in gzip to who takes it: a page of 60 KB is 10 KB on a village's network. Files bring
 * their own compressed copies. Guessing a secret by the size of many answers (BREACH) needs other
 * sites that ask in somebody's name by the thousand; session cookies come along only when a person
 * follows a link (SameSite).
 */
export const compress: Handle = async ({ event, resolve }) => {
	const answer = await resolve(event);
	if (!answer.body || !isWorthIt(answer.headers)) return answer;
	answer.headers.append('vary', 'accept-encoding');
	if (!takesGzip(event.request)) return answer;
	const headers = new Headers(answer.headers);
	headers.set('content-encoding', 'gzip');
	headers.delete('content-length');
	const { status, statusText } = answer;
	const body = answer.body.pipeThrough(new CompressionStream('gzip'));
	return new Response(body, { status, statusText, headers });
};

function isWorthIt(headers: Headers): boolean {
	const length = Number(headers.get('content-length') ?? LEAST);
	const isFree = !headers.has('content-encoding') && !headers.has('content-range');
	return isFree && length >= LEAST && isText.test(headers.get('content-type') ?? '');
}

/** Whether the reader takes a compressed answer. */
export function takesGzip(request: Request): boolean {
	const taken = (request.headers.get('accept-encoding') ?? '').split(',');
	return taken.some((one) => /^\s*gzip\s*(;\s*q=(?!0(\.0*)?\s*$).*)?$/i.test(one));
}
