import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { projectAt } from './giving.ts';
import { gather, type Cast } from './people.ts';

const road = {
	name: '水泥路',
	kind: 'public_benefit',
	quantity: 1.2,
	unit: '公里',
	owner: '元古堆村集体',
	keeper: '公益岗',
	location: '张三家门口',
};

async function sign(tx: Tx, { countyEditor }: Cast, project: string, contractor: string) {
	await become(tx, countyEditor);
	await tx`select record_contract(${randomUUID()}, ${project}, '渭合同8号', '施工', ${contractor},
		9000000, 'direct', '2024-03-01')`;
}

async function leave(tx: Tx, { villageEditor }: Cast, project: string, some = {}) {
	const id = randomUUID();
	await become(tx, villageEditor);
	await tx`select save_asset(${id}, ${project}, ${tx.json({ ...road, ...some })})`;
	return id;
}

/** What everybody reads of a project's contracts, assets and entries of both. */
async function read(tx: Tx, project: string) {
	await becomeOwner(tx);
	await tx`select private.publish_project(${project})`;
	await become(tx, null);
	return {
		contracts: await tx`select contractor, amount_fen::integer, signed_on::text
			from published_contracts`,
		assets: await tx`select name, quantity::real, owner, keeper from published_assets
			order by name`,
		entries: await tx`select kind, facts from published_entries
			where kind in ('contract', 'handover') order by seq`,
	};
}

async function handOver(tx: Tx, { countyApprover }: Cast, project: string) {
	await become(tx, countyApprover);
	await tx`select advance_project(${project}, 'hand_over', '已移交')`;
}

describe('the papers of a project in public', () => {
	it('are its contract, with an organization and never a person', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const project = await projectAt(tx, cast.villageEditor, 'in_pool');
			await sign(tx, cast, project, '甘肃某建设有限公司');
			await sign(tx, cast, project, '张三');
			await sign(tx, cast, project, '李四（13800000000）');
			const { contracts, entries } = await read(tx, project);
			expect(contracts.map(({ contractor }) => contractor).sort()).toEqual(
				['甘肃某建设有限公司', null, null].sort(),
			);
			expect(contracts[0]).toMatchObject({ amount_fen: 9_000_000, signed_on: '2024-03-01' });
			expect(entries).toHaveLength(3);
			expect(JSON.stringify([contracts, entries])).not.toMatch(/张三|李四|138/);
			const change = (t: Tx) => t`update published_contracts set amount_fen = 1`;
			await becomeOwner(tx);
			expect(await refusalOf(tx, change)).not.toBeNull();
		}));

	it.each([
		['甘肃某建设有限公司', true],
		['元古堆村股份经济合作社（本级）', true],
		['元古堆村', true],
		['田家河乡政府', true],
		['村公益岗', true],
		['管护员', true],
		// Given names end like places, and people are named with what they do.
		['张建村', false],
		['李新社', false],
		['王岗', false],
		['李四管护员', false],
		['护林员李四', false],
		['一社', false],
	])('take %s for an office: %s', (written, isOffice) =>
		rolledBack(async (tx) => {
			await becomeOwner(tx);
			const [row] = await tx`select private.office_name(${written}) as name`;
			expect(row!['name']).toBe(isOffice ? written : null);
		}),
	);

	it('are its assets from the hand-over on, as the register stands, with offices alone', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const project = await projectAt(tx, cast.villageEditor, 'accepted');
			const kept = await leave(tx, cast, project);
			const gone = await leave(tx, cast, project, { name: '误登' });
			await leave(tx, cast, project, { name: '冷库', owner: '王五', keeper: '村管护员' });
			expect((await read(tx, project)).assets).toEqual([]);

			await handOver(tx, cast, project);
			await become(tx, cast.villageEditor);
			await tx`select remove_asset(${gone})`;
			await tx`select save_asset(${kept}, ${project}, ${tx.json({ ...road, quantity: 1.5 })})`;
			const { assets, entries } = await read(tx, project);
			expect(assets).toMatchObject([
				{ name: '冷库', owner: null, keeper: '村管护员' },
				{ name: '水泥路', quantity: 1.5, owner: '元古堆村集体', keeper: '公益岗' },
			]);
			expect(entries.map(({ kind }) => kind)).toEqual(['handover']);
			expect(JSON.stringify(assets)).not.toMatch(/张三|王五/);
		}));

	it('never tell whose a household asset is', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const project = await projectAt(tx, cast.villageEditor, 'accepted');
			const some = { name: '基础母牛', kind: 'household', owner: '受益农户78户', keeper: '一社' };
			await leave(tx, cast, project, some);
			await handOver(tx, cast, project);
			const { assets } = await read(tx, project);
			expect(assets).toMatchObject([{ name: '基础母牛', owner: null, keeper: null }]);
		}));

	it('wait to be published when they change', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const project = await projectAt(tx, cast.villageEditor, 'accepted');
			const asset = await leave(tx, cast, project);
			await becomeOwner(tx);
			await tx`delete from private.unpublished`;
			await become(tx, cast.villageEditor);
			await tx`select remove_asset(${asset})`;
			await becomeOwner(tx);
			const waiting = await tx`select record, record_id from private.unpublished`;
			expect(waiting).toEqual([{ record: 'project', record_id: project }]);
		}));
});
