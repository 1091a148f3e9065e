import { codeIn } from '#domain/pledges/village.ts';
import { accept, refuse, type Result } from '#domain/result.ts';
import { normalizeInput } from '#domain/text.ts';

/** A division that typed text can mean. */
export interface PlaceChoice {
	readonly code: string;
	readonly name: string;
	/** From the county down. */
	readonly place: string;
}

const ABOVE = /^.*(?:街道|[乡镇县区市])(?=.)/u;

/** The names that a text can end in: 田家河乡元古堆 is 元古堆村 of 田家河乡. */
export function namesIn(text: string): string[] {
	const typed = normalizeInput(text);
	const last = typed.replace(ABOVE, '');
	return [...new Set([typed, last].flatMap((name) => (name ? [name, `${name}村`] : [])))];
}

/** The one place that was meant. @param known those of its code or names */
export function choosePlace(
	text: string,
	known: readonly PlaceChoice[],
): Result<PlaceChoice, 'place.unknown' | 'place.ambiguous'> {
	const code = codeIn(text);
	const typed = normalizeInput(text);
	const isMeant = ({ place, ...one }: PlaceChoice) =>
		code ? one.code === code : place.endsWith(typed) || place.endsWith(`${typed}村`);
	const meant = typed === '' ? [] : known.filter(isMeant);
	const [first, second] = meant;
	if (!first) return refuse('place.unknown', 'place', { typed });
	if (!second) return accept(first);
	const choices = meant
		.slice(0, 4)
		.map(({ code: own, place }) => `${own} ${place}`)
		.join('、');
	return refuse('place.ambiguous', 'place', { count: meant.length, choices });
}
