import fc from 'fast-check';
import { expect, it } from 'vitest';
import { addDays } from '#domain/period.ts';
import { holdingsOf } from '#domain/supervision/holding.ts';
import { actsFrom, transitions, type ActOn, type StatusOf } from '#domain/identity/transitions.ts';

const at = (on: string) => `${on}T04:00:00+00:00`;
type Act = ActOn<'issue'>;

it('tells who held an issue from when to when, and again after it came back', () => {
	const steps = [
		{ act: 'raise', to: 'village', takenAt: at('2026-11-01') },
		{ act: 'accept', to: null, takenAt: at('2026-11-02') },
		{ act: 'transfer', to: 'county', takenAt: at('2026-11-05') },
		{ act: 'answer', to: null, takenAt: at('2026-11-10') },
		{ act: 'reopen', to: null, takenAt: at('2026-11-12') },
	] as const;
	expect(holdingsOf(steps, '2026-11-20')).toEqual([
		{ holder: 'village', from: '2026-11-01', until: '2026-11-05', days: 4 },
		{ holder: 'county', from: '2026-11-05', until: '2026-11-10', days: 5 },
		{ holder: 'county', from: '2026-11-12', until: null, days: 8 },
	]);
});

/** Any life that the transitions allow, a step on each day that is given. */
const lives = fc
	.tuple(fc.array(fc.nat(9), { minLength: 1, maxLength: 20 }), fc.array(fc.nat(30)))
	.map(([choices, gaps]) => {
		let status: StatusOf<'issue'> = 'raised';
		let day = '2026-01-01';
		const steps: { act: Act; to: string | null; takenAt: string }[] = [
			{ act: 'raise', to: 'h0', takenAt: at(day) },
		];
		for (const [index, choice] of choices.entries()) {
			const acts: Act[] = actsFrom('issue', status);
			const act = acts[choice % acts.length];
			if (act === undefined) break;
			day = addDays(day, gaps[index] ?? 1);
			steps.push({ act, to: act === 'transfer' ? `h${index + 1}` : null, takenAt: at(day) });
			status = transitions.issue.find(([from, , by]) => from === status && by === act)![1];
		}
		return { steps, status, day };
	});

it('leaves no day out and counts none twice while somebody holds it', () => {
	fc.assert(
		fc.property(lives, ({ steps, status, day }) => {
			const today = addDays(day, 3);
			const holdings = holdingsOf(steps, today);
			const open = holdings.filter(({ until }) => until === null);
			const isHeld = ['raised', 'accepted', 'transferred', 'reopened'].includes(status);
			expect(open).toHaveLength(isHeld ? 1 : 0);
			for (const [index, held] of holdings.entries()) {
				expect(held.days).toBeGreaterThanOrEqual(0);
				const next = holdings[index + 1];
				if (next) expect(held.until! <= next.from).toBe(true);
			}
		}),
	);
});
