import { describe, expect, it } from 'vitest';
import {
	actsOn,
	faultsOf,
	nextStep,
	type ExitRequest,
	type Pledge,
} from '#domain/pledges/pledge.ts';
import { actor, draft, feed, signed } from './drafts.ts';

const donorEditor = actor('donor', 'enterprise', 'editor', 'writer');
const donorApprover = actor('donor', 'enterprise', 'approver', 'second');
const receiverEditor = actor('charity', 'social_organization', 'editor', 'clerk');
const receiverApprover = actor('charity', 'social_organization', 'approver', 'head');
const stranger = actor('other', 'enterprise', 'admin');
const asked: ExitRequest = {
	exit: 'cancelled',
	reason: '协商一致',
	status: 'requested',
	answer: null,
	requestedBy: 'second',
	organization: { id: 'donor', name: '青岛某公司' },
	requestedAt: '2026-11-20T00:00:00+00:00',
};
const granted = (pledge: Pledge, who: typeof donorEditor) =>
	Object.entries(actsOn(pledge, who))
		.filter(([, may]) => may)
		.map(([act]) => act);

describe('a draft', () => {
	it('is edited and withdrawn by who drew it up, and signed by a second person only', () => {
		expect(granted(draft, donorEditor)).toEqual(['edit', 'withdraw']);
		expect(granted(draft, donorApprover)).toEqual(['edit', 'withdraw', 'sign']);
		const own = actor('donor', 'enterprise', 'approver', 'writer');
		expect(granted(draft, own)).toEqual(['edit', 'withdraw']);
	});

	it('of a county is edited there, and the donor may sign it or take it back', () => {
		const byCounty: Pledge = { ...draft, drawnUpBy: { id: 'county', name: '渭源县' } };
		expect(granted(byCounty, actor('county', 'county', 'approver'))).toEqual(['edit', 'withdraw']);
		expect(granted(byCounty, donorApprover)).toEqual(['withdraw', 'sign']);
	});

	it('is nobody else’s business', () => {
		expect(granted(draft, stranger)).toEqual([]);
		expect(granted(draft, receiverApprover)).toEqual([]);
	});

	it('waits for its parts to make the amount, then for the signature', () => {
		expect(nextStep(draft)).toBe('sign');
		expect(nextStep({ ...draft, instalments: [] })).toBe('complete');
	});
});

describe('the parts of a pledge', () => {
	const faults = (over: Partial<Pledge>) => faultsOf({ ...draft, ...over }).map(({ name }) => name);
	const [line] = draft.lines;
	const [instalment] = draft.instalments;

	it('must make the amount to the fen', () => {
		expect(faults({})).toEqual([]);
		expect(faults({ lines: [{ ...line!, amountFen: 99_999 }] })).toEqual([
			'pledge.lines_do_not_sum',
		]);
		expect(faults({ instalments: [{ ...instalment!, amountFen: 100_001 }] })).toEqual([
			'pledge.instalments_do_not_sum',
		]);
	});

	it('have each its share, even where the others make the amount', () => {
		const lines = [line!, { ...line!, villageCode: '621123210203', amountFen: null }];
		expect(faults({ lines })).toEqual(['pledge.lines_do_not_sum']);
	});

	it('may name no village, but a payment day for money there must be', () => {
		expect(faults({ lines: [] })).toEqual([]);
		expect(faults({ instalments: [] })).toEqual(['pledge.instalments_do_not_sum']);
	});

	it('of goods have no money in them', () => {
		const goods = {
			kind: 'goods',
			amountFen: null,
			amountText: '路灯120盏',
			goods: [{ ...feed, position: 1 }],
			instalments: [],
		} as const;
		expect(faults({ ...goods, lines: [{ ...line!, amountFen: null }] })).toEqual([]);
		expect(faults(goods)).toEqual(['pledge.lines_do_not_sum']);
	});

	it('of goods name what is given', () => {
		const words = { kind: 'goods', amountFen: null, instalments: [], lines: [] } as const;
		expect(faults({ ...words, goods: [] })).toEqual(['pledge.goods_missing']);
	});
});

describe('a signed pledge', () => {
	it('is paid by the donor', () => {
		expect(granted(signed, donorEditor)).toEqual(['report', 'end']);
		expect(granted({ ...signed, kind: 'goods' }, donorEditor)).toEqual(['end']);
		expect(granted(signed, stranger)).toEqual([]);
	});

	it('cannot end while money is on its way, nor when all has come', () => {
		const moving = { ...signed.proceeds, inTransitFen: 1 };
		expect(actsOn({ ...signed, proceeds: moving }, donorEditor).end).toBe(false);
		const done = { ...signed.proceeds, outstandingFen: 0, receivedFen: 100_000 };
		expect(actsOn({ ...signed, proceeds: done }, donorEditor).end).toBe(false);
	});

	it('is let go by the receiver’s second person alone', () => {
		const ending: Pledge = { ...signed, exits: [asked] };
		expect(granted(ending, donorApprover)).toEqual(['report', 'end', 'refuseExit']);
		expect(granted(ending, receiverEditor)).toEqual(['end', 'refuseExit']);
		expect(granted(ending, receiverApprover)).toEqual(['end', 'release', 'refuseExit']);
		const own = { ...ending, exits: [{ ...asked, requestedBy: 'head' }] };
		expect(actsOn(own, receiverApprover).release).toBe(false);
	});

	it.each([
		[{}, 'pay'],
		[{ exits: [asked] }, 'answer_exit'],
		[{ proceeds: { ...signed.proceeds, inTransitFen: 1 } }, 'confirm'],
		[{ proceeds: { ...signed.proceeds, outstandingFen: 0, availableFen: 1 } }, 'allocate'],
		[
			{
				nature: 'investment',
				proceeds: { ...signed.proceeds, outstandingFen: 0, availableFen: 1 },
			},
			null,
		],
		[{ proceeds: { ...signed.proceeds, outstandingFen: 0 } }, null],
	] as const)('with %o waits for: %s', (over, step) => {
		expect(nextStep({ ...signed, ...over })).toBe(step);
	});

	it('that ended waits for nobody, unless money of it is still to be used', () => {
		const ended = { ...signed, status: 'lapsed', standing: 'lapsed' } as const;
		expect(nextStep({ ...ended, proceeds: draft.proceeds })).toBe(null);
		expect(nextStep({ ...ended, proceeds: { ...draft.proceeds, availableFen: 5 } })).toBe(
			'allocate',
		);
	});
});
