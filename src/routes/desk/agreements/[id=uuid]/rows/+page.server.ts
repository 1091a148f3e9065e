import { error } from '@sveltejs/kit';
import { formatFilter } from '#domain/filter.ts';
import { sheetForms } from '#domain/reports/assessment.ts';
import { findAssessment, listRows, sumSheet } from '#data/reports-assessments.server.ts';
import { listBySeq } from '#data/timeline-ledger-rows.server.ts';
import { filterOf } from '#http/address.server.ts';
import { openAgreement } from '#http/agreement.server.ts';
import { dayIn } from '#http/assessment.server.ts';

/** The very rows that a figure of the sheet is the sum of. */
export async function load({ locals: { db }, params: { id }, url }) {
	const { agreement, library } = await openAgreement(db, id);
	const filter = filterOf(url, sheetForms);
	if (!filter.figure) error(400, 'no figure is named');
	const asked = {
		pairingId: agreement.pairing.id,
		year: agreement.year,
		asOf: dayIn(url, agreement),
	};
	const { figure, skip = '0' } = filter;
	const [found, sums, handedIn] = await Promise.all([
		listRows(db, asked, { figure, skip: Number(skip) }),
		sumSheet(db, asked),
		findAssessment(db, id),
	]);
	const sum = sums.find((one) => one.figure === figure) ?? null;
	const kept =
		handedIn?.asOf === asked.asOf && handedIn.figures.find((one) => one.figure === figure);
	const seqs = found.rows.filter(({ record }) => record === 'posting');
	return {
		agreement,
		figure,
		asOf: asked.asOf,
		indicator: library.find(({ code }) => code === figure) ?? null,
		sum,
		/** The figure as it was handed in, where records were corrected since. */
		kept: kept && kept.value !== sum?.value ? kept : null,
		rows: found.rows,
		/** The query of the rows after these. */
		older:
			found.next === null
				? null
				: formatFilter({ figure, as_of: asked.asOf, skip: String(found.next) }),
		postings: await listBySeq(
			db,
			seqs.map(({ recordId }) => Number(recordId)),
		),
	};
}
