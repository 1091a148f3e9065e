import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { brokenInvariants, buckets, projectAt, receive, reverse, signedPledge } from './giving.ts';
import { gather, type Cast, type Person } from './people.ts';

interface Story {
	readonly cast: Cast;
	readonly pledge: string;
	readonly project: string;
	readonly receipt: string;
}

async function begin(tx: Tx): Promise<Story> {
	const cast = await gather(tx);
	const pledge = await signedPledge(tx, cast);
	const receipt = await receive(tx, cast, pledge, 1_000_000);
	return { cast, pledge, receipt, project: await projectAt(tx, cast.villageEditor, 'under_way') };
}

const kinds = ['allocation', 'disbursement', 'expenditure'] as const;
type Kind = (typeof kinds)[number];

const write =
	({ project, pledge }: Story, kind: Kind, fen: number, id: string) =>
	(tx: Tx) =>
		kind === 'allocation'
			? tx`select propose_allocation(${id}, ${project}, ${pledge}, ${fen})`
			: tx`select record_project_payment(${id}, ${kind}, ${project}, ${pledge}, ${fen},
			'2024-06-01'::date, '渭源某施工队')`;

const ask =
	(kind: Kind, record: string, fen: number, reason = '金额登记有误', id: string = randomUUID()) =>
	(tx: Tx) =>
		kind === 'allocation'
			? tx`select reverse_allocation(${id}, ${record}, ${fen}, ${reason})`
			: tx`select reverse_project_payment(${id}, ${record}, ${fen}, ${reason})`;

const approve = (id: string) => (tx: Tx) => tx`select approve_project_reversal(${id})`;
const sendBack = (id: string, note: string) => (tx: Tx) =>
	tx`select return_project_reversal(${id}, ${note})`;

/** Written and approved by the two people of the county; answers its id, or the refusal. */
async function moveOn(tx: Tx, story: Story, kind: Kind, fen: number) {
	const id = randomUUID();
	await become(tx, story.cast.countyEditor);
	const refusal = await refusalOf(tx, write(story, kind, fen, id));
	if (refusal) return { id, refusal };
	await become(tx, story.cast.countyApprover);
	const approval = kind === 'allocation' ? 'approve_allocation' : 'approve_project_payment';
	return { id, refusal: await refusalOf(tx, (t) => t`select ${t(approval)}(${id})`) };
}

async function takeBack(tx: Tx, { cast }: Story, kind: Kind, record: string, fen: number) {
	const id = randomUUID();
	await become(tx, cast.countyEditor);
	const refusal = await refusalOf(tx, ask(kind, record, fen, '金额登记有误', id));
	if (refusal) return refusal;
	await become(tx, cast.countyApprover);
	return refusalOf(tx, approve(id));
}

/** 6 000 元 allocated, 5 000 paid out, 3 000 spent of 10 000 received. */
async function spend(tx: Tx, story: Story) {
	const ids: string[] = [];
	for (const [at, kind] of kinds.entries()) {
		ids.push((await moveOn(tx, story, kind, [600_000, 500_000, 300_000][at]!)).id);
	}
	return { allocation: ids[0]!, disbursement: ids[1]!, expenditure: ids[2]! };
}

describe('what was allocated or paid by mistake is taken back', () => {
	it('when a second person approves it, once, one step back the way it came', () =>
		rolledBack(async (tx) => {
			const story = await begin(tx);
			const { cast, pledge } = story;
			const { allocation } = await spend(tx, story);
			const id = randomUUID();
			await become(tx, cast.countyEditor);
			await ask('allocation', allocation, 100_000, '金额登记有误', id)(tx);
			await ask('allocation', allocation, 100_000, '金额登记有误', id)(tx);
			expect(await buckets(tx, pledge)).toMatchObject({ received: 400_000, allocated: 100_000 });
			await become(tx, cast.countyApprover);
			await approve(id)(tx);
			await approve(id)(tx);
			expect(await buckets(tx, pledge)).toEqual({
				donor: -1_000_000,
				received: 500_000,
				disbursed: 200_000,
				spent: 300_000,
			});
			expect(await brokenInvariants(tx)).toEqual([]);
		}));

	it('never out of what has gone on meanwhile; the last step can go first', () =>
		rolledBack(async (tx) => {
			const story = await begin(tx);
			const of = await spend(tx, story);
			expect(await takeBack(tx, story, 'allocation', of.allocation, 100_001)).toBe(
				'funds.insufficient',
			);
			expect(await takeBack(tx, story, 'disbursement', of.disbursement, 200_001)).toBe(
				'funds.insufficient',
			);
			for (const kind of kinds.toReversed()) {
				const fen = { allocation: 600_000, disbursement: 500_000, expenditure: 300_000 }[kind];
				expect(await takeBack(tx, story, kind, of[kind], fen)).toBeNull();
				expect(await takeBack(tx, story, kind, of[kind], 1)).toBe('reversal.exceeds_record');
			}
			expect(await buckets(tx, story.pledge)).toEqual({ donor: -1_000_000, received: 1_000_000 });
			expect(await brokenInvariants(tx)).toEqual([]);
		}));

	it('asked again when it is approved: what was paid out since stays', () =>
		rolledBack(async (tx) => {
			const story = await begin(tx);
			const { cast } = story;
			const allocation = (await moveOn(tx, story, 'allocation', 500_000)).id;
			const id = randomUUID();
			await become(tx, cast.countyEditor);
			await ask('allocation', allocation, 500_000, '改列其他项目', id)(tx);
			await moveOn(tx, story, 'disbursement', 1);
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, approve(id))).toBe('funds.insufficient');
			expect(await tx`select status from project_reversals where id = ${id}`).toEqual([
				{ status: 'pending' },
			]);
		}));

	it('so that the receipt behind it can be taken back after all', () =>
		rolledBack(async (tx) => {
			const story = await begin(tx);
			const { cast, receipt, pledge } = story;
			const allocation = (await moveOn(tx, story, 'allocation', 1_000_000)).id;
			await become(tx, cast.charityEditor);
			const whole = (t: Tx) =>
				t`select reverse_receipt(${randomUUID()}, ${receipt}, 1000000, '银行退汇')`;
			expect(await refusalOf(tx, whole)).toBe('funds.insufficient');
			expect(await takeBack(tx, story, 'allocation', allocation, 1_000_000)).toBeNull();
			const id = await reverse(tx, cast.charityEditor, receipt, 1_000_000);
			await become(tx, cast.charityApprover);
			await tx`select approve_reversal(${id})`;
			expect(await buckets(tx, pledge)).toEqual({ donor: -1_000_000, committed: 1_000_000 });
			expect(await brokenInvariants(tx)).toEqual([]);
		}));

	it('in public as a correction that names what it corrects and says why', () =>
		rolledBack(async (tx) => {
			const story = await begin(tx);
			const { allocation } = await spend(tx, story);
			await takeBack(tx, story, 'allocation', allocation, 100_000);
			await becomeOwner(tx);
			await tx`select private.publish_posting(seq)
				from (select seq from postings where pledge_id = ${story.pledge} order by seq) as p`;
			await become(tx, null);
			const rows = await tx`select kind, bucket, signed_fen::int as fen, reason,
				corrects_seq is not null as corrects from published_postings
				where project_id = ${story.project} and bucket = 'allocated' order by seq`;
			expect(rows).toEqual([
				{ kind: 'allocate', bucket: 'allocated', fen: 600_000, reason: null, corrects: false },
				{
					kind: 'reversal',
					bucket: 'allocated',
					fen: -100_000,
					reason: '金额登记有误',
					corrects: true,
				},
			]);
			const [total] = await tx`select sum(total_fen)::int as fen from published_totals
				where scope = 'project' and scope_key = ${story.project} and bucket = 'allocated'`;
			expect(total).toEqual({ fen: 500_000 });
			const entries = await tx`select (facts ->> 'signed_fen')::int as fen, kind
				from published_entries where project_id = ${story.project} and corrects_seq is not null`;
			expect(entries).toEqual([{ fen: -100_000, kind: 'money' }]);
		}));
});

describe('taking back', () => {
	it('is asked by the house that wrote the record, with a reason, one at a time', () =>
		rolledBack(async (tx) => {
			const story = await begin(tx);
			const { cast } = story;
			const { allocation, disbursement } = await spend(tx, story);
			const strangers = [cast.donorApprover, cast.villageApprover, cast.supervisor];
			for (const person of strangers) {
				await become(tx, person);
				expect(await refusalOf(tx, ask('allocation', allocation, 1))).toBe('access.denied');
				expect(await refusalOf(tx, ask('disbursement', disbursement, 1))).toBe('access.denied');
			}
			await become(tx, cast.otherCounty);
			expect(await refusalOf(tx, ask('allocation', allocation, 1))).toBe('allocation.unknown');
			await become(tx, cast.charityEditor);
			expect(await refusalOf(tx, ask('disbursement', disbursement, 1))).toBe('payment.unknown');
			await become(tx, cast.countyEditor);
			expect(await refusalOf(tx, ask('allocation', allocation, 1, ' '))).toBe('note.missing');
			expect(await refusalOf(tx, ask('allocation', allocation, 0))).toBe('23514');
			const waiting = randomUUID();
			await write(story, 'allocation', 1, waiting)(tx);
			expect(await refusalOf(tx, ask('allocation', waiting, 1))).toBe('reversal.not_posted');
			const id = randomUUID();
			await ask('allocation', allocation, 5, '重复', id)(tx);
			expect(await refusalOf(tx, ask('allocation', allocation, 6, '重复', id))).toBe('id.reused');
			expect(await refusalOf(tx, ask('allocation', allocation, 6))).toBe('reversal.pending');
			expect(await refusalOf(tx, ask('disbursement', disbursement, 6))).toBeNull();
		}));

	it('is not judged by who asked, nor by another house; sent back only with a note', () =>
		rolledBack(async (tx) => {
			const story = await begin(tx);
			const { cast, pledge } = story;
			const { allocation } = await spend(tx, story);
			const own = randomUUID();
			await become(tx, cast.countyApprover);
			await ask('allocation', allocation, 5, '重复', own)(tx);
			expect(await refusalOf(tx, approve(own))).toBe('approval.same_person');
			expect(await refusalOf(tx, sendBack(own, 'x'))).toBe('approval.same_person');
			for (const person of [cast.otherCounty, cast.charityApprover]) {
				await become(tx, person);
				expect(await refusalOf(tx, approve(own))).toBe('reversal.unknown');
			}
			await become(tx, cast.countyEditor);
			expect(await refusalOf(tx, approve(own))).toBe('access.denied');
			await becomeOwner(tx);
			await tx`update project_reversals set asked_by = ${cast.countyEditor.account}`;
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, sendBack(own, ' '))).toBe('note.missing');
			await sendBack(own, '金额无误')(tx);
			await sendBack(own, '金额无误')(tx);
			expect(await refusalOf(tx, approve(own))).toBe('status.not_allowed');
			expect(await buckets(tx, pledge)).toMatchObject({ allocated: 100_000 });
		}));

	it('is read by whoever reads the record, and by nobody else', () =>
		rolledBack(async (tx) => {
			const story = await begin(tx);
			const { cast } = story;
			const { allocation } = await spend(tx, story);
			await become(tx, cast.countyEditor);
			await ask('allocation', allocation, 5)(tx);
			const count = async (person: Person) => {
				await become(tx, person);
				return (await tx`select 1 from project_reversals`).length;
			};
			for (const person of [cast.donorViewer, cast.villageEditor, cast.supervisor]) {
				expect(await count(person)).toBe(1);
			}
			for (const person of [cast.otherDonor, cast.otherVillage, cast.otherCounty]) {
				expect(await count(person)).toBe(0);
			}
		}));
});

/** What each step gives out of, and puts into. */
const routes = {
	allocation: ['received', 'allocated'],
	disbursement: ['allocated', 'disbursed'],
	expenditure: ['disbursed', 'spent'],
} as const;

const step = fc.record({
	kind: fc.constantFrom(...kinds),
	isReversal: fc.boolean(),
	fen: fc.integer({ min: 1, max: 6 }),
	which: fc.nat(),
});
type Step = typeof step extends fc.Arbitrary<infer Drawn> ? Drawn : never;

/** The books as they should be: what stands in each bucket, and what is left of each record. */
class Books {
	readonly stands = { received: 10, allocated: 0, disbursed: 0, spent: 0 };
	readonly records: { kind: Kind; id: string; left: number }[] = [];

	move(kind: Kind, fen: number, id: string): string | null {
		const [gives, receives] = routes[kind];
		if (this.stands[gives] < fen) return 'funds.insufficient';
		this.stands[gives] -= fen;
		this.stands[receives] += fen;
		this.records.push({ kind, id, left: fen });
		return null;
	}

	undo(record: Books['records'][number], fen: number): string | null {
		const [gives, receives] = routes[record.kind];
		if (record.left < fen) return 'reversal.exceeds_record';
		if (this.stands[receives] < fen) return 'funds.insufficient';
		record.left -= fen;
		this.stands[receives] -= fen;
		this.stands[gives] += fen;
		return null;
	}
}

async function take(tx: Tx, story: Story, books: Books, { kind, isReversal, fen, which }: Step) {
	const record = books.records[which % Math.max(1, books.records.length)];
	if (!isReversal || !record) {
		const { id, refusal } = await moveOn(tx, story, kind, fen);
		expect(refusal).toBe(books.move(kind, fen, id));
		return;
	}
	expect(await takeBack(tx, story, record.kind, record.id, fen)).toBe(books.undo(record, fen));
}

it('any sequence of moving on and taking back is what the books say, and never below 0', () =>
	rolledBack(async (tx) => {
		const cast = await gather(tx);
		const property = fc.asyncProperty(fc.array(step, { maxLength: 14 }), async (steps) => {
			const pledge = await signedPledge(tx, cast, { amount_fen: 10 });
			const receipt = await receive(tx, cast, pledge, 10);
			const project = await projectAt(tx, cast.villageEditor, 'under_way');
			const books = new Books();
			for (const one of steps) await take(tx, { cast, pledge, receipt, project }, books, one);
			const standing = Object.entries({ donor: -10, ...books.stands });
			const left = Object.fromEntries(standing.filter(([, fen]) => fen !== 0));
			expect(await buckets(tx, pledge)).toEqual(left);
			expect(await brokenInvariants(tx)).toEqual([]);
		});
		await fc.assert(property, { numRuns: 25 });
	}));
