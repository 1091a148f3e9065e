import type { Asset } from '#domain/projects/asset.ts';
import type { Contract } from '#domain/projects/contract.ts';
import type { PublishedPapers } from '#domain/timeline/paper.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';

/** The contracts of a project by their days, and its assets by name; the first 200 of each. */
export async function findPapers(db: Db, projectId: string): Promise<PublishedPapers> {
	const [contracts, assets] = await Promise.all([
		db
			.from('published_contracts')
			.select()
			.eq('project_id', projectId)
			.order('signed_on')
			.order('id')
			.limit(200)
			.then(answered),
		db
			.from('published_assets')
			.select()
			.eq('project_id', projectId)
			.order('name')
			.order('id')
			.limit(200)
			.then(answered),
	]);
	return {
		contracts: contracts.map((row) => ({
			id: row.id,
			number: row.number,
			subject: row.subject,
			contractor: row.contractor,
			amountFen: row.amount_fen,
			method: row.method as Contract['method'],
			signedOn: row.signed_on,
		})),
		assets: assets.map((row) => ({
			id: row.id,
			name: row.name,
			kind: row.kind as Asset['kind'],
			quantity: row.quantity,
			unit: row.unit,
			valueFen: row.value_fen,
			owner: row.owner,
			keeper: row.keeper,
			yearlyYieldFen: row.yearly_yield_fen,
		})),
	};
}
