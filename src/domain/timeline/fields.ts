import { parseAmount } from '#domain/money.ts';
import { parsePercent } from '#domain/needs/quantity.ts';
import { parseDate } from '#domain/period.ts';
import type { Result } from '#domain/result.ts';
import { isBlank } from '#domain/text.ts';
import type { Sending, SendingFields } from './sending.ts';

/** Refusals by the field beside which they stand. */
export type FieldRefusals = { readonly [Field in keyof SendingFields | 'photos']?: string };

/**
 * What a phone can see is wrong before it keeps an update for sending, when no server can be asked.
 * The server asks the same and more.
 * @param today 'YYYY-MM-DD'
 */
export function checkFields(
	{ fields, isCorrection, photos, staged }: Sending,
	today: string,
): FieldRefusals {
	const found: Partial<Record<keyof FieldRefusals, string>> = {};
	if (!fields.project_id) found.project_id = 'update.project_missing';
	if (isBlank(fields.body)) found.body = 'update.body_missing';
	if (isCorrection && isBlank(fields.correction_note)) {
		found.correction_note = 'update.correction_note_missing';
	}
	if (photos.length + staged.length > 9) found.photos = 'update.too_many_photos';
	const date = parseDate(fields.event_on);
	if (!date.ok) found.event_on = date.refusal.name;
	else if (date.value > today) found.event_on = 'update.in_the_future';
	const percent = refusalOf(fields.works_percent, parsePercent);
	if (percent) found.works_percent = percent;
	const amount = refusalOf(fields.amount, parseAmount);
	if (amount) found.amount = amount;
	return found;
}

function refusalOf(text: string, parse: (text: string) => Result<unknown>): string | null {
	const parsed = isBlank(text) ? null : parse(text);
	return parsed && !parsed.ok ? parsed.refusal.name : null;
}
