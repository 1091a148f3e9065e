import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stages } from '#domain/projects/project.ts';
import { publicStatuses } from '#domain/timeline/project.ts';
import {
	chain,
	colourOf,
	distribution,
	narrow,
	sheetsOf,
	stageOf,
	tally,
	timetable,
	toWall,
	wallLights,
	wallOf,
	wallStages,
	type WallFacts,
	type WallProject,
} from '#domain/timeline/wall.ts';

const today = '2026-11-21';

const place = (code: string) => ({
	code,
	village: `村${code.slice(9)}`,
	township: `乡${code.slice(6, 9)}`,
	county: `县${code.slice(0, 6)}`,
});

function factsOf(some: Partial<WallFacts> = {}): WallFacts {
	return {
		id: '00000000-0000-4000-8000-000000000001',
		title: '通社路硬化',
		place: place('621123210202'),
		kind: 'infrastructure',
		poolYear: 2026,
		status: 'under_way',
		pairing: null,
		needId: null,
		implementingUnit: null,
		farmerLinkage: null,
		approvalNumber: null,
		performanceTarget: null,
		budgetFen: 1_000_000,
		worksPercent: 30,
		lastEntryOn: today,
		nextDueOn: null,
		isDemo: false,
		milestones: [],
		openObjections: 0,
		acceptances: [],
		ruling: null,
		...some,
	};
}

const milestone = (dueOn: string) =>
	({ title: '完工', slot: 'done', dueOn, status: 'scheduled', metOn: null }) as const;

const anyProject: fc.Arbitrary<WallProject> = fc
	.record({
		code: fc.constantFrom('621123210202', '621123210203', '621123211201', '621125106201'),
		status: fc.constantFrom(...publicStatuses),
		poolYear: fc.constantFrom(2025, 2026, null),
		dueOn: fc.constantFrom('2026-01-01', '2026-11-20', '2027-01-01'),
	})
	.map(({ code, dueOn, ...rest }) =>
		toWall(factsOf({ ...rest, place: place(code), milestones: [milestone(dueOn)] }), today),
	);
const anyProjects = fc.array(anyProject, { maxLength: 30 });
const sum = (counts: readonly number[]) => counts.reduce((all, one) => all + one, 0);

describe('the figures of a wall', () => {
	it('count every project once by step, by stage and by light', () => {
		const steps = Object.values(chain).flat();
		expect([...steps].sort()).toEqual([...publicStatuses].sort());
		expect(wallStages).toEqual(Object.keys(stages));
		fc.assert(
			fc.property(anyProjects, (projects) => {
				const { total, stages: byStage, lights } = tally(projects);
				expect(total).toBe(projects.length);
				expect(sum(Object.values(byStage))).toBe(total);
				expect(sum(Object.values(lights))).toBe(total);
				expect(sum(steps.map((status) => narrow(projects, { status }).length))).toBe(total);
			}),
		);
	});

	it('are the number of the projects that their filter opens', () => {
		fc.assert(
			fc.property(anyProjects, (projects) => {
				for (const { code, total, stages: byStage, lights } of distribution(projects)) {
					expect(narrow(projects, { place: code })).toHaveLength(total);
					for (const stage of wallStages) {
						expect(narrow(projects, { place: code, stage })).toHaveLength(byStage[stage]);
					}
					for (const light of wallLights) {
						expect(narrow(projects, { place: code, light })).toHaveLength(lights[light]);
					}
				}
			}),
		);
	});

	it('add up from villages to townships to counties, in the order of the codes', () => {
		fc.assert(
			fc.property(anyProjects, (projects) => {
				const places = distribution(projects);
				for (const level of [3, 4, 5] as const) {
					const own = places.filter((one) => one.level === level);
					expect(sum(own.map(({ total }) => total))).toBe(projects.length);
				}
				expect(places.map(({ code }) => code)).toEqual(places.map(({ code }) => code).sort());
			}),
		);
	});

	it('narrow by year, and leave the places and years of the whole to choose from', () => {
		const facts = [2025, 2026, 2026, null].map((poolYear) => factsOf({ poolYear }));
		const wall = wallOf(facts, { year: '2026' }, today);
		expect(wall.projects).toHaveLength(2);
		expect(wall.places[0]?.total).toBe(4);
		expect(wall.years).toEqual([2026, 2025]);
	});
});

describe('the light of a published project', () => {
	const colour = (some: Partial<WallFacts>) => colourOf(toWall(factsOf(some), today));

	it('follows the rules of the desk, from what is public', () => {
		expect(colour({})).toBe('green');
		expect(colour({ milestones: [milestone('2026-11-20')] })).toBe('yellow');
		expect(colour({ milestones: [milestone('2026-10-01')] })).toBe('red');
		expect(colour({ openObjections: 1 })).toBe('yellow');
		expect(colour({ lastEntryOn: '2026-01-01' })).toBe('yellow');
		expect(colour({ status: 'suspended' })).toBe('red');
		expect(colour({ status: 'closed' })).toBe('unlit');
		const acceptances = [{ level: 'township', outcome: 'rectify', recordedAt: today }] as const;
		expect(colour({ status: 'completed', acceptances })).toBe('red');
	});

	it('is the ruled one until its last day', () => {
		const ruled = (holdsUntil: string) =>
			colour({ status: 'suspended', ruling: { colour: 'yellow', holdsUntil } });
		expect(ruled(today)).toBe('yellow');
		expect(ruled('2026-11-20')).toBe('red');
	});
});

it('gives every status a stage', () => {
	for (const status of publicStatuses) expect(wallStages).toContain(stageOf({ status }));
	expect(stageOf({ status: 'suspended' })).toBe('works');
});

it('dates each kind of evidence, and says where its day has passed', () => {
	const rows = timetable({ milestones: [milestone('2026-11-20')] }, today);
	expect(rows.map(({ slot }) => slot)).toEqual(['start', 'thirty', 'sixty', 'done', 'acceptance']);
	expect(rows[3]?.stages.map(({ state }) => state)).toEqual(['overdue']);
});

it('parts rows into sheets without losing one, and never hangs no sheet', () => {
	fc.assert(
		fc.property(fc.array(fc.nat()), fc.integer({ min: 1, max: 20 }), (rows, size) => {
			const sheets = sheetsOf(rows, size);
			expect(sheets.flat()).toEqual(rows);
			expect(sheets.length).toBeGreaterThan(0);
			expect(Math.max(...sheets.map(({ length }) => length))).toBeLessThanOrEqual(size);
		}),
	);
});
