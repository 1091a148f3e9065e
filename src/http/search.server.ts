import { error } from '@sveltejs/kit';
import { partAddress, searchFor, searchWords, type Search } from '#domain/regions/search.ts';
import {
	excerptAround,
	markHits,
	parseHitPlace,
	type Hit,
	type HitGroup,
	type HitKind,
	type MarkedHit,
} from '#domain/timeline/search.ts';
import type { Asked } from '#data/timeline-search.server.ts';
import { spellName } from './spelling.server.ts';

/** Hits of a kind beside other kinds, and on a page of its own. */
const FEW = 5;
const PAGE = 30;

interface Source {
	/** In the order of the page. */
	readonly kinds: readonly HitKind[];
	readonly ask: (search: Search, asked: Asked) => Promise<HitGroup[]>;
}

/**
 * What the address asks for: `?q=` in all kinds, `&kind=` one of them page by page. An address that
 * was typed without blanks is read as its parts where nothing has it as one word.
 */
export async function openSearch(url: URL, { kinds, ask }: Source) {
	const typed = url.searchParams.get('q')?.slice(0, 200) ?? '';
	const asked = askedOf(url, kinds);
	const words = searchWords(typed);
	if (words.length === 0) return { typed, words, kind: asked.kind, groups: [] };
	const run = async (some: readonly string[]) => {
		const groups = inOrder(await ask(searchFor(some, spell), asked), kinds);
		return { typed, words: some, kind: asked.kind, groups: groups.map(marked(some)) };
	};
	const found = await run(words);
	const parts = found.groups.length === 0 ? partAddress(words) : null;
	return parts ? run(parts) : found;
}

function askedOf(url: URL, kinds: readonly HitKind[]): Asked {
	const named = url.searchParams.get('kind');
	if (!named) return { kind: null, after: null, most: FEW };
	const kind = kinds.find((one) => one === named);
	if (!kind) error(400, 'the filter makes no sense');
	return { kind, after: parseHitPlace(url.searchParams.get('after') ?? ''), most: PAGE };
}

function inOrder(groups: readonly HitGroup[], kinds: readonly HitKind[]): HitGroup[] {
	return kinds.flatMap((kind) => groups.filter((group) => group.kind === kind));
}

/** With what was looked for set apart, here where the words are. */
function marked(words: readonly string[]) {
	const mark = (hit: Hit): MarkedHit => ({
		...hit,
		parts: markHits(hit.title, words),
		around: markHits(aroundOf(hit).join(' / '), words),
		excerpt: excerptAround(hit.body, words),
	});
	return (group: HitGroup) => ({ ...group, hits: group.hits.map(mark) });
}

function aroundOf({ kind, path }: Hit): readonly string[] {
	return kind === 'places' ? path.slice(0, -1) : path;
}

function spell(name: string): string {
	return spellName(name).full;
}
