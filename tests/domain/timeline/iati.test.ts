import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { categories } from '#domain/needs/need.ts';
import { natures } from '#domain/offers/offer.ts';
import { usccCheckCharacter } from '#domain/organizations/uscc.ts';
import { projectKinds } from '#domain/projects/project.ts';
import { slots } from '#domain/projects/milestone.ts';
import type { Element } from '#domain/timeline/element.ts';
import { activityOf, type IatiFrame, type MoneyRow } from '#domain/timeline/iati.ts';
import { fundHead, fundTransactions, type Fund } from '#domain/timeline/iati-fund.ts';
import { projectActivity, type ProjectFacts } from '#domain/timeline/iati-project.ts';
import { buckets } from '#domain/timeline/ledger.ts';
import { publicStatuses, type PublishedProject } from '#domain/timeline/project.ts';
import { childrenOf, faultsOf, textIn } from './iati-rules.ts';

const today = '2026-11-29';
const word = { zh: '词', en: 'word' };
const frame: IatiFrame = {
	publisher: { ref: 'CN-USCI-12621100DEM000999M', name: '平台', type: '11' },
	origin: 'https://jiedui.example',
	asOf: '2026-11-29T08:00:00.000Z',
	today,
	words: {
		anonymous: word,
		natures: { fiscal_aid: word, social_donation: word, investment: word, purchase: word },
		works: word,
		milestones: word,
		page: word,
	},
};

const day = (max: string) =>
	fc
		.date({ min: new Date('2016-01-01'), max: new Date(max), noInvalidDate: true })
		.map((date) => date.toISOString().slice(0, 10));
const anyDay = day('2030-12-31');
const past = day(today);
const text = fc.string({ unit: 'grapheme', minLength: 1 }).map((rest) => `名${rest}`);
const id = fc.uuid();
const uscc = fc
	.stringMatching(/^[0-9A-HJ-NPQRTUWXY]{17}$/)
	.map((body) => body + usccCheckCharacter(body));
const organization = fc.record({
	name: text,
	kind: fc.constantFrom('city', 'county', 'enterprise', 'social_organization', 'supervisor'),
	uscc: fc.option(uscc),
});
const row: fc.Arbitrary<MoneyRow> = fc.record({
	seq: fc.nat(),
	bucket: fc.constantFrom(...buckets),
	signedFen: fc.integer({ min: -1e13, max: 1e13 }).filter((fen) => fen !== 0),
	nature: fc.constantFrom(...natures),
	occurredOn: past,
	reason: fc.option(fc.string()),
	pledgeId: id,
	projectId: fc.option(id),
	donor: fc.option(organization),
});
const fund: fc.Arbitrary<Fund> = fc.record({
	pledgeId: id,
	nature: fc.constantFrom(...natures),
	donor: fc.option(organization),
	receiver: fc.option(organization),
	status: fc.constantFrom('signed', 'lapsed', 'cancelled', 'written_off'),
	begunOn: anyDay,
	instalments: fc.array(
		fc.record({ dueOn: anyDay, amountFen: fc.integer({ min: 1, max: 1e13 }) }),
		{ maxLength: 4 },
	),
});
const place = { code: '621123210202', village: '元古堆村', township: '田家河乡', county: '渭源县' };
const project: fc.Arbitrary<PublishedProject> = fc.record({
	id,
	title: text,
	place: fc.constant(place),
	kind: fc.constantFrom(...projectKinds),
	poolYear: fc.option(fc.integer({ min: 2016, max: 2030 })),
	status: fc.constantFrom(...publicStatuses),
	pairing: fc.constant(null),
	needId: fc.constant(null),
	implementingUnit: fc.option(fc.string()),
	farmerLinkage: fc.option(fc.string()),
	approvalNumber: fc.option(fc.string()),
	performanceTarget: fc.option(fc.string()),
	budgetFen: fc.nat(1e12),
	worksPercent: fc.nat(100),
	lastEntryOn: fc.option(past),
	nextDueOn: fc.option(anyDay),
	isDemo: fc.boolean(),
});
const facts: fc.Arbitrary<ProjectFacts> = fc.record({
	category: fc.option(fc.constantFrom(...categories)),
	milestones: fc.uniqueArray(
		fc.record({
			slot: fc.constantFrom(...slots),
			dueOn: anyDay,
			status: fc.constantFrom('scheduled', 'met', 'partly_met', 'not_met'),
			metOn: fc.option(past),
		}),
		{ selector: ({ slot }) => slot },
	) as fc.Arbitrary<ProjectFacts['milestones']>,
	noticedOn: fc.option(anyDay),
	rows: fc.array(row, { maxLength: 5 }),
});

function fundActivity(of: Fund, rows: readonly MoneyRow[]): Element {
	const turns = fundTransactions(rows, of, frame);
	return activityOf([...fundHead(of, rows, frame), ...turns], frame, 1);
}

function totalFen(activity: Element, types: readonly string[]): number {
	return childrenOf(activity, 'transaction')
		.filter((one) => types.includes(childrenOf(one, 'transaction-type')[0]![1]['code']!))
		.reduce((fen, one) => fen + fenOf(textIn(childrenOf(one, 'value')[0]!)), 0);
}

function fenOf(yuan: string): number {
	return Number(yuan.replace('.', ''));
}

function sumOf(rows: readonly MoneyRow[], ...of: readonly MoneyRow['bucket'][]): number {
	return rows.reduce((fen, one) => fen + (of.includes(one.bucket) ? one.signedFen : 0), 0);
}

describe('a project as an activity', () => {
	it('is as the standard wants it, whatever is known of it', () => {
		fc.assert(
			fc.property(project, facts, (one, known) => {
				const activity = projectActivity(one, known, frame);
				const start = known.milestones.find(({ slot }) => slot === 'start');
				if (activity) expect(faultsOf(activity, today)).toEqual([]);
				else expect(one.poolYear ?? known.noticedOn ?? start ?? null).toBeNull();
			}),
		);
	});

	it('has the money of the ledger, step by step', () => {
		fc.assert(
			fc.property(project, facts, (one, known) => {
				const activity = projectActivity({ ...one, poolYear: 2026 }, known, frame)!;
				expect(totalFen(activity, ['11'])).toBe(sumOf(known.rows, 'allocated'));
				expect(totalFen(activity, ['1'])).toBe(sumOf(known.rows, 'disbursed'));
				expect(totalFen(activity, ['4'])).toBe(sumOf(known.rows, 'spent'));
			}),
		);
	});
});

describe('a pledge as an activity', () => {
	it('is as the standard wants it', () => {
		fc.assert(
			fc.property(fund, fc.array(row, { maxLength: 5 }), (one, rows) => {
				expect(faultsOf(fundActivity(one, rows), today)).toEqual([]);
			}),
		);
	});

	it('has the money of the ledger, what was taken back being taken back', () => {
		fc.assert(
			fc.property(fund, fc.array(row, { maxLength: 5 }), (one, rows) => {
				const activity = fundActivity(one, rows);
				const left = sumOf(rows, 'committed') - sumOf(rows, 'lapsed', 'written_off');
				expect(totalFen(activity, ['11', '13'])).toBe(left);
				expect(totalFen(activity, ['1'])).toBe(sumOf(rows, 'received') - sumOf(rows, 'returned'));
				expect(totalFen(activity, ['2'])).toBe(sumOf(rows, 'allocated'));
				expect(totalFen(activity, ['3'])).toBe(sumOf(rows, 'disbursed'));
			}),
		);
	});

	it('plans what is still to come, and no more than is still owed', () => {
		const signed = {
			...fc.sample(fund, 1)[0]!,
			instalments: [
				{ dueOn: '2027-01-01', amountFen: 100 },
				{ dueOn: '2028-01-01', amountFen: 100 },
				{ dueOn: '2026-01-01', amountFen: 100 },
			],
		};
		const money = (bucket: MoneyRow['bucket'], signedFen: number) => ({
			...fc.sample(row, 1)[0]!,
			...{ bucket, signedFen },
		});
		const plannedWith = (...rows: MoneyRow[]) =>
			childrenOf(fundActivity(signed, rows), 'planned-disbursement').map((one) => [
				childrenOf(one, 'period-start')[0]![1]['iso-date'],
				textIn(childrenOf(one, 'value')[0]!),
			]);
		expect(plannedWith(money('committed', 300), money('received', 150))).toEqual([
			['2027-01-01', '0.50'],
			['2028-01-01', '1.00'],
		]);
		expect(plannedWith(money('committed', 300), money('lapsed', 250))).toEqual([
			['2028-01-01', '0.50'],
		]);
		expect(plannedWith(money('committed', 300), money('received', 300))).toEqual([]);
	});

	it('ties no two gifts of donors without a name together', () => {
		fc.assert(
			fc.property(fund, fc.array(row), (one, rows) => {
				const nameless = rows.map((each) => ({ ...each, donor: null }));
				const said = JSON.stringify(fundActivity({ ...one, donor: null }, nameless));
				for (const { pledgeId } of [one, ...nameless]) expect(said).not.toContain(pledgeId);
			}),
		);
	});
});

describe('the rules', () => {
	const sound = projectActivity(
		{ ...fc.sample(project, { numRuns: 1, seed: 1 })[0]!, poolYear: 2026, budgetFen: 100 },
		{
			category: null,
			milestones: [
				{ slot: 'start', dueOn: '2026-02-01', status: 'met', metOn: '2026-02-01' },
				{ slot: 'done', dueOn: '2026-10-01', status: 'met', metOn: '2026-10-01' },
			],
			noticedOn: '2026-01-05',
			rows: fc
				.sample(row, { numRuns: 3, seed: 2 })
				.map((one) => ({ ...one, bucket: 'allocated' as const, reason: null })),
		},
		frame,
	)!;

	it('find nothing in a sound activity', () => {
		expect(faultsOf(sound, today)).toEqual([]);
	});

	/** The same with one text put for another wherever it stands in the document's JSON. */
	function broken(from: string | RegExp, to: string): Element {
		const json = JSON.stringify(sound);
		const changed = json.replace(from, to);
		expect(changed).not.toBe(json);
		return JSON.parse(changed) as Element;
	}

	it.each([
		[/\["activity-status",\{"code":"\d"\}\],/, '', 'activity-status is missing'],
		[/"activity-status"/, '"activity-state"', 'holds what does not belong there'],
		[/"xml:lang":"zh"/, '"xml:lang":"en"', 'no language or no currency'],
		[/"iati-identifier",\{\},"CN/, '"iati-identifier",{},"GB', 'does not begin with its publisher'],
		[/-project-/, '-project/', 'has signs that identifiers must not have'],
		[/DEM000999M","type/, 'DEM000999X","type', 'is no identifier'],
		[/"type":"2","iso-date":"2026-02-01"/, '"type":"2","iso-date":"2026-02-30"', 'is no day'],
		[/"type":"2","iso-date":"2026-02-01"/, '"type":"2","iso-date":"2026-12-01"', 'in future'],
		[/"type":"4","iso-date":"2026-10-01"/, '"type":"4","iso-date":"2026-01-01"', 'ended before'],
		[/"type":"3","iso-date":"2026-10-01"/, '"type":"3","iso-date":"2025-01-01"', 'planned to end'],
		[/"percentage":"100"/, '"percentage":"50"', 'make 50 %'],
		[/"vocabulary-uri"/, '"vocabulary-url"', 'without their list'],
		[/"iso-date":"2026-12-31"/, '"iso-date":"2027-01-01"', 'a budget from'],
		[/"transaction-type",\{"code":"11"/, '"transaction-type",{"code":"9"', 'transaction-type 9'],
		[/("transaction-date",\{"iso-date":")\d{4}/, '$12030', 'a transaction in future'],
		[/"currency":"CNY"/, '"currency":"USD"', 'value: '],
		[/(\["narrative",\{\},")[^"\\]*(\\.[^"\\]*)*"/, '$1 "', 'an empty narrative'],
		[/"measure":"2"/, '"measure":"9"', 'without its measure'],
		[/"url":"https:/, '"url":"nowhere ', 'a link that leads nowhere'],
		[/\["title"/, '["description",{},["narrative",{},"a"]],["title"', 'not in the order'],
	])('find %s as %s', (from, to, fault) => {
		expect(faultsOf(broken(from, to), today).join('; ')).toContain(fault);
	});
});
