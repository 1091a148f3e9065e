import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Actor } from '#domain/identity/actor.ts';
import {
	actsOn,
	amendmentsOf,
	lastDayOf,
	standingReports,
	type Agreement,
	type Report,
	type Target,
} from '#domain/pairings/agreement.ts';
import type { Party } from '#domain/pairings/pairing.ts';

const party = (organizationId: string, regionCode: string): Party => ({
	organizationId,
	organizationName: organizationId,
	name: organizationId,
	regionCode,
	regionName: regionCode,
});

const version = {
	version: 1,
	side: 'supporting',
	organizationName: '青岛市',
	proposedBy: 'writer',
	proposedAt: '2026-03-01T00:00:00Z',
	note: null,
	targets: [],
} as const;

const agreement: Agreement = {
	id: 'a',
	year: 2026,
	status: 'draft',
	version: 1,
	number: null,
	signedOn: null,
	isDemo: false,
	documentId: null,
	versions: [version],
	signatures: [],
	reports: [],
	pairing: {
		id: 'p',
		programme: 'east_west',
		kind: 'city',
		supporting: party('qingdao', '370200000000'),
		receiving: party('dingxi', '621100000000'),
		validFrom: '2021-04-01',
		validTo: null,
		predecessorId: null,
		basis: null,
		basisDocumentId: null,
		isDemo: false,
	},
};

const actor = (
	kind: 'city' | 'county',
	regionCode: string,
	accountId = 'somebody',
): Pick<Actor, 'seat' | 'accountId'> => ({
	accountId,
	seat: {
		organizationId: `${kind} ${regionCode}`,
		organizationName: '',
		kind,
		regionCode,
		role: 'approver',
		receivesDonations: false,
		isSuspended: false,
		isPending: false,
	},
});

const qingdao = actor('city', '370200000000');
const dingxi = actor('city', '621100000000');
const weiyuan = actor('county', '621123000000');
const today = '2026-11-21';

describe('the acts on an agreement', () => {
	it('are those of the two sides while it is a draft, signing by another than its writer', () => {
		const open = { amend: true, sign: true, report: false, close: false };
		expect(actsOn(agreement, dingxi, today)).toEqual(open);
		expect(actsOn(agreement, qingdao, today)).toEqual(open);
		const writer = actor('city', '370200000000', 'writer');
		expect(actsOn(agreement, writer, today)).toEqual({ ...open, sign: false });
		const none = { amend: false, sign: false, report: false, close: false };
		expect(actsOn(agreement, weiyuan, today)).toEqual(none);
	});

	it('end for a side that has signed this version', () => {
		const signature = {
			version: 1,
			side: 'receiving',
			organizationName: '',
			signedAt: '',
		} as const;
		const half = { ...agreement, signatures: [signature] };
		expect(actsOn(half, dingxi, today).sign).toBe(false);
		expect(actsOn(half, qingdao, today).sign).toBe(true);
		const amended = { ...half, version: 2, versions: [{ ...version, version: 2 }, version] };
		expect(actsOn(amended, dingxi, today).sign).toBe(true);
	});

	it('are reports, also of parts, once it is signed, and its closing when the year is over', () => {
		const signed = { ...agreement, status: 'signed' } as const;
		const running = { amend: false, sign: false, report: true, close: false };
		expect(actsOn(signed, dingxi, today)).toEqual(running);
		expect(actsOn(signed, weiyuan, today)).toEqual(running);
		expect(actsOn(signed, dingxi, '2026-12-31').close).toBe(true);
		expect(actsOn(signed, weiyuan, '2026-12-31').close).toBe(false);
	});

	it('count to the end of the year, or of the pairing', () => {
		expect(lastDayOf(agreement)).toBe('2026-12-31');
		const pairing = { ...agreement.pairing, validTo: '2026-06-15' };
		expect(lastDayOf({ year: 2026, pairing })).toBe('2026-06-15');
	});
});

const code = fc.constantFrom<string>('labour', 'fiscal_aid', 'trainings', 'officials');
const targets = fc.uniqueArray(
	fc.record({ indicator: code, value: fc.integer({ min: 0, max: 9 }) }),
	{ selector: ({ indicator }) => indicator },
);

describe('what a version changed', () => {
	it('is none against itself, and makes the one of the other', () => {
		fc.assert(
			fc.property(targets, targets, (before, after) => {
				expect(amendmentsOf(after, after)).toEqual([]);
				const made = new Map(before.map(({ indicator, value }) => [indicator, value]));
				for (const { indicator, after: value } of amendmentsOf(after, before)) {
					if (value === null) made.delete(indicator);
					else made.set(indicator, value);
				}
				const wanted = after.map(({ indicator, value }: Target) => [indicator, value] as const);
				expect(made).toEqual(new Map(wanted));
			}),
		);
	});
});

describe('the facts that count', () => {
	it('are the last of each chain of corrections', () => {
		const fact = (id: string, correctsId: string | null): Report => ({
			id,
			correctsId,
			indicator: 'labour',
			value: 1,
			occurredOn: today,
			note: '',
			number: null,
			documentId: null,
			organizationId: 'o',
			organizationName: '',
			reportedAt: '',
			reason: null,
		});
		const reports = [fact('a', null), fact('b', 'a'), fact('c', 'b'), fact('d', null)];
		expect(standingReports(reports).map(({ id }) => id)).toEqual(['c', 'd']);
	});
});
