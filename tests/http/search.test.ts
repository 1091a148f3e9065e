import { describe, expect, it } from 'vitest';
import type { Search } from '#domain/regions/search.ts';
import { publicKinds, type HitGroup, type HitKind } from '#domain/timeline/search.ts';
import type { Asked } from '#data/timeline-search.server.ts';
import { openSearch } from '#http/search.server.ts';

const addressOf = (query: Record<string, string>) =>
	new URL(`http://127.0.0.1/search?${new URLSearchParams(query)}`);

function group(kind: HitKind, title = '元古堆村'): HitGroup {
	const hit = { kind, id: '1', title, body: '', path: [], page: kind, isNear: false };
	return { kind, total: 1, next: null, hits: [hit] };
}

/** Opens the page on a source that answers so, and notes what it was asked. */
async function open(
	query: Record<string, string>,
	answer: (search: Search, asked: Asked) => HitGroup[],
) {
	const asked: [Search, Asked][] = [];
	const page = await openSearch(addressOf(query), {
		kinds: publicKinds,
		ask: async (...question) => {
			asked.push(question);
			return answer(...question);
		},
	});
	return { page, asked };
}

describe('the search page', () => {
	it('asks nothing where nothing can be found', async () => {
		for (const q of ['', '源', "'", ' 源 ']) {
			const { page, asked } = await open({ q }, () => []);
			expect(asked).toEqual([]);
			expect(page.groups).toEqual([]);
		}
	});

	it('shows the kinds in their order, with what was looked for set apart', async () => {
		const { page } = await open({ q: '元古' }, () => [group('projects'), group('places')]);
		expect(page.groups.map(({ kind }) => kind)).toEqual(['places', 'projects']);
		expect(page.groups[0]?.hits[0]?.parts).toEqual([
			{ text: '元古', isHit: true },
			{ text: '堆村', isHit: false },
		]);
	});

	it('asks a second time for the parts of an address that nothing is called', async () => {
		const { page, asked } = await open({ q: '渭源县元古堆村' }, ({ words }) =>
			words.length > 1 ? [group('places')] : [],
		);
		expect(asked.map(([{ words }]) => words)).toEqual([['渭源县元古堆村'], ['渭源县', '元古堆村']]);
		expect(page.groups).toHaveLength(1);
	});

	it('goes on in one kind where the last page ended, and refuses a kind that is none', async () => {
		const query = { q: '元古', kind: 'needs', after: '105_a-b' };
		const { asked } = await open(query, () => []);
		expect(asked[0]?.[1]).toMatchObject({ kind: 'needs', after: { rank: 105, id: 'a-b' } });
		await expect(open({ q: '元古', kind: 'updates' }, () => [])).rejects.toMatchObject({
			status: 400,
		});
	});

	it('cuts what is too long', async () => {
		const { page, asked } = await open({ q: '元古堆'.repeat(2000) }, () => []);
		expect(page.typed.length).toBeLessThanOrEqual(200);
		for (const [{ words }] of asked) expect(words.join('').length).toBeLessThanOrEqual(60);
	});
});
