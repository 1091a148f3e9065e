import { describe, expect, it } from 'vitest';
import { EMPTY, isFor, mayPayFrom, payableFen, type Holding } from '#domain/funds/holding.ts';
import { actor } from '../pledges/drafts.ts';

const holding: Holding = {
	pledge: {
		id: 'pledge',
		nature: 'social_donation',
		agreementNumber: '1号',
		donor: { id: 'donor', name: '青岛某公司' },
		receiver: { id: 'charity', name: '渭源县慈善会' },
	},
	project: { id: 'project', title: '蓄水池' },
	allocated: { balanceFen: 300, inflowFen: 1_000 },
	disbursed: { balanceFen: 200, inflowFen: 700 },
	spent: { ...EMPTY, inflowFen: 500 },
};

describe('the money of a pledge in a project', () => {
	it('is disbursed out of what was allocated, and spent out of what was disbursed', () => {
		expect(payableFen(holding, 'disbursement')).toBe(300);
		expect(payableFen(holding, 'expenditure')).toBe(200);
	});

	it('is paid by the house that holds it, or by the county', () => {
		expect(mayPayFrom(holding, actor('charity', 'social_organization', 'editor').seat)).toBe(true);
		expect(mayPayFrom(holding, actor('county', 'county', 'editor').seat)).toBe(true);
		expect(mayPayFrom(holding, actor('city', 'city', 'editor').seat)).toBe(false);
	});
});

describe('a pledge', () => {
	const project = { villageCodes: ['621123210202', '621123210203'] };

	it('may go to a project of any village that it names', () => {
		expect(isFor({ villageCodes: ['621123210203'] }, project)).toBe(true);
		expect(isFor({ villageCodes: ['621123210205'] }, project)).toBe(false);
	});

	it('that names none may go anywhere', () => {
		expect(isFor({ villageCodes: [] }, project)).toBe(true);
	});
});
