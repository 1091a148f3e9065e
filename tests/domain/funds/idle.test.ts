import { describe, expect, it } from 'vitest';
import { IDLE_DAYS, isIdle, sumIdle, type IdleMoney } from '#domain/funds/idle.ts';
import { addDays } from '#domain/period.ts';

const money = (nature: IdleMoney['pledge']['nature'], fen: number): IdleMoney => ({
	pledge: {
		id: 'pledge',
		nature,
		agreementNumber: '1号',
		donor: { id: 'donor', name: '青岛某公司' },
		receiver: { id: 'charity', name: '渭源县慈善会' },
	},
	availableFen: fen,
	availableSince: '2026-08-01',
	undisbursedFen: fen + 1,
	undisbursedSince: '2026-08-01',
	villageCodes: [],
});

describe('money that stands still', () => {
	it('is idle from the ninetieth day on', () => {
		const one = money('social_donation', 1);
		expect(isIdle(one, addDays('2026-08-01', IDLE_DAYS - 1))).toBe(false);
		expect(isIdle(one, addDays('2026-08-01', IDLE_DAYS))).toBe(true);
	});

	it('is summed by its nature, and natures never together', () => {
		const rows = [
			money('social_donation', 5),
			money('fiscal_aid', 7),
			money('social_donation', 10),
		];
		expect(sumIdle(rows)).toEqual([
			{ nature: 'fiscal_aid', availableFen: 7, undisbursedFen: 8 },
			{ nature: 'social_donation', availableFen: 15, undisbursedFen: 17 },
		]);
	});
});
