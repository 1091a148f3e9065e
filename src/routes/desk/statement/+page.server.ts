import { sumByNature, sumByUse } from '#domain/funds/statement.ts';
import { shanghaiDate } from '#domain/period.ts';
import { firstYear, listMovements } from '#data/funds-statement.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { statementYear } from '#http/statement.server.ts';

export async function load({ locals, url }) {
	const { seat } = whoMay(locals, 'statement.read');
	const today = shanghaiDate(new Date());
	const thisYear = Number(today.slice(0, 4));
	const year = statementYear(url, thisYear);
	const [movements, first] = await Promise.all([
		listMovements(locals.db, seat.organizationId, year),
		firstYear(locals.db, seat.organizationId),
	]);
	const count = thisYear - (first ?? thisYear) + 1;
	return {
		donor: seat.organizationName,
		year,
		years: Array.from({ length: count }, (_, back) => thisYear - back),
		today,
		natures: sumByNature(movements),
		uses: sumByUse(movements),
		receipts: movements.filter(({ bucket }) => bucket === 'received'),
	};
}
