import { formatYuan } from '#domain/money.ts';
import { photoPath, type Entry } from './entry.ts';
import type { Gift } from './gift.ts';
import type { LedgerRow } from './ledger.ts';
import type { PublishedProject } from './project.ts';
import type { Sum } from './totals.ts';

/*
 * The machine forms of what the pages show: names in snake_case, amounts twice, since a fen is
 * exact and 元 is what people quote. Others depend on these names: add to them, never change them.
 */

/** 元 without separators, two decimals: -1234.50. */
export function plainYuan(fen: number): string {
	return formatYuan(fen).replaceAll(',', '');
}

export function openAmount(fen: number): { yuan: string; fen: number } {
	return { yuan: plainYuan(fen), fen };
}

export function openSum({ nature, bucket, fen, rowCount }: Sum) {
	return { nature, bucket, amount: openAmount(fen), row_count: rowCount };
}

/** A row of the ledger. `donor` is null for those who do not want to be named. */
export function openRow(row: LedgerRow) {
	return {
		seq: row.seq,
		kind: row.kind,
		bucket: row.bucket,
		nature: row.nature,
		amount: openAmount(row.signedFen),
		occurred_on: row.occurredOn,
		recorded_at: row.recordedAt,
		donor: row.donor,
		pairing: row.pairing,
		project: row.project,
		village: row.place,
		corrects_seq: row.correctsSeq,
		reason: row.reason,
		is_demo: row.isDemo,
	};
}

export function openEntry(entry: Entry) {
	const { kind, ...facts } = entry.facts;
	return {
		seq: entry.seq,
		kind,
		occurred_on: entry.occurredOn,
		published_at: entry.publishedAt,
		body: entry.body,
		facts: Object.fromEntries(Object.entries(facts).map(([name, fact]) => openFact(name, fact))),
		ledger_seq: entry.postingSeq,
		corrects_seq: entry.correctsSeq,
		corrected_by_seq: entry.correctedBySeq,
		photos: entry.photos.map((photo) => ({
			path: photoPath(photo),
			thumbnail_path: photoPath({ ...photo, ...photo.small }),
			width: photo.width,
			height: photo.height,
			caption: photo.caption,
		})),
	};
}

/** worksPercent → works_percent; signedFen and amountFen → the amount in both units. */
function openFact(name: string, fact: string | number | null): [string, unknown] {
	if (/Fen$/.test(name)) return ['amount', typeof fact === 'number' ? openAmount(fact) : null];
	return [name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`), fact];
}

export function openGift({ donor, sums }: Gift) {
	return { donor, sums: sums.map(openSum) };
}

export function openProject(project: PublishedProject) {
	return {
		id: project.id,
		title: project.title,
		village: project.place,
		kind: project.kind,
		status: project.status,
		pool_year: project.poolYear,
		pairing: project.pairing,
		need_id: project.needId,
		implementing_unit: project.implementingUnit,
		approval_number: project.approvalNumber,
		farmer_linkage: project.farmerLinkage,
		performance_target: project.performanceTarget,
		budget: openAmount(project.budgetFen),
		works_percent: project.worksPercent,
		last_entry_on: project.lastEntryOn,
		next_due_on: project.nextDueOn,
		is_demo: project.isDemo,
	};
}
