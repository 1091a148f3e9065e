import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sumFen } from '#domain/money.ts';
import { addDays } from '#domain/period.ts';
import {
	nextDue,
	standInstalments,
	type Instalment,
	type InstalmentStanding,
	type Payment,
} from '#domain/pledges/instalment.ts';

const today = '2026-11-21';
const anyInstalments: fc.Arbitrary<Instalment[]> = fc
	.array(
		fc.record({
			days: fc.integer({ min: -400, max: 400 }),
			fen: fc.integer({ min: 1, max: 9_000 }),
		}),
		{
			minLength: 1,
			maxLength: 8,
		},
	)
	.map((rows) =>
		rows.map(({ days, fen }, index) => ({
			position: index + 1,
			dueOn: addDays(today, days),
			amountFen: fen,
		})),
	);
const anyPayments: fc.Arbitrary<Payment[]> = fc.array(
	fc.record({
		position: fc.option(fc.integer({ min: 1, max: 8 })),
		fen: fc.integer({ min: 1, max: 9_000 }),
		isConfirmed: fc.boolean(),
	}),
	{ maxLength: 12 },
);

const two: Instalment[] = [
	{ position: 1, dueOn: '2026-11-01', amountFen: 600 },
	{ position: 2, dueOn: '2026-12-01', amountFen: 400 },
];
const paid = (fen: number, position: number | null = null): Payment => ({
	fen,
	position,
	isConfirmed: true,
});
const reported = (fen: number, position: number | null = null): Payment => ({
	fen,
	position,
	isConfirmed: false,
});
const statesOf = (payments: Payment[], on = today) =>
	standInstalments(two, payments, on).map(({ state }) => state);

describe('the state of an instalment', () => {
	it('is overdue from the day after its day, and due until then', () => {
		expect(statesOf([])).toEqual(['overdue', 'due']);
		expect(statesOf([], '2026-11-01')).toEqual(['due', 'due']);
		expect(statesOf([], '2026-11-02')).toEqual(['overdue', 'due']);
	});

	it('is paid by what the receiver confirmed, and by nothing else', () => {
		expect(statesOf([paid(1_000)])).toEqual(['paid', 'paid']);
		expect(statesOf([reported(1_000)])).toEqual(['reported', 'reported']);
		expect(statesOf([paid(599), reported(1)])).toEqual(['reported', 'due']);
	});

	it('is partly paid while its day has not passed, and overdue with all that lacks after', () => {
		expect(statesOf([paid(700)])).toEqual(['paid', 'partly']);
		expect(statesOf([paid(599)])).toEqual(['overdue', 'due']);
	});

	it('takes the payment that names it, however late it is due', () => {
		const standings = standInstalments(two, [paid(400, 2)], today);
		expect(standings.map(({ receivedFen }) => receivedFen)).toEqual([0, 400]);
	});

	it('passes on what it cannot hold to the earliest that is open', () => {
		const standings = standInstalments(two, [paid(500, 2), paid(50)], today);
		expect(standings.map(({ receivedFen }) => receivedFen)).toEqual([150, 400]);
	});

	it('is waived where all that is missing was let go, and owes no more', () => {
		const stand = (payments: Payment[], fen: number) =>
			standInstalments(two, payments, today, [{ position: 1, fen }]);
		expect(stand([], 600).map(({ state }) => state)).toEqual(['waived', 'due']);
		expect(stand([paid(250, 1)], 350).map(({ state }) => state)).toEqual(['waived', 'due']);
		// What came back of it since is owed: only what was let go is not.
		expect(stand([paid(249, 1)], 350).map(({ state }) => state)).toEqual(['overdue', 'due']);
		expect(stand([paid(500, 1)], 350).map(({ receivedFen }) => receivedFen)).toEqual([250, 250]);
		expect(nextDue(stand([], 600))).toEqual({ position: 2, missingFen: 400 });
	});

	it('follows the days, not the order in which they were written', () => {
		const [early, late] = two;
		const written = [
			{ ...late!, position: 1 },
			{ ...early!, position: 2 },
		];
		const standings = standInstalments(written, [paid(600)], today);
		expect(standings.map(({ position, state }) => [position, state])).toEqual([
			[2, 'paid'],
			[1, 'due'],
		]);
	});
});

describe('any schedule with any payments', () => {
	const anyCase = fc.tuple(anyInstalments, anyPayments);

	it('holds what was paid, up to its sum, and loses or makes no fen', () => {
		fc.assert(
			fc.property(anyCase, ([instalments, payments]) => {
				const standings = standInstalments(instalments, payments, today);
				const total = sumFen(instalments.map(({ amountFen }) => amountFen));
				const sum = (isConfirmed: boolean) =>
					sumFen(payments.filter((one) => one.isConfirmed === isConfirmed).map(({ fen }) => fen));
				const received = Math.min(total, sum(true));
				expect(sumFen(standings.map((one) => one.receivedFen))).toBe(received);
				expect(sumFen(standings.map((one) => one.reportedFen))).toBe(
					Math.min(total - received, sum(false)),
				);
			}),
		);
	});

	it('gives each instalment the one state that its sums and its day say', () => {
		fc.assert(
			fc.property(anyCase, ([instalments, payments]) => {
				for (const standing of standInstalments(instalments, payments, today)) {
					expect(standing.state).toBe(sayState(standing));
				}
			}),
		);
	});

	it('never turns for the worse by a payment more', () => {
		const rank = { paid: 3, waived: 3, reported: 2, partly: 1, due: 0, overdue: 0 };
		fc.assert(
			fc.property(anyCase, fc.integer({ min: 1, max: 9_000 }), ([instalments, payments], fen) => {
				const before = standInstalments(instalments, payments, today);
				const after = standInstalments(instalments, [...payments, paid(fen)], today);
				after.forEach(({ state }, at) => {
					expect(rank[state]).toBeGreaterThanOrEqual(rank[before[at]!.state]);
				});
			}),
		);
	});

	it('asks next for exactly what lacks in the earliest open instalment', () => {
		fc.assert(
			fc.property(anyCase, ([instalments, payments]) => {
				const standings = standInstalments(instalments, payments, today);
				const next = nextDue(standings);
				const open = standings.filter(lacks);
				expect(next?.position ?? null).toBe(open[0]?.position ?? null);
				if (!next) return;
				const filled = [...payments, reported(next.missingFen, next.position)];
				const then = standInstalments(instalments, filled, today);
				expect(lacks(then.find(({ position }) => position === next.position)!)).toBe(false);
			}),
		);
	});
});

function lacks({ amountFen, receivedFen, reportedFen }: InstalmentStanding): boolean {
	return receivedFen + reportedFen < amountFen;
}

/** The same rule said the other way round: from the sums and the day to one word. */
function sayState(one: InstalmentStanding): string {
	if (!lacks(one)) return one.reportedFen > 0 ? 'reported' : 'paid';
	const isLate = one.dueOn < today;
	return isLate ? 'overdue' : one.receivedFen === 0 ? 'due' : 'partly';
}
