import {
	EMPTY,
	fundable,
	type Bucket,
	type FundableProject,
	type Holding,
	type Source,
} from '#domain/funds/holding.ts';
import type { ProjectName } from '#domain/funds/allocation.ts';
import { levelOf } from '#domain/regions/code.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';
import { nameColumns, toPledgeName, type PledgeNameRow } from './funds-pledges.server.ts';

// Accounts know pledges and projects by their postings as well, so the keys are named.
const columns = `bucket, balance_fen, inflow_fen,
	projects!fund_accounts_project_id_fkey(id, title),
	pledges!fund_accounts_pledge_id_fkey!inner(${nameColumns})` as const;

interface Row {
	readonly bucket: string;
	readonly balance_fen: number;
	readonly inflow_fen: number;
	readonly projects: ProjectName | null;
	readonly pledges: PledgeNameRow;
}

/** The money of a pledge in the projects that it went to. */
export async function listOfPledge(db: Db, pledgeId: string): Promise<Holding[]> {
	const query = db.from('fund_accounts').select(columns).eq('pledge_id', pledgeId);
	return toHoldings(answered(await query.not('project_id', 'is', null)));
}

/** All holdings from which something can be disbursed or spent. */
export async function listPayable(db: Db): Promise<Holding[]> {
	const query = db.from('fund_accounts').select(columns).in('bucket', ['allocated', 'disbursed']);
	return toHoldings(answered(await query.gt('balance_fen', 0).order('pledge_id')));
}

/** The pledges of a donation or of fiscal aid from which something can be allocated. */
export async function listSources(db: Db): Promise<Source[]> {
	const query = db.from('fund_accounts').select(`balance_fen,
		pledges!fund_accounts_pledge_id_fkey!inner(${nameColumns}, pledge_lines(village_code))`);
	const rows = answered(
		await query
			.eq('bucket', 'received')
			.gt('balance_fen', 0)
			.in('pledges.nature', ['fiscal_aid', 'social_donation'])
			.order('pledge_id'),
	);
	return rows.map(({ balance_fen, pledges }) => ({
		pledge: toPledgeName(pledges),
		availableFen: balance_fen,
		villageCodes: pledges.pledge_lines.map(({ village_code }) => village_code),
	}));
}

/** The projects within a region to which money can go, those of the latest pool first. */
export async function listFundable(db: Db, regionCode: string): Promise<FundableProject[]> {
	const query = db.from('projects').select(`id, title, village_code,
		regions!projects_village_code_fkey(name), project_villages(village_code)`);
	const rows = answered(
		await query
			.in('status', [...fundable])
			.like('village_code', `${prefixOf(regionCode)}%`)
			.order('pool_year', { ascending: false })
			.order('title'),
	);
	return rows.map((row) => ({
		id: row.id,
		title: row.title,
		villageName: row.regions.name,
		villageCodes: [row.village_code, ...row.project_villages.map((one) => one.village_code)],
	}));
}

/** The digits that every place in a region begins with. */
function prefixOf(regionCode: string): string {
	return regionCode.slice(0, [0, 2, 4, 6, 9, 12][levelOf(regionCode)]);
}

function toHoldings(rows: readonly Row[]): Holding[] {
	const groups = Map.groupBy(rows, ({ pledges, projects }) => `${pledges.id} ${projects?.id}`);
	return [...groups.values()].flatMap((group) => {
		const [first] = group;
		if (!first?.projects) return [];
		const bucket = (name: string): Bucket => {
			const row = group.find((one) => one.bucket === name);
			return row ? { balanceFen: row.balance_fen, inflowFen: row.inflow_fen } : EMPTY;
		};
		return [
			{
				pledge: toPledgeName(first.pledges),
				project: first.projects,
				allocated: bucket('allocated'),
				disbursed: bucket('disbursed'),
				spent: bucket('spent'),
			},
		];
	});
}
