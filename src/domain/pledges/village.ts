import { accept, refuse, type Result } from '#domain/result.ts';
import { foldWidth, normalizeInput } from '#domain/text.ts';

/** A village that what was typed can mean. */
export interface VillageChoice {
	readonly code: string;
	readonly name: string;
	/** From the county down. */
	readonly place: string;
}

/** What a box shows, and what can be typed into it again: 621123210202 渭源县田家河乡元古堆村. */
export function labelVillage({ code, place }: Pick<VillageChoice, 'code' | 'place'>): string {
	return `${code} ${place}`;
}

/** The division code in a text, if there is one. */
export function codeIn(text: string): string | null {
	return (
		foldWidth(text)
			.match(/\d+/g)
			?.find((digits) => digits.length === 12) ?? null
	);
}

/** The names that a text can be: 元古堆 is short for 元古堆村. */
export function namesIn(text: string): string[] {
	const name = normalizeInput(text);
	return name === '' ? [] : [name, `${name}村`];
}

/** The one village that was meant. @param known those of its code or names, and maybe others */
export function chooseVillage(
	text: string,
	known: readonly VillageChoice[],
): Result<VillageChoice, 'pledge.village_unknown' | 'pledge.village_ambiguous'> {
	const code = codeIn(text);
	const names = namesIn(text);
	const meant = known.filter((one) => (code ? one.code === code : names.includes(one.name)));
	const [first, second] = meant;
	if (!first) return refuse('pledge.village_unknown', undefined, { typed: normalizeInput(text) });
	if (!second) return accept(first);
	const choices = meant.slice(0, 4).map(labelVillage).join('、');
	return refuse('pledge.village_ambiguous', undefined, { count: meant.length, choices });
}
