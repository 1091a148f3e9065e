import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	formOfRiskCount,
	riskKinds,
	riskYears,
	stateOfCount,
	statementFromForm,
	type RiskCount,
} from '#domain/needs/risk-count.ts';
import { riskCountSchema } from '#domain/needs/schema.ts';

const id = '3f2c1a52-6a1e-4c2b-9d1d-2f1a3c5b7e90';
const village = '621123210202';

function countOf(told: Partial<RiskCount> = {}): RiskCount {
	return {
		id,
		villageCode: village,
		villageName: '元古堆村',
		year: 2025,
		version: 1,
		countedOn: '2025-12-31',
		counts: { unstable: 3, marginal: 0, sudden: null, resolved: 1 },
		reason: null,
		isEnteredOnBehalf: false,
		organizationName: '元古堆村委会',
		verdict: null,
		note: null,
		isDemo: false,
		...told,
	};
}

describe('the state of a count', () => {
	it('tells what is known from what is due; none is known', () => {
		expect(stateOfCount(countOf(), 'marginal')).toBe('self_reported');
		expect(stateOfCount(countOf(), 'sudden')).toBe('due');
		expect(stateOfCount(countOf({ verdict: 'verified' }), 'unstable')).toBe('verified');
		expect(stateOfCount(countOf({ verdict: 'verified' }), 'sudden')).toBe('due');
		expect(stateOfCount(countOf({ verdict: 'returned' }), 'unstable')).toBe('due');
		expect(stateOfCount(null, 'unstable')).toBe('due');
	});
});

describe('the years of a ledger', () => {
	it('have no gap, the newest first, and each count once', () => {
		const years = fc.uniqueArray(fc.integer({ min: 2010, max: 2026 }));
		fc.assert(
			fc.property(years, (stated) => {
				const rows = riskYears(
					stated.map((year) => countOf({ year })),
					'2026-11-20',
				);
				const first = Math.min(2026, ...stated);
				expect(rows.map(({ year }) => year)).toEqual(
					Array.from({ length: 2027 - first }, (_, index) => 2026 - index),
				);
				const found = rows.flatMap(({ count }) => count?.year ?? []);
				expect(found.toSorted()).toEqual(stated.toSorted());
			}),
		);
	});
});

describe('the form of a count', () => {
	const flawsOf = (typed: Record<string, string>) => {
		const read = riskCountSchema.safeParse({ id, counted_on: '2025-12-31', ...typed });
		return read.success ? [] : read.error.issues.map(({ path, message }) => [path[0], message]);
	};

	it.each([
		[{}, [['unstable', 'risk_count.nothing_counted']]],
		[{ unstable: '二' }, [['unstable', 'count.malformed']]],
		[{ sudden: '100001' }, [['sudden', 'risk_count.out_of_range']]],
		[{ unstable: '1', version: '1' }, [['reason', 'note.missing']]],
		[{ unstable: '1', counted_on: '' }, [['counted_on', 'date.missing']]],
	])('says what is wrong with %j', (typed, flaws) => {
		expect(flawsOf(typed as Record<string, string>)).toEqual(flaws);
	});

	it('shows a count again so that it reads the same', () => {
		const figure = fc.option(fc.integer({ min: 0, max: 100_000 }));
		const counts = fc.record({
			unstable: figure,
			marginal: figure,
			sudden: figure,
			resolved: figure,
		});
		fc.assert(
			fc.property(counts, (told) => {
				fc.pre(riskKinds.some((kind) => told[kind] !== null));
				const form = { id, ...formOfRiskCount(countOf({ counts: told })), reason: '更正' };
				const stated = statementFromForm(village, riskCountSchema.parse(form));
				expect(stated).toMatchObject({ counts: told, version: 1, countedOn: '2025-12-31' });
			}),
		);
	});
});
