import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { DEFAULT_PARAMETERS } from '#domain/matching/parameters.ts';
import { parametersFromForm, stepsAsText, usualTiers } from '#domain/matching/scale.ts';
import { roundSchema, type RoundForm } from '#domain/matching/schema.ts';
import { valueOf } from '#domain/result.ts';

const published: RoundForm = roundSchema.parse({
	id: '5f1d7a84-9b1e-4c8a-8a75-4a2f3a1d2c3b',
	region_code: '621123000000',
});
const scaleOf = (facts: Partial<RoundForm>) =>
	valueOf(parametersFromForm({ ...published, ...facts }));
const refusalOf = (facts: Partial<RoundForm>) => {
	const made = parametersFromForm({ ...published, ...facts });
	return made.ok ? null : made.refusal.name;
};

describe('the scale of a round', () => {
	it('is the published one where nothing is changed', () => {
		expect(scaleOf({})).toEqual(DEFAULT_PARAMETERS);
	});

	it('bears a name of its own where a number differs, the same for the same numbers', () => {
		const versionOf = (facts: Partial<RoundForm>) => scaleOf(facts).weights.version;
		const other = versionOf({ capability: '200' });
		expect(other).not.toBe(versionOf({}));
		expect(versionOf({ capability: ' ２００ ' })).toBe(other);
		expect(versionOf({ region: '200' })).not.toBe(other);
		const [sizes, rewards] = stepsAsText([[60, 4000], ...DEFAULT_PARAMETERS.tiers.slice(1)]);
		expect(versionOf({ tier_size: sizes, tier_reward: rewards })).not.toBe(versionOf({}));
	});

	it('keeps to its bounds', () => {
		expect(refusalOf({ capability: '301' })).toBe('round.quality_above_thousand');
		expect(refusalOf({ urgency: '201' })).toBe('round.grades_out_of_bounds');
		const tiers = (...steps: [string, string][]) => ({
			tier_size: steps.map(([size]) => size),
			tier_reward: steps.map(([, reward]) => reward),
		});
		expect(refusalOf(tiers(['50', '1'], ['', '2']))).toBe('round.tiers_invalid');
		expect(refusalOf(tiers(['', '2'], ['50', '1']))).toBe('round.tiers_invalid');
		expect(refusalOf(tiers(['50', '']))).toBe('round.tiers_invalid');
		expect(refusalOf(tiers(['', ''], ['', '']))).toBe('round.tiers_invalid');
		expect(refusalOf(tiers(['50', '2'], ['100', '2']))).toBeNull();
	});

	it('begins with the published tiers of money, and else with what there is by heads', () => {
		const seen = { asked: 500, offered: 200, headCount: 5_000 };
		expect(usualTiers(seen, null)).toEqual(DEFAULT_PARAMETERS.tiers);
		// 200 for 5,000 heads are 400 for 10,000.
		expect(usualTiers(seen, '台')).toEqual([
			[200, 4000],
			[200, 1500],
			[400, 500],
			[null, 0],
		]);
		const [first] = usualTiers({ asked: 0, offered: 0, headCount: 0 }, '吨');
		expect(first).toEqual([1, 4000]);
	});

	it('can be sent as it begins, whatever there is', () => {
		const count = fc.integer({ min: 0, max: 10 ** 12 });
		fc.assert(
			fc.property(count, count, fc.nat(10 ** 7), (asked, offered, headCount) => {
				const [tier_size, tier_reward] = stepsAsText(
					usualTiers({ asked, offered, headCount }, '册'),
				);
				expect(parametersFromForm({ ...published, tier_size, tier_reward }).ok).toBe(true);
			}),
		);
	});

	it('never has rewards that rise, whatever is typed', () => {
		const cell = fc.constantFrom('', '0', '50', '100', '4000', 'x', '-1');
		const row = fc.array(cell, { minLength: 4, maxLength: 4 });
		fc.assert(
			fc.property(row, row, (tier_size, tier_reward) => {
				const made = parametersFromForm({ ...published, tier_size, tier_reward });
				if (!made.ok) return;
				const rewards = made.value.tiers.map(([, reward]) => reward);
				expect(rewards).toEqual(rewards.toSorted((one, other) => other - one));
				expect(made.value.tiers.slice(0, -1).every(([size]) => size !== null)).toBe(true);
			}),
		);
	});
});
