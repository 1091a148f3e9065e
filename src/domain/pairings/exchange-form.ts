import { countOrNull } from '#domain/count.ts';
import { formatYuan, parseAmount } from '#domain/money.ts';
import { parseDate } from '#domain/period.ts';
import { valueOf } from '#domain/result.ts';
import { isBlank } from '#domain/text.ts';
import {
	shapes,
	type Exchange,
	type ExchangeField,
	type ExchangeTerms,
	type PairingSides,
} from './exchange.ts';
import type { ExchangeForm } from './schema.ts';

/** What the database is asked to append; `version` is the one that is corrected, null for none. */
export interface ExchangeDraft extends ExchangeTerms {
	readonly version: number | null;
	readonly reason: string | null;
}

/** The record that a checked form describes; what its kind does not tell is left out. */
export function exchangeFromForm(form: ExchangeForm, placeCode: string | null): ExchangeDraft {
	const { needs, takes } = shapes[form.kind];
	const tells = (field: ExchangeField) => [...needs, ...takes].includes(field);
	const text = (field: ExchangeField): string | null => {
		const typed = String(form[field]);
		return tells(field) && !isBlank(typed) ? typed : null;
	};
	const count = (field: ExchangeField) => countOrNull(text(field) ?? '');
	const amount = text('amount');
	const ended = text('ended_on');
	return {
		version: form.version === '' ? null : Number(form.version),
		reason: form.version === '' ? null : form.reason,
		kind: form.kind,
		pairingId: form.pairing_id,
		beganOn: valueOf(parseDate(form.began_on)),
		endedOn: ended && valueOf(parseDate(ended)),
		placeCode: tells('place') ? placeCode : null,
		subject: text('subject'),
		role: text('role') as ExchangeTerms['role'],
		field: text('field') as ExchangeTerms['field'],
		peopleCount: count('people_count'),
		monitoredCount: count('monitored_count'),
		days: count('days'),
		amountFen: amount === null ? null : valueOf(parseAmount(amount)),
		jobsCount: count('jobs_count'),
		isPark: tells('is_park') && form.is_park,
		fromName: text('from_name'),
		toName: text('to_name'),
		transport: text('transport') as ExchangeTerms['transport'],
		channel: text('channel') as ExchangeTerms['channel'],
		personName: text('person_name'),
		note: text('note'),
	};
}

/** A record as the form shows it again, to be corrected. */
export function formOfExchange(exchange: Exchange, place: string): ExchangeForm {
	const count = (value: number | null) => (value === null ? '' : String(value));
	return {
		version: String(exchange.version),
		kind: exchange.kind,
		pairing_id: exchange.pairingId,
		began_on: exchange.beganOn,
		ended_on: exchange.endedOn ?? '',
		place,
		subject: exchange.subject ?? '',
		role: exchange.role ?? '',
		field: exchange.field ?? '',
		people_count: count(exchange.peopleCount),
		monitored_count: count(exchange.monitoredCount),
		days: count(exchange.days),
		amount: exchange.amountFen === null ? '' : formatYuan(exchange.amountFen),
		jobs_count: count(exchange.jobsCount),
		is_park: exchange.isPark,
		from_name: exchange.fromName ?? '',
		to_name: exchange.toName ?? '',
		transport: exchange.transport ?? '',
		channel: exchange.channel ?? '',
		person_name: exchange.personName ?? '',
		note: exchange.note ?? '',
		reason: '',
	};
}

/** Under which pairing a new one is likely to stand: the one that was asked for, or the first. */
export function likelyPairing(
	pairings: readonly PairingSides[],
	asked: string | null,
): PairingSides | null {
	return pairings.find(({ id }) => id === asked) ?? pairings[0] ?? null;
}

/** Beside which input a refusal of the database belongs. */
export const exchangePlaces: Readonly<Record<string, string>> = {
	'exchange.pairing_not_yours': 'pairing_id',
	'exchange.pairing_not_valid': 'began_on',
	'exchange.in_the_future': 'began_on',
	'exchange.ends_before': 'ended_on',
	'exchange.across_years': 'ended_on',
	'exchange.place_elsewhere': 'place',
};
