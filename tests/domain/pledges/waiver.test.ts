import { describe, expect, it } from 'vitest';
import { standInstalments } from '#domain/pledges/instalment.ts';
import {
	actsOnWaiver,
	mayAskWaiver,
	waivable,
	waivedOf,
	type WaiverRequest,
} from '#domain/pledges/waiver.ts';
import { actor, draft, signed } from './drafts.ts';

const asked: WaiverRequest = {
	id: 'waiver',
	position: 1,
	amountFen: null,
	reason: '项目取消',
	status: 'requested',
	answer: null,
	requestedBy: 'payer',
	side: 'donor',
	requestedAt: '2026-11-20T00:00:00+00:00',
};
const approved: WaiverRequest = { ...asked, status: 'approved', amountFen: 100_000 };
const donor = actor('donor', 'enterprise', 'approver', 'payer');
const clerk = actor('charity', 'social_organization', 'editor', 'clerk');
const head = actor('charity', 'social_organization', 'approver', 'head');
const stand = (requests: readonly WaiverRequest[]) =>
	standInstalments(signed.instalments, [], '2026-11-21', waivedOf(requests));
const granted = (request: WaiverRequest, who: typeof donor) =>
	Object.entries(actsOnWaiver(request, signed, who))
		.filter(([, may]) => may)
		.map(([act]) => act);

describe('letting an instalment go', () => {
	it('is asked by either side of a signed pledge of cash', () => {
		expect([donor, clerk].map((who) => mayAskWaiver(signed, who))).toEqual([true, true]);
		expect(mayAskWaiver(signed, actor('other', 'enterprise', 'admin'))).toBe(false);
		expect(mayAskWaiver(draft, donor)).toBe(false);
		expect(mayAskWaiver({ ...signed, kind: 'goods' }, donor)).toBe(false);
	});

	it('is asked of what is missing, once at a time', () => {
		expect(waivable(stand([]), []).map(({ position }) => position)).toEqual([1]);
		expect(waivable(stand([asked]), [asked])).toEqual([]);
		expect(waivable(stand([]), [{ ...asked, status: 'refused' }])).toHaveLength(1);
		expect(waivable(stand([approved]), [approved])).toEqual([]);
	});

	it('is answered by an approver of the receiver who did not ask', () => {
		expect(granted(asked, head)).toEqual(['approve', 'refuse']);
		expect(granted(asked, clerk)).toEqual(['refuse']);
		expect(granted({ ...asked, requestedBy: 'head' }, head)).toEqual(['refuse']);
		expect(granted(asked, donor)).toEqual(['refuse']);
		expect(granted(approved, head)).toEqual([]);
	});
});
