import { natures, type Nature } from '#domain/offers/offer.ts';
import { projectKinds, type ProjectKind, type ProjectStatus } from '#domain/projects/project.ts';
import { ID } from '#domain/text.ts';
import { COUNTY, oneOf, YEAR, type Filter } from '#domain/filter.ts';
import type { LedgerRow } from './ledger.ts';
import type { Place } from './place.ts';
import { fenIn, type Sum } from './totals.ts';

/**
 * What a project can be in public: it is published from its village notice on. Once it was, it
 * stays, also when it is sent back and submitted again.
 */
export const publicStatuses = [
	'submitted',
	'village_notice',
	'township_review',
	'township_notice',
	'county_appraisal',
	'county_notice',
	'in_pool',
	'contracted',
	'under_way',
	'completed',
	'accepted',
	'handed_over',
	'closed',
	'returned',
	'suspended',
	'terminated',
	'reopened',
] as const satisfies readonly ProjectStatus[];

export type PublicStatus = (typeof publicStatuses)[number];

export const projectForms = {
	county: COUNTY,
	pairing: ID,
	kind: oneOf(projectKinds),
	status: oneOf(publicStatuses),
	year: YEAR,
} as const;

export type ProjectFilter = Filter<typeof projectForms>;

export interface PublishedProject {
	readonly id: string;
	readonly title: string;
	readonly place: Place;
	readonly kind: ProjectKind;
	readonly poolYear: number | null;
	readonly status: PublicStatus;
	readonly pairing: LedgerRow['pairing'];
	readonly needId: string | null;
	readonly implementingUnit: string | null;
	readonly farmerLinkage: string | null;
	readonly approvalNumber: string | null;
	readonly performanceTarget: string | null;
	/** Over all sources, money of the state included. */
	readonly budgetFen: number;
	readonly worksPercent: number;
	readonly lastEntryOn: string | null;
	readonly nextDueOn: string | null;
	readonly isDemo: boolean;
}

export interface MoneyBar {
	readonly nature: Nature;
	readonly allocatedFen: number;
	readonly disbursedFen: number;
}

/** How far the money of each nature has gone; natures without an allocation are left out. */
export function moneyBars(sums: readonly Sum[]): MoneyBar[] {
	return natures
		.map((nature) => ({
			nature,
			allocatedFen: fenIn(sums, nature, 'allocated'),
			disbursedFen: fenIn(sums, nature, 'disbursed'),
		}))
		.filter(({ allocatedFen }) => allocatedFen > 0);
}

export type ProjectStep =
	'promised' | 'received' | 'disbursed' | 'built' | 'accepted' | 'published';

export interface StepState {
	readonly step: ProjectStep;
	readonly state: 'done' | 'now' | 'next';
}

const built: readonly PublicStatus[] = ['completed', 'accepted', 'handed_over', 'closed'];

/**
 * 承诺 → 到账 → 拨付 → 实施 → 验收 → 公示. Each is done by its own facts, since works may run ahead
 * of money; the first that is not done is where the project stands. What was allocated to it must
 * have been promised and received before.
 */
export function statusLine(
	{ status }: Pick<PublishedProject, 'status'>,
	bars: readonly MoneyBar[],
	isPromised = false,
): StepState[] {
	const isFunded = bars.length > 0;
	const isPaid = bars.every((bar) => bar.disbursedFen >= bar.allocatedFen);
	const facts: [ProjectStep, boolean][] = [
		['promised', isFunded || isPromised],
		['received', isFunded],
		['disbursed', isFunded && isPaid],
		['built', built.includes(status)],
		['accepted', built.indexOf(status) >= 1],
		['published', built.indexOf(status) >= 2],
	];
	const now = facts.findIndex(([, isDone]) => !isDone);
	return facts.map(([step, isDone], index) => ({
		step,
		state: isDone ? 'done' : index === now ? 'now' : 'next',
	}));
}
