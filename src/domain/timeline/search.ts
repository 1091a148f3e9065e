import { foldText } from '#domain/regions/search.ts';

/** What can be found in public, in the order in which it is shown. */
export const publicKinds = ['places', 'organizations', 'needs', 'projects', 'entries'] as const;
/** What can be found at the desk. */
export const deskKinds = ['places', 'organizations', 'needs', 'projects', 'updates'] as const;

export type HitKind = (typeof publicKinds | typeof deskKinds)[number];

export interface Hit {
	readonly kind: HitKind;
	readonly id: string;
	readonly title: string;
	/** What it says besides; empty where it has no more than its title. */
	readonly body: string;
	/** The names of where it is, from the province down; a place's own comes last. */
	readonly path: readonly string[];
	/** The part of the site that it belongs to, or, at the desk, the kind of an organization. */
	readonly page: string;
	/** Not called as typed, but nearly. */
	readonly isNear: boolean;
}

/** A piece of a text, and whether it is what was looked for. */
export interface Part {
	readonly text: string;
	readonly isHit: boolean;
}

/** A hit as it is shown. */
export interface MarkedHit extends Hit {
	readonly parts: readonly Part[];
	/** Where it is; of a place, what is around it. */
	readonly around: readonly Part[];
	/** What of its body stands around the words; null where none of them is in it. */
	readonly excerpt: readonly Part[] | null;
}

export interface HitGroup {
	readonly kind: HitKind;
	readonly total: number;
	readonly hits: readonly Hit[];
	/** Where the next page begins; null after the last. */
	readonly next: string | null;
}

/** Where a page of hits ended. */
export interface HitPlace {
	readonly rank: number;
	readonly id: string;
}

const PLACE = /^(\d{1,9})_([0-9a-f-]{1,36})$/;

export function formatHitPlace({ rank, id }: HitPlace): string {
	return `${rank}_${id}`;
}

/** @returns null for what no page has given out */
export function parseHitPlace(text: string): HitPlace | null {
	const [, rank, id] = PLACE.exec(text) ?? [];
	return rank && id ? { rank: Number(rank), id } : null;
}

/** The whole text in pieces. */
export function markHits(text: string, words: readonly string[]): Part[] {
	const signs = [...text];
	const hit = hitSigns(signs, words);
	const parts: { text: string; isHit: boolean }[] = [];
	signs.forEach((sign, at) => {
		const last = parts.at(-1);
		const isHit = hit.has(at);
		if (last?.isHit === isHit) last.text += sign;
		else parts.push({ text: sign, isHit });
	});
	return parts;
}

const BEFORE = 16;

/** About sixty characters around the first of the words; null where none of them is in it. */
export function excerptAround(text: string, words: readonly string[], most = 60): Part[] | null {
	const signs = [...text.replace(/\s+/gu, ' ').trim()];
	const first = Math.min(...hitSigns(signs, words));
	if (first === Infinity) return null;
	const from = Math.max(0, Math.min(first - BEFORE, signs.length - most));
	const cut = signs.slice(from, from + most).join('');
	const isCut = from + most < signs.length;
	return markHits(`${from > 0 ? '…' : ''}${cut}${isCut ? '…' : ''}`, words);
}

/** The places of the characters that belong to any of the words. */
function hitSigns(signs: readonly string[], words: readonly string[]): Set<number> {
	// Folding may make several characters of one: each remembers of which.
	const folded = signs.map(foldText);
	const from = folded.flatMap((text, at) => Array.from(text, () => at));
	const flat = [...folded.join('')];
	const hits = new Set<number>();
	for (const word of words.map((one) => [...one])) {
		for (let at = 0; at + word.length <= flat.length; at += 1) {
			if (!word.every((sign, step) => flat[at + step] === sign)) continue;
			word.forEach((_, step) => hits.add(from[at + step]!));
		}
	}
	return hits;
}
