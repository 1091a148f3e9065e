import type { Filter } from '#domain/filter.ts';
import type { exchangeList } from '#domain/pairings/exchange-list.ts';
import {
	exchangeKinds,
	exchangeStates,
	shapes,
	type Exchange,
	type ExchangeAnswer,
	type ExchangeField,
	type ExchangeKind,
	type ExchangeTerms,
	type PairingSides,
} from '#domain/pairings/exchange.ts';
import { columnsOf, type ListColumn } from './column.ts';
import { m } from './compiled/messages.js';
import { getLocale } from './compiled/runtime.js';
import { termFilter, yearFilter, type ListFilter, type ListSums } from './filter.ts';
import { formatCount, formatDate, formatDateTime, formatMoney } from './format.ts';
import { term, yesOrNo } from './terms.ts';

type Named = Pick<Exchange, 'kind' | 'subject' | 'role' | 'fromName' | 'toName' | 'placeName'>;

/** What a record is called: by what it is about, or by where from and where to. */
export function nameExchange({ kind, subject, role, fromName, toName }: Named): string {
	if (subject) return subject;
	const what = role ? term('posting_role', role) : term('exchange_kind', kind);
	return m.exchange_name({ what, from: fromName ?? '', to: toName ?? '' });
}

/** What each kind calls its own way. */
const ownWords: Readonly<Partial<Record<Told, (kind: ExchangeKind) => string>>> = {
	subject: (kind) => term('exchange_subject', kind),
	from_name: (kind) => term('exchange_from', kind),
	to_name: (kind) => term('exchange_to', kind),
	began_on: (kind) => term('exchange_began', kind),
	ended_on: (kind) => term('exchange_ended', kind),
	amount: (kind) => term('exchange_amount', kind),
	note: (kind) => term('exchange_note', kind),
};

type Told = ExchangeField | 'began_on';

/** What a field is called on the form of a kind and wherever its value is shown. */
export function labelField(field: Told, kind: ExchangeKind): string {
	return ownWords[field]?.(kind) ?? term('exchange_field', field);
}

type Telling = (told: ExchangeTerms, locale: ReturnType<typeof getLocale>) => string | null;

const count = (value: number | null, locale: ReturnType<typeof getLocale>) =>
	value === null ? null : formatCount(value, locale);

/** The value of each field in words; null is not told. Where it was is named elsewhere. */
const tellings: Readonly<Record<Exclude<Told, 'place'>, Telling>> = {
	subject: ({ subject }) => subject,
	role: ({ role }) => role && term('posting_role', role),
	field: ({ field }) => field && term('posting_field', field),
	people_count: ({ peopleCount }, locale) => count(peopleCount, locale),
	monitored_count: ({ monitoredCount }, locale) => count(monitoredCount, locale),
	days: ({ days }, locale) => count(days, locale),
	jobs_count: ({ jobsCount }, locale) => count(jobsCount, locale),
	amount: ({ amountFen }, locale) => (amountFen === null ? null : formatMoney(amountFen, locale)),
	is_park: ({ isPark }) => yesOrNo(isPark),
	from_name: ({ fromName }) => fromName,
	to_name: ({ toName }) => toName,
	began_on: ({ beganOn }, locale) => formatDate(beganOn, locale),
	ended_on: ({ endedOn }, locale) => endedOn && formatDate(endedOn, locale),
	transport: ({ transport }) => transport && term('transport', transport),
	channel: ({ channel }) => channel && term('purchase_channel', channel),
	person_name: ({ personName }) => personName,
	note: ({ note }) => note,
};

/** All that a record of its kind tells, in the order of its form. */
export function tellExchange(told: ExchangeTerms): { label: string; value: string | null }[] {
	const { needs, takes } = shapes[told.kind];
	const fields = ([...needs, 'began_on', ...takes] as const).filter((field) => field !== 'place');
	return fields.map((field) => ({
		label: labelField(field, told.kind),
		value: tellings[field](told, getLocale()),
	}));
}

/** The figure that a list shows first of a record: people, else money, else jobs. */
export function measureExchange({
	kind,
	peopleCount,
	amountFen,
	jobsCount,
}: Pick<Exchange, 'kind' | 'peopleCount' | 'amountFen' | 'jobsCount'>): string {
	const locale = getLocale();
	if (peopleCount !== null) return m.exchange_people({ count: formatCount(peopleCount, locale) });
	if (amountFen !== null) return formatMoney(amountFen, locale, 'wan');
	if (kind !== 'workshop' && kind !== 'industry') return '—';
	return jobsCount === null ? '—' : m.exchange_jobs({ count: formatCount(jobsCount, locale) });
}

/** What the other side said, by whom and when. */
export function answerOf({ verdict, note, organizationName, answeredAt }: ExchangeAnswer): string {
	const said = { organization: organizationName, time: formatDateTime(answeredAt, getLocale()) };
	return verdict === 'confirmed'
		? m.exchange_confirmed_by(said)
		: m.exchange_questioned_by({ ...said, note: note ?? '' });
}

/** 青岛市—定西市 2021–, so that two pairings of one place can be told apart. */
export function namePairing({
	supportingName,
	receivingName,
	validFrom,
	validTo,
}: Pick<PairingSides, 'supportingName' | 'receivingName' | 'validFrom' | 'validTo'>): string {
	const years = `${validFrom.slice(0, 4)}–${validTo?.slice(0, 4) ?? ''}`;
	return `${supportingName}—${receivingName} ${years}`;
}

export function exchangeFilters(
	pairings: readonly PairingSides[],
	years: readonly number[],
	{ role, park }: Filter<(typeof exchangeList)['filters']>,
): ListFilter[] {
	return [
		termFilter('state', m.part_status(), 'status_exchange', exchangeStates),
		termFilter('kind', m.exchange_kind(), 'exchange_kind', exchangeKinds),
		{
			name: 'pairing',
			label: m.exchange_pairing(),
			options: pairings.map((pairing) => ({ value: pairing.id, label: namePairing(pairing) })),
		},
		yearFilter('year', m.exchange_year(), years),
		...carried('role', term('exchange_field', 'role'), role && term('posting_role', role), role),
		...carried('park', term('exchange_field', 'is_park'), yesOrNo(true), park),
	];
}

/** Chosen by the link of a figure alone. */
function carried(
	name: string,
	label: string,
	word: string | undefined,
	value: string | undefined,
): ListFilter[] {
	if (!value) return [];
	return [{ name, label, options: [{ value, label: word ?? value }], isCarried: true }];
}

type Key = (typeof exchangeList.columns)[number];

export function exchangeColumns(): ListColumn<Exchange, Key>[] {
	const { text, word, money, count, day, instant } = columnsOf<Exchange, Key>();
	return [
		text('what', m.exchange_what(), nameExchange),
		word('kind', m.exchange_kind(), ({ kind }) => term('exchange_kind', kind)),
		text('pairing', m.exchange_pairing(), (row) => `${row.supportingName}—${row.receivingName}`),
		day('began_on', m.exchange_began_on(), ({ beganOn }) => beganOn),
		day('ended_on', m.exchange_ended_on(), ({ endedOn }) => endedOn),
		count('people', term('exchange_field', 'people_count'), ({ peopleCount }) => peopleCount),
		count('monitored', term('exchange_field', 'monitored_count'), (row) => row.monitoredCount),
		count('days', term('exchange_field', 'days'), ({ days }) => days),
		money('amount', m.exchange_amount(), ({ amountFen }) => amountFen, 'wan'),
		count('jobs', term('exchange_field', 'jobs_count'), ({ jobsCount }) => jobsCount),
		text('park', term('exchange_field', 'is_park'), ({ isPark }) => yesOrNo(isPark)),
		text('from', m.exchange_from(), ({ fromName }) => fromName),
		text('to', m.exchange_to(), ({ toName }) => toName),
		text('place', m.exchange_place(), ({ placeName }) => placeName),
		text('organization', m.exchange_house(), ({ organization }) => organization.name),
		word('state', m.part_status(), ({ state }) => term('status_exchange', state)),
		instant('written_at', m.exchange_written_at(), ({ writtenAt }) => writtenAt),
		text('id', m.list_id(), ({ id }) => id),
		text('demo', m.part_demo(), ({ isDemo }) => yesOrNo(isDemo)),
	];
}

interface ExchangeSum {
	readonly kind: string;
	readonly count: number;
	readonly peopleCount: number | null;
	readonly amountFen: number | null;
	readonly jobsCount: number | null;
}

/** Each kind apart: purchases and investments are never added together, nor people of two kinds. */
export function wordExchangeSums(sums: readonly ExchangeSum[]): ListSums {
	const locale = getLocale();
	return {
		count: sums.reduce((total, { count }) => total + count, 0),
		parts: sums.map(({ kind, count, peopleCount, amountFen, jobsCount }) =>
			[
				m.exchange_sum({ kind: term('exchange_kind', kind), count: formatCount(count, locale) }),
				peopleCount !== null && m.exchange_people({ count: formatCount(peopleCount, locale) }),
				amountFen !== null && formatMoney(amountFen, locale, 'wan'),
				jobsCount !== null && m.exchange_jobs({ count: formatCount(jobsCount, locale) }),
			]
				.filter((part) => part !== false)
				.join(' · '),
		),
	};
}
