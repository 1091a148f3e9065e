import { natures, type Nature } from '#domain/offers/offer.ts';
import { fenOf, idleOf, moneyIn, moneyRates } from '#domain/reports/figures.ts';
import { spans, type Report } from '#domain/reports/report.ts';
import { buckets, stages, type Bucket } from '#domain/timeline/ledger.ts';
import { m } from './compiled/messages.js';
import { getLocale } from './compiled/runtime.js';
import { formatMonth, moneyUnit } from './format.ts';
import { countCell, moneyCell, ratioCell } from './report-cells.ts';
import type { ReportRow, ReportTable } from './report.ts';
import { term } from './terms.ts';

/** 本月, 本年, 累计, as heads of columns; with the month that is meant. */
export function spanHeads({ month }: Pick<Report, 'month'>): string[] {
	const locale = getLocale();
	return [
		formatMonth(month, locale),
		m.report_span_year({ year: month.slice(0, 4) }),
		m.report_span_total(),
	];
}

/** A table for each nature: they are never added together. */
export function moneyTables(report: Report): ReportTable[] {
	const known = natures.filter((nature) =>
		report.figures.money.some((one) => one.nature === nature),
	);
	const tables = known.map((nature) => ({
		title: m.report_money({
			nature: term('nature', nature),
			unit: moneyUnit(getLocale()),
		}),
		head: [m.report_stage(), ...spanHeads(report)],
		rows: bucketsOf(report, nature).map((bucket) => bucketRow(report, nature, bucket)),
	}));
	const rates = known.flatMap((nature) => rateRows(report, nature));
	const idle = known.flatMap((nature) => idleRows(report, nature));
	return [
		...tables,
		...(rates.length > 0 ? [rateTable(rates)] : []),
		...(idle.length > 0 ? [idleTable(idle)] : []),
	];
}

/** What is invested or bought ends at received. */
function bucketsOf({ figures }: Report, nature: Nature): Bucket[] {
	const isPassedOn = nature === 'fiscal_aid' || nature === 'social_donation';
	const always: readonly Bucket[] = isPassedOn ? stages : ['committed', 'received'];
	const has = (bucket: Bucket) =>
		figures.money.some((one) => one.nature === nature && one.bucket === bucket);
	return buckets.filter((bucket) => always.includes(bucket) || has(bucket));
}

function bucketRow(report: Report, nature: Nature, bucket: Bucket): ReportRow {
	return {
		label: term('bucket', bucket),
		cells: spans.map((span) => {
			const { fen, rowCount } = moneyIn(report.figures, { nature, bucket, span });
			return moneyCell(fen, { of: 'money', nature, bucket, span }, rowCount);
		}),
	};
}

function rateTable(rows: readonly ReportRow[]): ReportTable {
	return {
		title: m.report_money_rates(),
		head: [m.report_rate(), m.report_rate_part(), m.report_rate_whole(), m.report_rate_share()],
		rows,
	};
}

function rateRows(report: Report, nature: Nature): ReportRow[] {
	const isPassedOn = nature === 'fiscal_aid' || nature === 'social_donation';
	return moneyRates(report)
		.filter(({ name }) => name === 'receipt' || isPassedOn)
		.map(({ name, part, whole }) => {
			const [some, all] = [part, whole].map((bucket) => {
				const asked = { nature, bucket, span: 'total' } as const;
				return { ...moneyIn(report.figures, asked), rows: { of: 'money', ...asked } };
			}) as [Summed, Summed];
			return {
				label: `${term('nature', nature)} · ${term('report_rate', name)}`,
				cells: [
					moneyCell(some.fen, some.rows, some.rowCount),
					moneyCell(all.fen, all.rows, all.rowCount),
					ratioCell(some.fen, all.fen),
				],
			};
		});
}

interface Summed {
	readonly fen: number;
	readonly rowCount: number;
	readonly rows: { of: 'money'; nature: Nature; bucket: Bucket; span: 'total' };
}

function idleTable(rows: readonly ReportRow[]): ReportTable {
	return {
		title: m.report_idle(),
		head: [m.report_idle_what(), m.report_idle_amount(), m.report_idle_count()],
		rows,
	};
}

function idleRows(report: Report, nature: Nature): ReportRow[] {
	return [false, true].flatMap((isLong) => {
		const found = idleOf(report, { nature, isLong });
		if (found.length === 0) return [];
		const rows = { of: 'idle', nature, ...(isLong && { long: 'yes' }) };
		const word = { nature: term('nature', nature) };
		return [
			{
				label: isLong ? m.report_idle_long(word) : m.report_idle_all(word),
				cells: [moneyCell(fenOf(found), rows, found.length), countCell(found.length, rows)],
			},
		];
	});
}
