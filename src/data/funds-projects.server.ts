import { moneyByNature, type ProjectMoney } from '#domain/funds/project.ts';
import { sumFen } from '#domain/money.ts';
import type { Nature } from '#domain/offers/offer.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';

/** How far the money of a project has gone, as far as the actor may see whose it is. */
export async function listMoney(db: Db, projectId: string): Promise<ProjectMoney[]> {
	const query = db
		.from('fund_accounts')
		.select('bucket, inflow_fen, pledges!fund_accounts_pledge_id_fkey!inner(nature)');
	const rows = answered(await query.eq('project_id', projectId));
	return moneyByNature(
		rows.map(({ bucket, inflow_fen: fen, pledges }) => ({
			nature: pledges.nature as Nature,
			bucket,
			fen,
		})),
	);
}

/** What was allocated to a project or paid out for it and lies unspent, in fen. */
export async function findOpenFen(db: Db, projectId: string): Promise<number> {
	const query = db.from('fund_accounts').select('balance_fen').eq('project_id', projectId);
	const rows = answered(await query.in('bucket', ['allocated', 'disbursed']));
	return sumFen(rows.map(({ balance_fen: fen }) => fen));
}
