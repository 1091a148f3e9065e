/** The lists of the state that a county may stand on, by the words of the trade. */
export const regionTags = [
	'key_county',
	'lifted_county',
	'provincial_key_county',
	'old_revolutionary_area',
	'border_county',
	'ethnic_county',
] as const;

export type RegionTag = (typeof regionTags)[number];

/** What the lists are called in the files of offices. */
const CALLED: ReadonlyMap<string, RegionTag> = new Map([
	['国家乡村振兴重点帮扶县', 'key_county'],
	['脱贫县', 'lifted_county'],
	['省级乡村振兴重点帮扶县', 'provincial_key_county'],
	['革命老区县', 'old_revolutionary_area'],
	['边境县', 'border_county'],
	['民族县', 'ethnic_county'],
]);

/** A tag by its name or its word; null for any other text. */
export function tagOf(text: string): RegionTag | null {
	return CALLED.get(text) ?? regionTags.find((tag) => tag === text) ?? null;
}

/** A region's place on a list, from one day to another, both included; null is open-ended. */
export interface Tagging {
	readonly code: string;
	readonly tag: RegionTag;
	readonly validFrom: string;
	readonly validTo: string | null;
	readonly source: string;
}

/** The first two that say the same of one region for the same day; null where none do. */
export function findOverlap(taggings: readonly Tagging[]): readonly [Tagging, Tagging] | null {
	const sorted = [...taggings].sort((one, other) => (keyOf(one) < keyOf(other) ? -1 : 1));
	for (const [at, later] of sorted.entries()) {
		const before = sorted[at - 1];
		if (before?.code !== later.code || before.tag !== later.tag) continue;
		if (before.validTo === null || before.validTo >= later.validFrom) return [before, later];
	}
	return null;
}

function keyOf({ code, tag, validFrom }: Tagging): string {
	return `${code} ${tag} ${validFrom}`;
}
