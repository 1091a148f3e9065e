import { goodsStages } from '#domain/reports/figures.ts';
import { goodsOf } from '#domain/reports/rows.ts';
import { spans, type Report } from '#domain/reports/report.ts';
import { m } from './compiled/messages.js';
import { quantityCell } from './report-cells.ts';
import { spanHeads } from './report-money.ts';
import type { ReportRow, ReportTable } from './report.ts';
import { term } from './terms.ts';

/** Goods by item and unit, never added to each other nor to money. */
export function goodsTables(report: Report): ReportTable[] {
	const items = new Map(
		report.figures.goods.map(({ item, unit }) => [`${item}\n${unit}`, { item, unit }]),
	);
	if (items.size === 0) return [];
	const rows = [...items.values()].flatMap((one) =>
		goodsStages
			.filter((stage) => goodsOf(report, { of: 'goods', ...one, stage }).length > 0)
			.map((stage) => goodsRow(report, { ...one, stage })),
	);
	return [{ title: m.report_goods(), head: [m.report_goods_what(), ...spanHeads(report)], rows }];
}

function goodsRow(
	report: Report,
	{ item, unit, stage }: { item: string; unit: string; stage: (typeof goodsStages)[number] },
): ReportRow {
	return {
		label: m.report_goods_row({ item, unit, stage: term('report_goods', stage) }),
		cells: spans.map((span) => {
			const rows = { of: 'goods', item, unit, stage, span };
			const found = goodsOf(report, rows);
			const milli = found.reduce((sum, one) => sum + one.milli, 0);
			return quantityCell(milli, unit, { rows, rowCount: found.length });
		}),
	};
}
