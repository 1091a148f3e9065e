import type { RiskCount, RiskStatement } from '#domain/needs/risk-count.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import type { Tables } from './database.types.ts';
import { act, answered } from './fault.server.ts';

/** A row of the view: what the table does not leave empty, nor does the view. */
interface Row extends Tables<'risk_counts'> {
	village_name: string;
	organization_name: string;
	verdict: string | null;
	note: string | null;
}

/** What a village says of each year today, the newest year first. */
export async function list(db: Db, code: string): Promise<RiskCount[]> {
	const query = db.from('current_risk_counts').select('*').eq('village_code', code);
	const rows = answered(await query.order('year', { ascending: false }).limit(100));
	return (rows as Row[]).map(toCount);
}

/** One of them; null where there is none, or a later one corrects it. */
export async function find(db: Db, id: string): Promise<RiskCount | null> {
	const query = db.from('current_risk_counts').select('*').eq('id', id).maybeSingle();
	const row = answered(await query) as Row | null;
	return row && toCount(row);
}

/** Stating the same id again changes nothing. */
export function state(db: Db, stated: RiskStatement): Promise<Result<string>> {
	return act(db, 'state_risk_count', {
		id: stated.id,
		village_code: stated.villageCode,
		counted_on: stated.countedOn,
		...stated.counts,
		version: stated.version,
		reason: stated.reason,
	});
}

/** The county verifies it, or sends it back with a note. */
export function judge(db: Db, id: string, note: string | null): Promise<Result<string>> {
	const verdict = note === null ? 'verified' : 'returned';
	return act(db, 'judge_risk_count', { id, verdict, note });
}

function toCount(row: Row): RiskCount {
	return {
		id: row.id,
		villageCode: row.village_code,
		villageName: row.village_name,
		year: row.year,
		version: row.version,
		countedOn: row.counted_on,
		counts: {
			unstable: row.unstable_count,
			marginal: row.marginal_count,
			sudden: row.sudden_count,
			resolved: row.resolved_count,
		},
		reason: row.reason,
		isEnteredOnBehalf: row.is_entered_on_behalf,
		organizationName: row.organization_name,
		verdict: row.verdict as RiskCount['verdict'],
		note: row.note,
		isDemo: row.is_demo,
	};
}
