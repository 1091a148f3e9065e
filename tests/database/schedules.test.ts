import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { addDays, shanghaiDate } from '#domain/period.ts';
import { standInstalments, type Instalment, type Payment } from '#domain/pledges/instalment.ts';
import { become, becomeOwner, rolledBack, type Tx } from './become.ts';
import { draftPledge, receive, report, signedPledge } from './giving.ts';
import { gather, type Cast, type Person } from './people.ts';

const today = shanghaiDate(new Date());

const anySchedule = fc
	.array(fc.record({ days: fc.integer({ min: -9, max: 9 }), fen: fc.nat(98) }), {
		minLength: 1,
		maxLength: 6,
	})
	.map((rows): Instalment[] =>
		rows.map(({ days, fen }, at) => ({
			position: at + 1,
			dueOn: addDays(today, days),
			amountFen: fen + 1,
		})),
	);
const anyPaid = fc.array(
	fc.record({
		position: fc.option(fc.integer({ min: 1, max: 6 })),
		fen: fc.integer({ min: 1, max: 150 }),
		isConfirmed: fc.boolean(),
		/** Of every hundred fen that were confirmed. */
		reversed: fc.constantFrom(0, 0, 40, 100),
	}),
	{ maxLength: 7 },
);
type Paid = Payment & { readonly reversed: number };
/** Of each instalment, in percent of its amount; 0 is none. */
const anyWaived = fc.array(fc.constantFrom(0, 0, 0, 50, 100), { minLength: 6, maxLength: 6 });

const reversedFen = ({ fen, reversed }: Paid) => Math.floor((fen * reversed) / 100);
const waivedFen = ({ amountFen }: Instalment, percent = 0) =>
	Math.floor((amountFen * percent) / 100);

/** Rows as only an owner with the triggers off can write them: what they add up to is the point. */
async function lay(
	tx: Tx,
	cast: Cast,
	rows: { instalments: Instalment[]; paid: Paid[]; waived: number[] },
): Promise<string> {
	const { account } = cast.charityEditor;
	const second = cast.charityApprover.account;
	const pledge = await draftPledge(tx, cast, { instalments: [] });
	await becomeOwner(tx);
	for (const [at, one] of rows.instalments.entries()) {
		await tx`insert into instalments values (${pledge}, ${one.position}, ${one.dueOn},
			${one.amountFen})`;
		const waived = waivedFen(one, rows.waived[at]);
		if (waived === 0) continue;
		await tx`insert into instalment_waivers (id, pledge_id, position, amount_fen, reason, status,
				requested_by, side, decided_by, decided_at)
			values (${randomUUID()}, ${pledge}, ${one.position}, ${waived}, '免', 'approved',
				${account}, 'receiver', ${second}, now())`;
	}
	for (const one of rows.paid) await layPayment(tx, cast, pledge, one);
	return pledge;
}

async function layPayment(tx: Tx, cast: Cast, pledge: string, one: Paid): Promise<void> {
	const { account, organization } = cast.charityEditor;
	const second = cast.charityApprover.account;
	const [reportId, receipt] = [randomUUID(), randomUUID()];
	await tx`insert into payment_reports (id, pledge_id, instalment_position, amount_fen, paid_on,
			status, reported_by)
		values (${reportId}, ${pledge}, ${one.position}, ${one.fen}, ${today}, 'in_transit',
			${account})`;
	if (!one.isConfirmed) return;
	await tx`insert into receipts (id, payment_report_id, pledge_id, organization_id, amount_fen,
			received_on, status, confirmed_by, reviewed_by, reviewed_at)
		values (${receipt}, ${reportId}, ${pledge}, ${organization}, ${one.fen}, ${today}, 'approved',
			${account}, ${second}, now())`;
	if (reversedFen(one) === 0) return;
	await tx`insert into receipt_reversals (id, receipt_id, pledge_id, organization_id, amount_fen,
			reason, status, asked_by, reviewed_by, reviewed_at)
		values (${randomUUID()}, ${receipt}, ${pledge}, ${organization}, ${reversedFen(one)}, '退',
			'approved', ${account}, ${second}, now())`;
}

describe('how far the instalments have come', () => {
	it('is the same in the database as in the domain, for any schedule with any payments', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const anyCase = fc.record({ instalments: anySchedule, paid: anyPaid, waived: anyWaived });
			const cases = fc.sample(anyCase, { numRuns: 60, seed: 20261128 });
			await becomeOwner(tx);
			await tx`set local session_replication_role = replica`;
			for (const one of cases) {
				const pledge = await lay(tx, cast, one);
				const rows = await tx`select position::int, waived_fen::int, received_fen::int,
					reported_fen::int from instalment_standings where pledge_id = ${pledge}
					order by due_on, position`;
				const payments = one.paid.map((paid) => ({
					...paid,
					fen: paid.fen - (paid.isConfirmed ? reversedFen(paid) : 0),
				}));
				const waived = one.instalments.map((instalment, at) => ({
					position: instalment.position,
					fen: waivedFen(instalment, one.waived[at]),
				}));
				const stood = standInstalments(one.instalments, payments, today, waived);
				expect([...rows], JSON.stringify(one)).toEqual(
					stood.map((standing) => ({
						position: standing.position,
						waived_fen: standing.waivedFen,
						received_fen: standing.receivedFen,
						reported_fen: standing.reportedFen,
					})),
				);
			}
		}));
});

/** Makes an instalment due so many days from today; negative is overdue. */
async function dueIn(tx: Tx, pledge: string, days: number): Promise<void> {
	await becomeOwner(tx);
	await tx`set local session_replication_role = replica`;
	await tx`update instalments set due_on = private.today() + ${days}::int
		where pledge_id = ${pledge}`;
	await tx`set local session_replication_role = origin`;
}

async function remind(tx: Tx, { every = 7, most = 4 } = {}): Promise<number> {
	await becomeOwner(tx);
	const [row] = await tx<{ n: number }[]>`
		select remind_of_instalments('{14,7,1}', ${every}, ${most}) as n`;
	return row!.n;
}

async function marks(tx: Tx, pledge: string): Promise<number[]> {
	await becomeOwner(tx);
	const rows = await tx<{ days_after: number }[]>`select days_after from instalment_reminders
		where pledge_id = ${pledge} order by 1`;
	return rows.map(({ days_after }) => days_after);
}

/** A mail address for the donor's people, so that there is a mail to see. */
async function addresses(tx: Tx, cast: Cast): Promise<void> {
	await becomeOwner(tx);
	for (const [name, { account }] of Object.entries(cast)) {
		await tx`insert into credentials (account_id, login, password_hash)
			values (${account}, ${`${name.toLowerCase()}@example.com`}, '$argon2id$x')`;
	}
}

const mails = (tx: Tx) => tx<{ recipient: string; facts: Record<string, string> }[]>`
	select recipient, facts from outbox_mails where kind = 'instalments_due' order by 1`;

describe('reminders', () => {
	it('come 14, 7 and 1 days before and every k days after, at most m times', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			const told: number[] = [];
			for (let days = 20; days >= -40; days--) {
				await dueIn(tx, pledge, days);
				if ((await remind(tx, { every: 5, most: 3 })) > 0) told.push(days);
			}
			expect(told).toEqual([14, 7, 1, -5, -10, -15]);
			expect(await marks(tx, pledge)).toEqual([-14, -7, -1, 5, 10, 15]);
		}));

	it('come once a night, however often it is run, and after a night slept through', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			await dueIn(tx, pledge, 12);
			expect([await remind(tx), await remind(tx)]).toEqual([1, 0]);
			await dueIn(tx, pledge, -300);
			expect([await remind(tx), await remind(tx)]).toEqual([1, 0]);
			expect(await marks(tx, pledge)).toEqual([-14, 294]);
		}));

	it('tell whoever can report a payment for the donor, and nobody else', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			await addresses(tx, cast);
			const [one, two] = [await signedPledge(tx, cast), await signedPledge(tx, cast)];
			await dueIn(tx, one, -7);
			await dueIn(tx, two, 1);
			expect(await remind(tx)).toBe(2);
			const sent = await mails(tx);
			expect(sent.map(({ recipient }) => recipient)).toEqual([
				'donorapprover@example.com',
				'donoreditor@example.com',
			]);
			const day = addDays(today, -7);
			expect(sent[0]!.facts).toEqual({ count: '2', overdue: '1', day });
		}));

	it('stop when it is paid, reported or let go, or the pledge is no more', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const paid = await signedPledge(tx, cast);
			await receive(tx, cast, paid, 1_000_000);
			const reported = await signedPledge(tx, cast);
			await report(tx, cast.donorEditor, reported, 1_000_000);
			const waived = await signedPledge(tx, cast);
			const draft = await draftPledge(tx, cast);
			const partly = await signedPledge(tx, cast);
			await receive(tx, cast, partly, 999_999);
			for (const pledge of [paid, reported, waived, draft, partly]) await dueIn(tx, pledge, 7);
			const id = randomUUID();
			await tx`insert into instalment_waivers (id, pledge_id, position, amount_fen, reason,
					status, requested_by, side)
				values (${id}, ${waived}, 1, null, '免', 'requested', ${cast.donorEditor.account},
					'donor')`;
			await tx`update instalment_waivers set status = 'approved', amount_fen = 1000000,
				decided_by = ${cast.charityApprover.account}, decided_at = now() where id = ${id}`;
			expect(await remind(tx)).toBe(1);
			expect(await marks(tx, partly)).toEqual([-7]);
		}));
});

describe('what waits for the donor', () => {
	it('is an instalment from a fortnight before it is due until it is paid', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			const waits = async (person: Person) => {
				await become(tx, person);
				const rows = await tx`select last_day::text from list_waiting()
					where act = 'instalment_pay' and record_id = ${pledge}`;
				return rows.map((row) => row['last_day'] as string);
			};
			await dueIn(tx, pledge, 15);
			expect(await waits(cast.donorEditor)).toEqual([]);
			await dueIn(tx, pledge, 14);
			expect(await waits(cast.donorEditor)).toEqual([addDays(today, 14)]);
			for (const person of [cast.donorViewer, cast.charityEditor, cast.countyEditor]) {
				expect(await waits(person)).toEqual([]);
			}
			await report(tx, cast.donorEditor, pledge, 999_999);
			expect(await waits(cast.donorEditor)).toHaveLength(1);
			await report(tx, cast.donorEditor, pledge, 1);
			expect(await waits(cast.donorEditor)).toEqual([]);
		}));
});
