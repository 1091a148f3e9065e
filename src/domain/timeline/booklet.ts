import type { Entry } from './entry.ts';

export interface Year {
	readonly year: number;
	/** In the order in which things happened. */
	readonly entries: readonly Entry[];
}

/** A village's entries by the year in which they happened, the first year first. */
export function byYear(entries: readonly Entry[]): Year[] {
	const years = new Map<number, Entry[]>();
	for (const entry of entries) {
		const year = Number(entry.occurredOn.slice(0, 4));
		const held = years.get(year);
		if (held) held.push(entry);
		else years.set(year, [entry]);
	}
	return [...years]
		.sort(([one], [other]) => one - other)
		.map(([year, held]) => ({ year, entries: held }));
}
