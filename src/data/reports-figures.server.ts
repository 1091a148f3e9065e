import type { Figures } from '#domain/reports/figures.ts';
import type { Report, ReportSummary } from '#domain/reports/report.ts';
import type { Scope } from '#domain/reports/subject.ts';
import type { Tables } from './database.types.ts';

export const summaryColumns =
	`id, scope, region_code, pairing_id, scope_name, month, edition, as_of,
	drawn_at, is_demo` as const;

export type SummaryRow = Pick<
	Tables<'published_reports'>,
	| 'id'
	| 'scope'
	| 'region_code'
	| 'pairing_id'
	| 'scope_name'
	| 'month'
	| 'edition'
	| 'as_of'
	| 'drawn_at'
	| 'is_demo'
>;

export const reportColumns = `${summaryColumns}, up_to, figures, hash, foreword, outlook,
	correction` as const;

export type ReportRow = SummaryRow &
	Pick<
		Tables<'published_reports'>,
		'up_to' | 'figures' | 'hash' | 'foreword' | 'outlook' | 'correction'
	>;

export function toSummary(row: SummaryRow, organizationName: string): ReportSummary {
	return {
		id: row.id,
		scope: row.scope as Scope,
		regionCode: row.region_code,
		pairingId: row.pairing_id,
		scopeName: row.scope_name,
		month: row.month.slice(0, 7),
		edition: row.edition,
		asOf: row.as_of,
		drawnAt: row.drawn_at,
		organizationName,
		isDemo: row.is_demo,
	};
}

export function toReport(row: ReportRow, organizationName: string): Report {
	const { hash, foreword, outlook, correction } = row;
	return {
		...toSummary(row, organizationName),
		...{ hash, foreword, outlook, correction },
		upTo: row.up_to,
		figures: toFigures(row.figures as unknown as Frozen),
	};
}

/** As private.draw_figures writes them. */
interface Frozen {
	readonly money: readonly {
		readonly nature: string;
		readonly bucket: string;
		readonly month_fen: number;
		readonly month_rows: number;
		readonly year_fen: number;
		readonly year_rows: number;
		readonly total_fen: number;
		readonly total_rows: number;
	}[];
	readonly idle: Figures['idle'];
	readonly goods: readonly {
		readonly stage: string;
		readonly item: string;
		readonly unit: string;
		readonly quantity: number;
		readonly occurred_on: string;
		readonly place: string | null;
	}[];
	readonly projects: readonly {
		readonly id: string;
		readonly title: string;
		readonly village_code: string;
		readonly place: string;
		readonly status: string;
		readonly works_percent: number;
		readonly last_entry_on: string | null;
		readonly light: string | null;
		readonly ruled: boolean;
		readonly causes: Figures['projects'][number]['causes'];
	}[];
	readonly needs: readonly {
		readonly id: string;
		readonly title: string;
		readonly village_code: string;
		readonly place: string;
		readonly category: string;
		readonly status: string;
		readonly opened_on: string;
		readonly met_on: string | null;
	}[];
}

function toFigures({ money, idle, goods, projects, needs }: Frozen): Figures {
	return {
		money: money.map((row) => ({
			nature: row.nature as Figures['money'][number]['nature'],
			bucket: row.bucket as Figures['money'][number]['bucket'],
			month: { fen: row.month_fen, rowCount: row.month_rows },
			year: { fen: row.year_fen, rowCount: row.year_rows },
			total: { fen: row.total_fen, rowCount: row.total_rows },
		})),
		idle,
		goods: goods.map(({ quantity, occurred_on: occurredOn, stage, ...row }) => ({
			...row,
			stage: stage as Figures['goods'][number]['stage'],
			milli: Math.round(quantity * 1000),
			occurredOn,
		})),
		projects: projects.map((row) => ({
			id: row.id,
			title: row.title,
			villageCode: row.village_code,
			place: row.place,
			status: row.status as Figures['projects'][number]['status'],
			worksPercent: row.works_percent,
			lastEntryOn: row.last_entry_on,
			light: row.light as Figures['projects'][number]['light'],
			isRuled: row.ruled,
			causes: row.causes,
		})),
		needs: needs.map((row) => ({
			id: row.id,
			title: row.title,
			villageCode: row.village_code,
			place: row.place,
			category: row.category,
			status: row.status,
			openedOn: row.opened_on,
			metOn: row.met_on,
		})),
	};
}
