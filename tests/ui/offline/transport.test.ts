import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { Transport } from '#ui/offline/transport.ts';
import { sendingWith } from '../../domain/timeline/sendings.ts';

const sending = sendingWith({ photos: ['p'], staged: [{ id: 's', name: 's', size: 1 }] });
const photo = sending.photos[0]!;

function answering(answer: Response | Error): { transport: Transport; asked: Request[] } {
	const asked: Request[] = [];
	const ask: typeof fetch = (input, how) => {
		asked.push(new Request(new URL(input as string, 'https://jiedui.test'), how));
		return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer);
	};
	return { transport: new Transport('/en', 'account', ask), asked };
}

function obstacle(kind: string) {
	return { kind: 'hindered', obstacle: { kind } };
}

describe('a sending on its way', () => {
	it('names for whom it was kept, its own id, and every photo', async () => {
		const { transport, asked } = answering(Response.json({ version: 1 }));
		expect(await transport.submit(sending)).toEqual({ kind: 'arrived' });
		const [request] = asked;
		expect(request?.url).toBe(`https://jiedui.test/en/desk/updates/${sending.id}/sending`);
		expect(request?.headers.get('x-kept-for')).toBe('account/village');
		const sent = await request!.formData();
		expect(sent.getAll('photos_staged')).toEqual(['s', 'p']);
		expect(sent.get('sending_id')).toBe(sending.sendingId);
		expect(sent.get('base_version')).toBe('0');
		expect(sent.get('body')).toBe('路基铺好了');
	});

	it('tells the hash of a photo, by which the portal sees that it came whole', async () => {
		const { transport, asked } = answering(new Response(null, { status: 204 }));
		const bytes = new TextEncoder().encode('photo').buffer;
		expect(await transport.upload(sending, photo, bytes)).toEqual({
			kind: 'photo_sent',
			photo: 'p',
		});
		const hash = createHash('sha256').update('photo').digest('hex');
		expect(asked[0]?.headers.get('x-sha256')).toBe(hash);
		expect(asked[0]?.method).toBe('PUT');
	});

	it.each([
		['no network', new TypeError('failed to fetch'), obstacle('unreachable')],
		['a portal that is restarting', new Response('', { status: 503 }), obstacle('unreachable')],
		['a hotel that wants a click', new Response('<html>welcome'), obstacle('unreachable')],
		['a session that ended', new Response('', { status: 401 }), obstacle('signed_out')],
		[
			'another seat',
			Response.json({ name: 'sending.other_seat', sentence: 'x' }, { status: 409 }),
			obstacle('other_seat'),
		],
		[
			'a photo that came damaged',
			Response.json({ name: 'file.damaged', sentence: 'x' }, { status: 409 }),
			obstacle('unreachable'),
		],
		[
			'a refusal',
			Response.json({ name: 'update.body_missing', sentence: '请写一句' }, { status: 409 }),
			{ kind: 'hindered', obstacle: { kind: 'refused', sentence: '请写一句' } },
		],
		[
			'a page that is gone',
			new Response('gone', { status: 404 }),
			{ kind: 'hindered', obstacle: { kind: 'refused', sentence: 'HTTP 404' } },
		],
	])('meets %s', async (_, answer, event) => {
		const { transport } = answering(answer);
		expect(await transport.submit(sending)).toEqual(event);
	});
});
