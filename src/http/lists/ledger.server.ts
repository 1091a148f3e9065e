import { shanghaiDate } from '#domain/period.ts';
import type { LedgerFilter, LedgerRow } from '#domain/timeline/ledger.ts';
import { ledgerList } from '#domain/timeline/list.ts';
import { yearsSince } from '#domain/timeline/pairing.ts';
import type { Db } from '#data/client.server.ts';
import { findHead, listView } from '#data/timeline-ledger.server.ts';
import * as pairings from '#data/timeline-pairings.server.ts';
import { findSubjects } from '#data/timeline-subjects.server.ts';
import { listCounties } from '#data/timeline-villages.server.ts';
import { m } from '#text/compiled/messages.js';
import { pairingOptions, regionOptions } from '#text/filter.ts';
import { ledgerColumns, ledgerFilters } from '#text/ledger.ts';
import type { ListSource } from '#http/list.server.ts';

export const ledger: ListSource<LedgerRow, typeof ledgerList> = {
	name: 'ledger',
	form: ledgerList,
	title: m.ledger_title,
	columns: ledgerColumns,
	filters: readFilters,
	read: listView,
	key: ({ seq }) => String(seq),
	findHead,
};

async function readFilters(db: Db, filter: LedgerFilter) {
	const [counties, paired, subjects] = await Promise.all([
		listCounties(db),
		pairings.list(db),
		findSubjects(db, filter),
	]);
	const choices = {
		counties: regionOptions(counties),
		pairings: pairingOptions(paired),
		years: yearsSince(paired, shanghaiDate(new Date())),
		subjects,
	};
	return ledgerFilters(choices, filter);
}
