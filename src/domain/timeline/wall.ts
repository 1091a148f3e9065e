import { lightOf, type Colour, type Light, type Lit } from '#domain/projects/light.ts';
import { slots, stateOn, type Milestone, type Slot } from '#domain/projects/milestone.ts';
import { stages, type Stage } from '#domain/projects/project.ts';
import { isWithinRegion } from '#domain/regions/code.ts';
import { oneOf, YEAR, type Filter } from '#domain/filter.ts';
import { publicStatuses, type PublicStatus, type PublishedProject } from './project.ts';

/** 时间表, 路线图, 分布图, 流程图: the four charts of 挂图作战. */
export const wallViews = ['timetable', 'roadmap', 'distribution', 'process'] as const;

export type WallView = (typeof wallViews)[number];

/** Stages that a project can have in public, in their order. */
export const wallStages = Object.keys(stages) as Stage[];

/** `unlit`: not yet under way or ended, so that nobody needs to look. */
export const wallLights = ['red', 'yellow', 'green', 'unlit'] as const;

export type WallLight = (typeof wallLights)[number];

/** `view` narrows to one chart, the rest to some projects; `place` is a region of any level. */
export const wallForms = {
	view: oneOf(wallViews),
	year: YEAR,
	place: /^[1-9]\d{11}$/,
	stage: oneOf(wallStages),
	status: oneOf(publicStatuses),
	light: oneOf(wallLights),
} as const;

export type WallFilter = Filter<typeof wallForms>;

export type WallMilestone = Pick<Milestone, 'title' | 'slot' | 'dueOn' | 'status' | 'metOn'>;

/** A project with what is public of its dates and of where somebody should look. */
export interface WallFacts extends PublishedProject {
	/** In their order. */
	readonly milestones: readonly WallMilestone[];
	/** Said against its notices and not answered. */
	readonly openObjections: number;
	/** The oldest first. */
	readonly acceptances: Lit['acceptances'];
	/** What the county ruled of its light; why is told to officials only. */
	readonly ruling: { readonly colour: Colour; readonly holdsUntil: string } | null;
}

export interface WallProject extends Pick<
	WallFacts,
	'id' | 'title' | 'place' | 'poolYear' | 'status' | 'milestones' | 'isDemo'
> {
	/** null where it has none. */
	readonly light:
		(Pick<Light, 'colour' | 'causes'> & { readonly ruling: WallFacts['ruling'] }) | null;
}

/** @param today 'YYYY-MM-DD' in Shanghai, for all below */
export function toWall(facts: WallFacts, today: string): WallProject {
	const { id, title, place, poolYear, status, milestones, isDemo } = facts;
	return { id, title, place, poolYear, status, milestones, isDemo, light: lit(facts, today) };
}

/** By the same rules as at the desk, from what is public: there the steps are not. */
function lit(facts: WallFacts, today: string): WallProject['light'] {
	const { status, milestones, acceptances, openObjections } = facts;
	const objections = Array.from({ length: openObjections }, () => ({ status: 'raised' }) as const);
	const known: Lit = {
		...{ status, milestones, acceptances, steps: [], rulings: [] },
		notices: [{ objections }],
	};
	const light = lightOf(known, { today, toldOn: facts.lastEntryOn });
	if (!light) return null;
	const ruling = facts.ruling && facts.ruling.holdsUntil >= today ? facts.ruling : null;
	return { colour: ruling?.colour ?? light.computed, causes: light.causes, ruling };
}

export function colourOf({ light }: Pick<WallProject, 'light'>): WallLight {
	return light?.colour ?? 'unlit';
}

export function stageOf({ status }: Pick<WallProject, 'status'>): Stage {
	const isIn = (stage: Stage) => (stages[stage] as readonly string[]).includes(status);
	return wallStages.find(isIn) ?? 'application';
}

/** The projects that a filter means; its view narrows nothing. */
export function narrow(projects: readonly WallProject[], filter: WallFilter): WallProject[] {
	const { year, place, stage, status, light } = filter;
	return projects.filter(
		(project) =>
			(!year || String(project.poolYear) === year) &&
			(!place || isWithinRegion(project.place.code, place)) &&
			(!stage || stageOf(project) === stage) &&
			(!status || project.status === status) &&
			(!light || colourOf(project) === light),
	);
}

/** What hangs on a wall: the projects that its filter means, and what it could be narrowed to. */
export interface Wall {
	readonly filter: WallFilter;
	readonly today: string;
	readonly projects: readonly WallProject[];
	readonly places: readonly WallPlace[];
	/** The newest first. */
	readonly years: readonly number[];
}

export function wallOf(facts: readonly WallFacts[], filter: WallFilter, today: string): Wall {
	const all = facts.map((one) => toWall(one, today));
	const years = all.flatMap(({ poolYear }) => poolYear ?? []);
	return {
		filter,
		today,
		projects: narrow(all, filter),
		places: distribution(all),
		years: [...new Set(years)].sort((one, other) => other - one),
	};
}

export interface Tally {
	readonly total: number;
	readonly stages: Readonly<Record<Stage, number>>;
	readonly lights: Readonly<Record<WallLight, number>>;
}

export function tally(projects: readonly WallProject[]): Tally {
	const count = <Name extends string>(
		names: readonly Name[],
		of: (project: WallProject) => Name,
	): Record<Name, number> =>
		Object.fromEntries(
			names.map((name) => [name, projects.filter((one) => of(one) === name).length]),
		) as Record<Name, number>;
	return {
		total: projects.length,
		stages: count(wallStages, stageOf),
		lights: count(wallLights, colourOf),
	};
}

/** A county, township or village with what lies in it. */
export interface WallPlace extends Tally {
	readonly code: string;
	readonly name: string;
	readonly level: 3 | 4 | 5;
}

/** Places with projects, by code, each after what it lies in: nobody is ranked. */
export function distribution(projects: readonly WallProject[]): WallPlace[] {
	const places = new Map<string, Pick<WallPlace, 'code' | 'name' | 'level'>>();
	for (const { place } of projects) {
		const { code } = place;
		const above = [code.slice(0, 6).padEnd(12, '0'), code.slice(0, 9).padEnd(12, '0'), code];
		const names = [place.county, place.township, place.village];
		for (const [index, own] of above.entries()) {
			const level = ([3, 4, 5] as const)[index] ?? 5;
			places.set(own, { code: own, name: names[index] ?? '', level });
		}
	}
	return [...places.values()]
		.sort((one, other) => (one.code < other.code ? -1 : 1))
		.map((place) => ({ ...place, ...tally(narrow(projects, { place: place.code })) }));
}

/** The chain by its parts, and what has left it: every public status once. */
export const chain = {
	admission: [
		'submitted',
		'village_notice',
		'township_review',
		'township_notice',
		'county_appraisal',
		'county_notice',
	],
	building: ['in_pool', 'contracted', 'under_way', 'completed'],
	handing: ['accepted', 'handed_over', 'closed'],
	aside: ['returned', 'suspended', 'reopened', 'terminated'],
} as const satisfies Record<string, readonly PublicStatus[]>;

export type ChainPart = keyof typeof chain;

/** What is planned and reached of each kind of evidence, in the order of `slots`. */
export function timetable(
	{ milestones }: Pick<WallProject, 'milestones'>,
	today: string,
): { slot: Slot; stages: (WallMilestone & { state: ReturnType<typeof stateOn> })[] }[] {
	return slots.map((slot) => ({
		slot,
		stages: milestones
			.filter((one) => one.slot === slot)
			.map((one) => ({ ...one, state: stateOn(today, one) })),
	}));
}

/** What hangs beside each other on one sheet of paper. */
export function sheetsOf<Row>(rows: readonly Row[], size: number): Row[][] {
	const count = Math.max(1, Math.ceil(rows.length / size));
	return Array.from({ length: count }, (_, index) => rows.slice(index * size, (index + 1) * size));
}
