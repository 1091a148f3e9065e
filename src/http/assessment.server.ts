import { error } from '@sveltejs/kit';
import { parseDate, shanghaiDate } from '#domain/period.ts';
import { lastDayOf, targetsOf, type Agreement } from '#domain/pairings/agreement.ts';
import { linesOf, sheetDay, sheetForms } from '#domain/reports/assessment.ts';
import type { Db } from '#data/client.server.ts';
import { findAssessment, sumSheet } from '#data/reports-assessments.server.ts';
import type { Sheet } from '#text/assessment.ts';
import { filterOf } from './address.server.ts';
import { openAgreement } from './agreement.server.ts';

/** The day that an address asks for, within the year of the agreement. */
export function dayIn(url: URL, agreement: Agreement): string {
	const { as_of: asked } = filterOf(url, { as_of: sheetForms.as_of });
	if (asked !== undefined && !parseDate(asked).ok) error(400, 'no such day');
	const today = shanghaiDate(new Date());
	return sheetDay(asked, { year: agreement.year, lastDay: lastDayOf(agreement), today });
}

/**
 * The self-assessment sheet of an agreement as of a day. Once it is closed, its figures on the last
 * day are those that were handed in.
 */
export async function openSheet(db: Db, url: URL, id: string): Promise<Sheet> {
	const { agreement, library } = await openAgreement(db, id);
	const assessment = await findAssessment(db, id);
	const lastDay = lastDayOf(agreement);
	const isAsked = url.searchParams.has('as_of');
	const asOf = assessment && !isAsked ? assessment.asOf : dayIn(url, agreement);
	const isClosing = assessment !== null && assessment.asOf === asOf;
	const { year, pairing } = agreement;
	const figures = isClosing
		? assessment.figures
		: await sumSheet(db, { pairingId: pairing.id, year, asOf });
	return {
		agreement,
		asOf,
		lastDay,
		lines: linesOf(library, targetsOf(agreement), figures),
		figures,
		assessment: isClosing ? assessment : null,
	};
}
