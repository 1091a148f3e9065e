import type { Agreement } from '#data/funds-agreements.server.ts';
import { wordOf } from '#domain/reports/cell.ts';
import type { Fields } from '#domain/reports/sheet.ts';
import { accept, refuse, type Result } from '#domain/result.ts';

/** The agreement numbers that the rows name. */
export function numbersIn(rows: readonly Fields[]): string[] {
	return rows.flatMap(({ agreement: number }) => number?.trim() ?? []);
}

/** The signed agreement of a number; two of one number are no way to tell which. */
export function chooseAgreement(
	number: string | undefined,
	signed: readonly Agreement[],
): Result<Agreement, 'import.agreement_missing' | 'import.agreement_unknown'> {
	if (number === undefined) return refuse('import.agreement_missing');
	const named = signed.filter((agreement) => wordOf(agreement.number) === wordOf(number));
	const [only] = named;
	if (only && named.length === 1) return accept(only);
	return refuse('import.agreement_unknown', undefined, { typed: number });
}
