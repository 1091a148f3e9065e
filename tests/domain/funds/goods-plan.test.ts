import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	actsOnPlan,
	restOf,
	splitInParts,
	stageOf,
	type GoodsPlan,
} from '#domain/funds/goods-plan.ts';
import { actor, yuangudui } from '../pledges/drafts.ts';

const today = '2026-11-20';
const handover = {
	id: 'sheet',
	quantityMilli: 158,
	handedOn: today,
	documentId: 'paper',
	reviewNote: null,
	recordedBy: 'clerk',
	lines: [],
};
const notice = {
	id: 'notice',
	submission: 1,
	startsOn: '2026-11-09',
	endsOn: '2026-11-19',
	basis: null,
	place: '公开栏',
};
const plan: GoodsPlan = {
	id: 'plan',
	goods: {
		pledge: {
			id: 'pledge',
			nature: 'social_donation',
			agreementNumber: null,
			donor: { id: 'donor', name: '青岛某公司' },
			receiver: { id: 'charity', name: '渭源县慈善会' },
		},
		isAnonymous: false,
		position: 1,
		item: '饲料',
		unit: '吨',
	},
	village: yuangudui,
	way: 'equal',
	scope: 'households',
	quantityMilli: 316,
	status: 'pending',
	editedAt: '2026-11-01T00:00:00Z',
	stepMilli: 1,
	reason: null,
	version: 1,
	submission: 1,
	reviewNote: null,
	closingNote: null,
	writers: ['writer'],
	lines: [1, 2].map((number) => ({
		number,
		village: yuangudui,
		target: `0${number}`,
		quantityMilli: 158,
		handedOverMilli: 0,
	})),
	notices: [],
	handovers: [],
	inStockMilli: 16,
};
const hung = { ...plan, status: 'approved', notices: [notice] } as const;
const writer = actor('village', 'village', 'editor', 'writer');
const head = actor('village', 'village', 'approver', 'head');
const granted = (over: Partial<GoodsPlan>, who = head) =>
	Object.entries(actsOnPlan({ ...plan, ...over }, { ...who, seat: at(who) }, today))
		.filter(([, may]) => may)
		.map(([act]) => act);
const at = ({ seat }: typeof head) => ({ ...seat, regionCode: yuangudui.code });

describe('equal parts', () => {
	it('of 12.34 吨 for 78 households are 0.158, and 0.016 stay', () => {
		expect(splitInParts(12_340, 78, 1)).toEqual({
			ok: true,
			value: { partMilli: 158, remainderMilli: 16 },
		});
	});

	it('conserve every quantity, whatever the count and the step, and waste no whole step', () => {
		const quantities = fc.integer({ min: 1, max: 999_999_999_999_999 });
		const counts = fc.integer({ min: 1, max: 5000 });
		const steps = fc.integer({ min: 1, max: 1_000_000 });
		fc.assert(
			fc.property(quantities, counts, steps, (total, count, step) => {
				const split = splitInParts(total, count, step);
				if (!split.ok) {
					expect(total).toBeLessThan(count * step);
					return;
				}
				const { partMilli, remainderMilli } = split.value;
				expect(partMilli * count + remainderMilli).toBe(total);
				expect(partMilli % step).toBe(0);
				expect(partMilli).toBeGreaterThan(0);
				expect(remainderMilli).toBeGreaterThanOrEqual(0);
				expect(remainderMilli).toBeLessThan(count * step);
			}),
		);
	});

	it('are none where each would be less than the step', () => {
		expect(splitInParts(77, 78, 1)).toMatchObject({ refusal: { name: 'goods.part_too_small' } });
	});
});

describe('a plan', () => {
	it('goes from review over its notice to the hand-over', () => {
		expect(stageOf(plan, today)).toBe('review');
		expect(stageOf({ ...plan, status: 'returned' }, today)).toBe('returned');
		expect(stageOf({ ...hung, notices: [] }, today)).toBe('notice');
		expect(stageOf({ ...hung, notices: [{ ...notice, endsOn: today }] }, today)).toBe('noticed');
		expect(stageOf(hung, today)).toBe('handing');
		expect(stageOf({ ...hung, submission: 2 }, today)).toBe('notice');
		expect(stageOf({ ...hung, status: 'closed' }, today)).toBe('closed');
	});

	it('is approved by a second person of the store', () => {
		expect(granted({})).toEqual(['edit', 'review']);
		expect(granted({ writers: ['head'] })).toEqual(['edit']);
		expect(granted({}, writer)).toEqual(['edit']);
		expect(granted({ village: null })).toEqual([]);
		const elsewhere = { ...yuangudui, code: '621125106201' };
		expect(granted({ village: elsewhere })).toEqual([]);
	});

	it('is handed out when its notice has ended, and not taken back from then on', () => {
		expect(granted({ ...hung, notices: [] }, writer)).toEqual(['notice']);
		expect(granted(hung, writer)).toEqual(['handOver']);
		expect(granted(hung)).toEqual(['takeBack', 'handOver']);
		const waiting = { ...hung, handovers: [{ ...handover, status: 'pending' }] } as const;
		expect(granted(waiting)).toEqual(['handOver', 'reviewHandover']);
		const own = { ...waiting, handovers: [{ ...waiting.handovers[0], recordedBy: 'head' }] };
		expect(granted(own)).toEqual(['handOver']);
		const given = { ...hung, handovers: [{ ...handover, status: 'approved' }] } as const;
		expect(granted(given)).toEqual(['handOver', 'close']);
	});

	it('knows what is left to hand over', () => {
		const lines = plan.lines.map((line) => ({ ...line, handedOverMilli: 100 }));
		expect(restOf({ lines })).toBe(116);
	});
});
