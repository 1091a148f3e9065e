import type { Sql } from 'postgres';
import { random } from '../bench/national.ts';
import { abreast, broken, judge, post, setStages, spoil, withDatabase } from './ledger-stage.ts';

const [ROUNDS, CLIENTS] = [1000, 200];

/** 200 clients want more of one receipt than there is, by awkward amounts, 1,000 times. */
export async function proveRooms(seed: number): Promise<void> {
	await withDatabase(async (sql) => {
		const over = await crowd(sql, seed, ROUNDS);
		judge(`${ROUNDS} rounds of ${CLIENTS} clients over one receipt: ${over} went over`, over === 0);
		const wrong = await broken(sql);
		judge(`all sums right: ${wrong.join(', ') || 'yes'}`, wrong.length === 0);
		await sql`alter table fund_accounts drop constraint fund_accounts_not_negative`;
		await spoil(sql, 'private.move_funds', { ' for update;': ';' });
		// Without their order, two may also wait for each other: one of them is told so.
		const control = await crowd(sql, seed + 1, 50, ['funds.insufficient', 'deadlock detected']);
		judge(`control, checked without a lock: ${control} of 50 went over`, control > 0);
	});
}

/** Rounds in which more was allocated than had come in, or less than would still have fitted. */
async function crowd(
	sql: Sql,
	seed: number,
	rounds: number,
	refusals = ['funds.insufficient'],
): Promise<number> {
	const draw = random(seed);
	const stages = await setStages(sql, rounds);
	let over = 0;
	for (const [round, stage] of stages.entries()) {
		const received = 1_000_000 + Math.floor(draw() * 1_000_003);
		for (const kind of ['commit', 'report', 'receive']) {
			await post(sql, { kind, stage, fen: received, key: `${kind} ${seed} ${round}` });
		}
		const asked = Array.from({ length: CLIENTS }, () => 1 + Math.floor((draw() * received) / 60));
		const refused: number[] = [];
		await abreast(CLIENTS, [...asked.entries()], async ([client, fen]) => {
			const move = { kind: 'allocate', stage, fen, key: `${seed} ${round} ${client}` };
			await post(sql, move).catch((error: Error) => {
				if (!refusals.includes(error.message)) throw error;
				refused.push(fen);
			});
		});
		const [{ left, given }] = await sql<[{ left: string; given: string }]>`
			select sum(balance_fen) filter (where bucket = 'received') as left,
				sum(balance_fen) filter (where bucket = 'allocated') as given
			from fund_accounts where pledge_id = ${stage.pledge}`;
		const sum = asked.reduce((whole, fen) => whole + fen, 0);
		const isKept = Number(given) === sum - refused.reduce((whole, fen) => whole + fen, 0);
		const isFull = refused.every((fen) => fen > Number(left));
		if (Number(given) > received || Number(left) < 0 || !isKept || !isFull) over += 1;
	}
	return over;
}
