import type { Period } from '#domain/period.ts';
import type { pairingList } from '#domain/pairings/list.ts';
import {
	pairingKinds,
	pairingStates,
	programmes,
	stateOn,
	type Pairing,
} from '#domain/pairings/pairing.ts';
import { columnsOf, type ListColumn } from './column.ts';
import { m } from './compiled/messages.js';
import { getLocale } from './compiled/runtime.js';
import { termFilter, type ListFilter } from './filter.ts';
import { formatDate } from './format.ts';
import { term, yesOrNo } from './terms.ts';

export function nameSides({ supporting, receiving }: Pick<Pairing, 'supporting' | 'receiving'>) {
	return `${supporting.name}—${receiving.name}`;
}

/** From when until when. */
export function wordPeriod({ validFrom, validTo }: Period): string {
	const from = formatDate(validFrom, getLocale());
	if (validTo === null) return m.pairing_since({ from });
	return m.pairing_period({ from, to: formatDate(validTo, getLocale()) });
}

/** @param region the place that the list is narrowed to by a link */
export function pairingFilters(region?: { code: string; name: string }): ListFilter[] {
	return [
		termFilter('state', m.part_status(), 'state_pairing', pairingStates),
		termFilter('kind', m.pairing_kind(), 'kind_pairing', pairingKinds),
		termFilter('programme', m.pairing_programme(), 'programme', programmes),
		{
			name: 'region',
			label: m.pairing_region(),
			options: region ? [{ value: region.code, label: region.name }] : [],
			isCarried: true,
		},
	];
}

type Key = (typeof pairingList.columns)[number];

/** @param today parts those in force from the others */
export function pairingColumns(today: string): ListColumn<Pairing, Key>[] {
	const { text, word, day } = columnsOf<Pairing, Key>();
	return [
		text('sides', m.pairing_sides(), nameSides),
		word('kind', m.pairing_kind(), ({ kind }) => term('kind_pairing', kind)),
		word('programme', m.pairing_programme(), ({ programme }) => term('programme', programme)),
		text('supporting_region', m.pairing_from(), ({ supporting }) => supporting.regionName),
		text('receiving_region', m.pairing_to(), ({ receiving }) => receiving.regionName),
		day('valid_from', m.pairing_valid_from(), ({ validFrom }) => validFrom),
		day('valid_to', m.pairing_valid_to(), ({ validTo }) => validTo),
		text('basis', m.pairing_basis(), ({ basis }) => basis),
		word('state', m.part_status(), (pairing) => term('state_pairing', stateOn(today, pairing))),
		word('supporting_code', m.pairing_from_code(), ({ supporting }) => supporting.regionCode),
		word('receiving_code', m.pairing_to_code(), ({ receiving }) => receiving.regionCode),
		text('id', m.list_id(), ({ id }) => id),
		text('demo', m.part_demo(), ({ isDemo }) => yesOrNo(isDemo)),
	];
}
