import { accept, refuse, type Result } from '#domain/result.ts';
import { foldWidth, normalizeInput } from '#domain/text.ts';

/** A place that typed text can mean, with the names from its province down to its own. */
export interface RegionChoice {
	readonly code: string;
	readonly path: readonly string[];
}

/** What a box shows, and what can be typed into it again: 621123210202 渭源县田家河乡元古堆村. */
export function labelRegion({ code, path }: RegionChoice): string {
	return `${code} ${path.length > 2 ? path.slice(2).join('') : path.join('')}`;
}

/** The division code in a text, if there is one. */
export function codeIn(text: string): string | null {
	return foldWidth(text).match(/(?<!\d)\d{12}(?!\d)/)?.[0] ?? null;
}

/**
 * The one place that was meant: by its code, by its whole name, or because no other begins so.
 * @param found those whose code it is or whose names begin with what was typed
 */
export function chooseRegion(
	text: string,
	found: readonly RegionChoice[],
): Result<RegionChoice, 'place.unknown' | 'place.ambiguous'> {
	const typed = normalizeInput(text);
	const code = codeIn(text);
	const meant = code ? found.filter((one) => one.code === code) : found;
	const named = meant.filter(({ path }) => path.at(-1) === typed);
	const [first, second] = named.length > 0 ? named : meant;
	if (!first) return refuse('place.unknown', 'place', { typed });
	if (!second) return accept(first);
	const choices = (named.length > 0 ? named : meant).slice(0, 4).map(labelRegion).join('、');
	return refuse('place.ambiguous', 'place', { choices });
}
