import { natures } from '#domain/offers/offer.ts';
import { ANONYMOUS, buckets, type LedgerFilter, type LedgerRow } from '#domain/timeline/ledger.ts';
import type { ledgerList } from '#domain/timeline/list.ts';
import { columnsOf, type ListColumn } from './column.ts';
import { m } from './compiled/messages.js';
import { termFilter, yearFilter, type ListFilter, type Option } from './filter.ts';
import { term, yesOrNo } from './terms.ts';
import { donorName, placeName } from './timeline.ts';

/** 青岛市—定西市 */
export function pairingName({ supporting, receiving }: NonNullable<LedgerRow['pairing']>): string {
	return `${supporting}—${receiving}`;
}

/** What the money is for: its project, else the village, as far as either is known. */
export function useName({ project, place }: LedgerRow): string | null {
	return project?.name ?? (place && placeName(place));
}

interface Choices {
	readonly counties: readonly Option[];
	readonly pairings: readonly Option[];
	readonly years: readonly number[];
	/** The names behind the ids in the filter. */
	readonly subjects: Readonly<Record<'donor' | 'project' | 'village', string | null>>;
}

export function ledgerFilters(
	{ counties, pairings, years, subjects }: Choices,
	filter: LedgerFilter,
): ListFilter[] {
	const donor = filter.donor === ANONYMOUS ? m.donor_anonymous() : subjects.donor;
	const carried = (name: 'donor' | 'project' | 'village', label: string, word: string | null) => {
		const value = filter[name] ?? '';
		return { name, label, options: [{ value, label: word ?? value }], isCarried: true };
	};
	return [
		termFilter('nature', m.ledger_nature(), 'nature', natures),
		termFilter('bucket', m.ledger_bucket(), 'bucket', buckets),
		yearFilter('year', m.ledger_year(), years),
		{ name: 'pairing', label: m.ledger_pairing(), options: pairings },
		{ name: 'county', label: m.ledger_county(), options: counties },
		carried('donor', m.ledger_donor(), donor),
		carried('project', m.ledger_project(), subjects.project),
		carried('village', m.ledger_village(), subjects.village),
	];
}

type Key = (typeof ledgerList.columns)[number];

/** @param at the instant of the file, ISO 8601 */
export function ledgerColumns(at: string | null = null): ListColumn<LedgerRow, Key>[] {
	const { text, word, money, serial, day, instant } = columnsOf<LedgerRow, Key>();
	return [
		serial('seq', m.ledger_seq(), ({ seq }) => seq),
		day('occurred_on', m.ledger_date(), ({ occurredOn }) => occurredOn),
		instant('recorded_at', m.ledger_recorded_at(), ({ recordedAt }) => recordedAt),
		word('nature', m.ledger_nature(), ({ nature }) => term('nature', nature)),
		text('bucket', m.ledger_bucket(), ({ bucket }) => term('bucket', bucket)),
		word('kind', m.ledger_kind(), ({ kind }) => term('kind_posting', kind)),
		money('amount', m.ledger_amount_plain(), ({ signedFen }) => signedFen),
		serial('fen', m.ledger_amount_fen(), ({ signedFen }) => signedFen),
		text('donor', m.ledger_donor(), ({ donor }) => donorName(donor)),
		text('use', m.ledger_use(), useName),
		word('pairing', m.ledger_pairing(), ({ pairing }) => pairing && pairingName(pairing)),
		text('county', m.ledger_county(), ({ place }) => place?.county ?? null),
		text('township', m.ledger_township(), ({ place }) => place?.township ?? null),
		text('village', m.ledger_village(), ({ place }) => place?.village ?? null),
		text('village_code', m.ledger_village_code(), ({ place }) => place?.code ?? null),
		text('project', m.ledger_project(), ({ project }) => project?.name ?? null),
		text('project_id', m.ledger_project_id(), ({ project }) => project?.id ?? null),
		serial('corrects_seq', m.ledger_corrects(), ({ correctsSeq }) => correctsSeq),
		text('reason', m.ledger_reason(), ({ reason }) => reason),
		text('demo', m.ledger_demo(), ({ isDemo }) => yesOrNo(isDemo)),
		instant('as_of', m.ledger_as_of(), () => at),
	];
}
