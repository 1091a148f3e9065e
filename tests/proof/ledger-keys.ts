import type { Sql } from 'postgres';
import { random } from '../bench/national.ts';
import { abreast, broken, judge, post, setStages, spoil, withDatabase } from './ledger-stage.ts';

const [POSTS, KEYS, CLIENTS, PLEDGES] = [10_000, 5000, 64, 40];

/** 10,000 posts of 64 clients with 5,000 keys have 5,000 effects, and each key one answer. */
export async function proveKeys(seed: number): Promise<void> {
	await withDatabase(async (sql) => {
		const { effects, answers, wrong } = await race(sql, seed, POSTS, KEYS);
		judge(`${POSTS} posts with ${KEYS} keys: ${effects} effects`, effects === KEYS);
		judge(`each key has one answer: ${answers} of ${KEYS}`, answers === KEYS);
		judge(`all sums right: ${wrong.join(', ') || 'yes'}`, wrong.length === 0);
		await sql`alter table postings drop constraint postings_key`;
		await spoil(sql, 'private.post', { 'on conflict on constraint postings_key do nothing': '' });
		const control = await race(sql, seed + 1, POSTS / 10, KEYS / 10);
		judge(
			`control, keys not unique: ${control.effects} of ${KEYS / 10}`,
			control.effects > KEYS / 10,
		);
	});
}

async function race(sql: Sql, seed: number, posts: number, keys: number) {
	const draw = random(seed);
	const stages = await setStages(sql, PLEDGES);
	const moves = Array.from({ length: keys }, (_, index) => ({
		kind: 'commit',
		stage: stages[Math.floor(draw() * PLEDGES)]!,
		fen: 1 + Math.floor(draw() * 1e6),
		key: `race ${seed} ${index}`,
	}));
	// Every key once at least, the rest by chance, in any order.
	const order = Array.from({ length: posts }, (_, index) =>
		index < keys ? index : Math.floor(draw() * keys),
	);
	const shuffled = order
		.map((index) => ({ index, place: draw() }))
		.sort((one, other) => one.place - other.place);
	const seqs = new Map<number, Set<number>>();
	await abreast(CLIENTS, shuffled, async ({ index }) => {
		const seq = await post(sql, moves[index]!);
		seqs.set(index, (seqs.get(index) ?? new Set()).add(seq));
	});
	const [{ effects }] = await sql<[{ effects: number }]>`
		select count(*)::int as effects from postings where idempotency_key like ${`race ${seed} %`}`;
	const answers = [...seqs.values()].filter((set) => set.size === 1).length;
	return { effects, answers, wrong: await broken(sql) };
}
