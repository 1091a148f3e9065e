import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { donorOf } from '#domain/matching/donor.ts';
import type { Need, Offer } from '#domain/matching/instance.ts';
import { DEFAULT_PARAMETERS } from '#domain/matching/parameters.ts';
import { needValue, qualityOf, qualityParts } from '#domain/matching/quality.ts';
import { need, offer, VILLAGE } from './markets.ts';

const { weights } = DEFAULT_PARAMETERS;

function parts(offered: Partial<Offer>, asked: Partial<Need> = {}, pairedWith?: string) {
	const pairings = pairedWith === undefined ? [] : [{ offer: 'o1', region: pairedWith }];
	const donor = donorOf(offer('o1', offered), pairings, [], '2026-11-21');
	return qualityParts(need('n1', asked), donor, weights);
}

describe('the quality of a pair', () => {
	it('is 1000 where everything fits', () => {
		const best = parts(
			{
				budget: 10,
				categories: ['water'],
				strengths: ['water'],
				text: '人饮管网',
				history: { kept: 4, broken: 0 },
			},
			{ text: '人饮管网' },
			'621123',
		);
		expect(best).toEqual({ capability: 300, region: 300, amount: 150, text: 150, history: 100 });
		expect(qualityOf(best)).toBe(1000);
	});

	it('counts the own trade wholly, a named category by half, anything by nothing', () => {
		expect(parts({ strengths: ['water'] }).capability).toBe(300);
		expect(parts({ strengths: ['road'], categories: ['water'] }).capability).toBe(150);
		expect(parts({}).capability).toBe(0);
	});

	it.each([
		[VILLAGE, 200],
		['621123', 200],
		['6211', 150],
		['62', 100],
	])('gives less the wider the region: %s', (region, points) => {
		expect(parts({ regions: [region] }).region).toBe(points);
	});

	it('takes the closest of several regions, and a pairing before any', () => {
		expect(parts({ regions: ['62', '621123'] }).region).toBe(200);
		expect(parts({ regions: ['62'] }, {}, '6211').region).toBe(300);
		expect(parts({}).region).toBe(0);
	});

	it('measures how much of the need the donor could carry alone', () => {
		expect(parts({ budget: 3 }, { amount: 10 }).amount).toBe(45);
		expect(parts({ budget: 0 }, { amount: 10 }).amount).toBe(0);
		expect(parts({ budget: 99 }, { amount: 10 }).amount).toBe(150);
		expect(parts({ budget: 1 }, { amount: 0 }).amount).toBe(150);
	});

	it('finds words in common where no spaces are written', () => {
		// 管网改造 has the pairs 管网 网改 改造, 管网维修 has 管网 网维 维修: one of three in common.
		expect(parts({ text: '管网维修' }, { text: '管网改造' }).text).toBe(25);
		expect(parts({ text: '管网维修' }, { text: '教室' }).text).toBe(0);
		expect(parts({ categories: ['water'] }).text).toBe(75);
	});

	it('puts a newcomer half way between promises kept and broken', () => {
		expect(parts({}).history).toBe(50);
		expect(parts({ history: { kept: 0, broken: 0 } }).history).toBe(50);
		expect(parts({ history: { kept: 1, broken: 2 } }).history).toBe(33);
	});

	it('never falls when the donor adds budget', () => {
		fc.assert(
			fc.property(fc.nat(), fc.nat(), fc.nat(), (budget, more, amount) => {
				const before = parts({ budget }, { amount }).amount;
				expect(parts({ budget: budget + more }, { amount }).amount).toBeGreaterThanOrEqual(before);
			}),
		);
	});
});

describe('the value of a need', () => {
	it('grows with urgency and with verification', () => {
		expect(needValue(need('n1', { urgency: 5, verified: 3 }), weights)).toBe(540);
		expect(needValue(need('n1', { urgency: 1, verified: 1 }), weights)).toBe(140);
	});

	it('is what the instance says where it says so', () => {
		expect(needValue(need('n1', { value: 7 }), weights)).toBe(7);
	});
});
