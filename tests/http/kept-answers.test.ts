import { describe, expect, it } from 'vitest';
import { Kept } from '#http/kept-answers.server.ts';

const facts = (state: string, size = 10) => ({
	state,
	body: new Uint8Array(size).fill(65),
	headers: new Headers({ etag: 'W/"a"', 'content-type': 'text/html', 'cache-control': 'public' }),
});

describe('kept answers', () => {
	it('are found in their state only', async () => {
		const kept = new Kept({ most: 100, each: 50 });
		kept.keep('/', facts('one'));
		expect(await kept.find('/', 'one')?.answer(null).text()).toBe('A'.repeat(10));
		expect(kept.find('/', 'two')).toBeUndefined();
		expect(kept.find('/', 'one')).toBeUndefined();
	});

	it('make room for each other: who was asked for last goes last', () => {
		const kept = new Kept({ most: 100, each: 50 });
		for (const key of ['a', 'b', 'c']) kept.keep(key, facts('one', 40));
		expect(kept.find('a', 'one')).toBeUndefined();
		kept.find('b', 'one');
		kept.keep('d', facts('one', 40));
		expect(['b', 'c', 'd'].map((key) => Boolean(kept.find(key, 'one')))).toEqual([
			true,
			false,
			true,
		]);
	});

	it('count what is replaced no more, and what is too large not at all', () => {
		const kept = new Kept({ most: 100, each: 50 });
		for (let time = 0; time < 20; time++) kept.keep('a', facts('one', 50));
		kept.keep('b', facts('one', 50));
		kept.keep('c', facts('one', 51));
		expect(['a', 'b', 'c'].map((key) => Boolean(kept.find(key, 'one')))).toEqual([
			true,
			true,
			false,
		]);
	});

	it.each(['W/"a"', '"a"', '"x", W/"a"', '*'])('are not sent again to who has %s', (asked) => {
		const answer = new Kept({ most: 100, each: 50 }).keep('/', facts('one')).answer(asked);
		expect(answer.status).toBe(304);
		expect(answer.body).toBeNull();
		expect([...answer.headers.keys()]).toEqual(['cache-control', 'etag']);
	});

	it.each([null, '', '"b"', 'W/"ab"'])('are sent whole to who has %s', (asked) => {
		const answer = new Kept({ most: 100, each: 50 }).keep('/', facts('one')).answer(asked);
		expect(answer.status).toBe(200);
		expect(answer.headers.get('content-length')).toBe('10');
	});
});
