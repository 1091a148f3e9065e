import type { NeedStatus } from '#domain/needs/need.ts';
import { sumFen } from '#domain/money.ts';
import type { ProjectStatus } from '#domain/projects/project.ts';
import { ancestorsOf } from '#domain/regions/code.ts';
import type {
	LedgerAsset,
	LedgerHeadCount,
	LedgerNeed,
	LedgerPairing,
	LedgerProject,
	VillageLedger,
} from '#domain/reports/village-ledger.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';

/** More than any village has of anything; a ledger is read whole. */
const MOST = 500;

/** What the actor may see of a village. */
export async function find(db: Db, code: string): Promise<VillageLedger> {
	const [headCounts, pairings, needs, works] = await Promise.all([
		listHeadCounts(db, code),
		listPairings(db, code),
		listNeeds(db, code),
		listProjects(db, code),
	]);
	return { headCounts, pairings, needs, ...works };
}

async function listHeadCounts(db: Db, code: string): Promise<LedgerHeadCount[]> {
	const query = db.from('region_statistics').select('year, households, population, source');
	return answered(await query.eq('region_code', code).order('year', { ascending: false }));
}

async function listPairings(db: Db, code: string): Promise<LedgerPairing[]> {
	const query = db.from('pairings').select(`id, valid_from, valid_to,
		organizations!pairings_supporting_organization_id_fkey(name),
		regions!pairings_receiving_region_code_fkey(name)`);
	const above = query.in('receiving_region_code', [...ancestorsOf(code), code]);
	const rows = answered(await above.order('valid_from', { ascending: false }).limit(MOST));
	return rows.map((row) => ({
		id: row.id,
		supporting: row.organizations.name,
		receiving: row.regions.name,
		validFrom: row.valid_from,
		validTo: row.valid_to,
	}));
}

async function listNeeds(db: Db, code: string): Promise<LedgerNeed[]> {
	const query = db.from('needs').select('id, title, status, amount_fen, quantity, unit');
	const its = query.eq('village_code', code).order('edited_at', { ascending: false });
	return answered(await its.limit(MOST)).map((row) => ({
		id: row.id,
		title: row.title,
		status: row.status as NeedStatus,
		amountFen: row.amount_fen,
		quantity: row.quantity,
		unit: row.unit,
	}));
}

/** Its own projects, and those of several villages that it takes part in. */
async function listProjects(
	db: Db,
	code: string,
): Promise<{ projects: LedgerProject[]; assets: LedgerAsset[] }> {
	const shared = answered(
		await db.from('project_villages').select('project_id').eq('village_code', code).limit(MOST),
	);
	const ids = shared.map(({ project_id }) => project_id);
	const query = db.from('projects').select(`id, title, pool_year, status,
		budget_lines(amount_fen), assets(id, name, quantity, unit, owner, keeper)`);
	const its = query.or(`village_code.eq.${code},id.in.(${ids.join(',')})`);
	const rows = answered(await its.order('pool_year', { ascending: false }).limit(MOST));
	return {
		projects: rows.map((row) => ({
			id: row.id,
			title: row.title,
			poolYear: row.pool_year,
			status: row.status as ProjectStatus,
			budgetFen: row.budget_lines.length
				? sumFen(row.budget_lines.map(({ amount_fen }) => amount_fen))
				: null,
		})),
		assets: rows.flatMap((row) => row.assets.map((asset) => ({ ...asset, projectId: row.id }))),
	};
}
