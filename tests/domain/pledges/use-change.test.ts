import { describe, expect, it } from 'vitest';
import { actsOnUse, earmarkInForce, type UseChange } from '#domain/pledges/use-change.ts';
import { actor, draft, signed } from './drafts.ts';

const asked: UseChange = {
	id: 'change',
	earmark: '改修水渠',
	reason: '路已修好',
	status: 'requested',
	answer: null,
	requestedBy: 'clerk',
	organization: { id: 'charity', name: '渭源县慈善会' },
	requestedAt: '2026-11-20T00:00:00+00:00',
	decidedAt: null,
};
const consented = (earmark: string, decidedAt: string): UseChange => ({
	...asked,
	earmark,
	status: 'consented',
	decidedAt,
});
const donor = actor('donor', 'enterprise', 'approver');
const charity = actor('charity', 'social_organization', 'editor');
const county = actor('county', 'county', 'editor');
const inWeiyuan = {
	...county,
	seat: { ...county.seat, regionCode: '621123000000' },
};
const granted = (
	changes: readonly UseChange[],
	who: Parameters<typeof actsOnUse>[2],
	pledge: Parameters<typeof actsOnUse>[0] = signed,
) =>
	Object.entries(actsOnUse(pledge, changes, who))
		.filter(([, may]) => may)
		.map(([act]) => act);

describe('the use in force', () => {
	it('is what was agreed until the donor consents to another', () => {
		const agreed = { earmark: '修路' };
		expect(earmarkInForce(agreed, [])).toBe('修路');
		expect(earmarkInForce(agreed, [asked, { ...asked, status: 'refused' }])).toBe('修路');
		expect(earmarkInForce({ earmark: null }, [])).toBeNull();
	});

	it('is the last that the donor consented to, in whatever order they are told', () => {
		const early = consented('改修水渠', '2026-11-20T00:00:00+00:00');
		const late = consented('修桥', '2026-11-21T00:00:00+00:00');
		expect(earmarkInForce({ earmark: '修路' }, [late, early])).toBe('修桥');
		expect(earmarkInForce({ earmark: '修路' }, [early, late])).toBe('修桥');
	});
});

describe('another use', () => {
	it('is asked for by who receives or uses the money, once at a time, when it is signed', () => {
		expect(granted([], charity)).toEqual(['ask']);
		expect(granted([], inWeiyuan)).toEqual(['ask']);
		expect(granted([], county, { ...signed, lines: [] })).toEqual(['ask']);
		expect(granted([asked], inWeiyuan)).toEqual([]);
		for (const who of [donor, county]) expect(granted([], who)).toEqual([]);
		expect(granted([], charity, draft)).toEqual([]);
	});

	it('is answered by an approver of the donor, and taken back by who asked', () => {
		expect(granted([asked], donor)).toEqual(['answer']);
		expect(granted([asked], actor('donor', 'enterprise', 'editor'))).toEqual([]);
		expect(granted([asked], charity)).toEqual(['withdraw']);
	});
});
