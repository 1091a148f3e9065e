import type { RequestEvent } from '@sveltejs/kit';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { compress } from '#http/compress.server.ts';

const page = '村'.repeat(1000);
const html = { 'content-type': 'text/html; charset=utf-8' };

function answerTo(accepts: string | null, answer: Response): Response | Promise<Response> {
	const request = new Request('http://localhost/', {
		headers: accepts === null ? {} : { 'accept-encoding': accepts },
	});
	return compress({ event: { request } as RequestEvent, resolve: () => answer });
}

describe('an answer in words', () => {
	it.each(['gzip', 'br, gzip;q=0.8', 'deflate, GZIP'])('is sent in gzip to %s', async (accepts) => {
		const headers = { ...html, 'content-length': String(Buffer.byteLength(page)), etag: '"a"' };
		const answer = await answerTo(accepts, new Response(page, { status: 404, headers }));
		expect(answer.status).toBe(404);
		expect(answer.headers.get('content-encoding')).toBe('gzip');
		expect(answer.headers.get('content-length')).toBeNull();
		expect(answer.headers.get('vary')).toBe('accept-encoding');
		expect(answer.headers.get('etag')).toBe('"a"');
		const sent = Buffer.from(await answer.arrayBuffer());
		expect(sent.length).toBeLessThan(300);
		expect(gunzipSync(sent).toString()).toBe(page);
	});

	it.each([null, 'identity', 'br', 'gzip;q=0', 'gzip; q=0.0', 'xgzip'])(
		'is sent as it is to %s',
		async (accepts) => {
			const answer = await answerTo(accepts, new Response(page, { headers: html }));
			expect(answer.headers.get('content-encoding')).toBeNull();
			// A cache between must not give it to others.
			expect(answer.headers.get('vary')).toBe('accept-encoding');
			expect(await answer.text()).toBe(page);
		},
	);

	it.each(['text/csv', 'application/json', 'application/atom+xml', 'image/svg+xml; charset=utf-8'])(
		'is also %s',
		async (type) => {
			const answer = await answerTo(
				'gzip',
				new Response(page, { headers: { 'content-type': type } }),
			);
			expect(answer.headers.get('content-encoding')).toBe('gzip');
		},
	);
});

it.each([
	['a picture', new Response(page, { headers: { 'content-type': 'image/jpeg' } })],
	['what is compressed', new Response(page, { headers: { ...html, 'content-encoding': 'br' } })],
	['a part', new Response(page, { headers: { ...html, 'content-range': 'bytes 0-9/99' } })],
	['a word', new Response('好', { headers: { ...html, 'content-length': '3' } })],
	['nothing', new Response(null, { status: 304, headers: html })],
])('%s goes as it is', async (_, answer) => {
	expect(await answerTo('gzip', answer)).toBe(answer);
	expect(answer.headers.get('vary')).toBeNull();
});
