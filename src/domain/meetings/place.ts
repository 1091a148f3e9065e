import { chooseVillage, type VillageChoice } from '#domain/pledges/village.ts';
import { accept, type Result } from '#domain/result.ts';
import { isBlank } from '#domain/text.ts';

/** A county, township or village that typed text can mean. */
export type PlaceChoice = VillageChoice;

const refusals = {
	'pledge.village_unknown': 'meeting_item.place_unknown',
	'pledge.village_ambiguous': 'meeting_item.place_ambiguous',
} as const;

/** The one place that was meant, by its code or name; null where nothing was typed. */
export function choosePlace(text: string, known: readonly PlaceChoice[]): Result<string | null> {
	if (isBlank(text)) return accept(null);
	const place = chooseVillage(text, known);
	if (place.ok) return accept(place.value.code);
	const { name, facts = {} } = place.refusal;
	return { ok: false, refusal: { name: refusals[name], field: 'place', facts } };
}
