import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, rolledBack, type Tx } from './become.ts';
import { receive, signedPledge } from './giving.ts';
import { gather } from './people.ts';

const halves = [
	{ due_on: '2024-06-30', amount_fen: 600_000 },
	{ due_on: '2025-06-30', amount_fen: 400_000 },
];

/** What everybody reads of a pledge. */
async function read(tx: Tx, pledge: string) {
	await becomeOwner(tx);
	await tx`select private.publish_pledge(${pledge})`;
	await become(tx, null);
	const [row] = await tx`select p.receiving_uscc, p.receiving_kind, d.uscc
		from published_pledges p left join published_donors d on d.id = p.donor_id
		where p.id = ${pledge}`;
	const instalments = await tx`select due_on::text, amount_fen::integer from published_instalments
		where pledge_id = ${pledge} order by position`;
	return { ...row, instalments: [...instalments] };
}

describe('a pledge in public', () => {
	it('has its instalments, but for those that were let go', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast, { instalments: halves });
			expect((await read(tx, pledge)).instalments).toEqual(halves);
			await receive(tx, cast, pledge, 700_000);
			const id = randomUUID();
			await become(tx, cast.donorEditor);
			await tx`select ask_waiver(${id}, ${pledge}, 2::smallint, '项目取消')`;
			await becomeOwner(tx);
			await tx`delete from private.unpublished where record_id = ${pledge}`;
			await become(tx, cast.charityApprover);
			await tx`select approve_waiver(${id})`;
			await becomeOwner(tx);
			const waiting = await tx`select from private.unpublished
				where record = 'pledge' and record_id = ${pledge}`;
			expect(waiting.length).toBeGreaterThan(0);
			expect((await read(tx, pledge)).instalments).toEqual(halves.slice(0, 1));
		}));

	it('names both sides by their codes, and no giver who wants no name', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const [named, nameless] = [
				await signedPledge(tx, cast, {}),
				await signedPledge(tx, cast, { is_anonymous: true }),
			];
			await becomeOwner(tx);
			const codeOf = async (id: string) =>
				(await tx<{ uscc: string | null }[]>`select uscc from organizations where id = ${id}`)[0]!
					.uscc;
			const charity = await codeOf(cast.charityEditor.organization);
			const donor = await codeOf(cast.donorEditor.organization);
			const both = { receiving_uscc: charity, receiving_kind: 'social_organization' };
			expect(await read(tx, named)).toMatchObject({ ...both, uscc: donor });
			expect(await read(tx, nameless)).toMatchObject({ ...both, uscc: null });
		}));
});

describe('sums of the public ledger', () => {
	it('are those of the rows up to a place, and nobody asks for another subject', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast, {});
			await receive(tx, cast, pledge, 500_000);
			await receive(tx, cast, pledge, 200_000);
			await becomeOwner(tx);
			await tx`select private.publish_posting(seq) from postings where pledge_id = ${pledge}
				order by seq`;
			const rows = await tx<{ seq: number; bucket: string; fen: number }[]>`
				select seq::integer, bucket, signed_fen::integer as fen from published_postings
				where pledge_id = ${pledge} order by seq`;
			await become(tx, null);
			for (const { seq } of rows) {
				const found = await tx<{ sums: { bucket: string; fen: number }[] }[]>`
					select sums from sum_published('pledge', ${[pledge]}, ${seq})`;
				const sums = Object.fromEntries(found[0]!.sums.map(({ bucket, fen }) => [bucket, fen]));
				const expected: Record<string, number> = {};
				for (const row of rows.filter((one) => one.seq <= seq)) {
					expected[row.bucket] = (expected[row.bucket] ?? 0) + row.fen;
				}
				expect(sums).toEqual(expected);
			}
			expect([...(await tx`select * from sum_published('donor', ${[pledge]}, 1)`)]).toEqual([]);
		}));
});
