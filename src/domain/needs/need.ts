import type { Seat } from '#domain/identity/actor.ts';
import { may } from '#domain/identity/permission.ts';
import { mayAct, type StatusOf } from '#domain/identity/transitions.ts';

/** What needs and offers are about; the same list stands in private.need_categories. */
export const categories = [
	'industry',
	'roads',
	'water',
	'energy',
	'education',
	'health',
	'elderly_care',
	'housing',
	'culture',
	'training',
	'employment',
	'digital',
	'environment',
	'emergency',
] as const;

export type Category = (typeof categories)[number];

/** What is asked for. Money is counted in fen, all else by quantity and unit; never added up. */
export const commodities = ['money', 'goods', 'talent', 'jobs', 'purchase'] as const;

export type Commodity = (typeof commodities)[number];

export type NeedStatus = StatusOf<'need'>;

export interface Need {
	readonly id: string;
	readonly villageCode: string;
	readonly villageName: string;
	readonly title: string;
	readonly description: string;
	readonly category: Category;
	readonly commodity: Commodity;
	readonly amountFen: number | null;
	readonly quantity: number | null;
	readonly unit: string | null;
	readonly urgency: number;
	readonly beneficiaryHouseholds: number | null;
	readonly beneficiaryPersons: number | null;
	readonly decisionRecordId: string | null;
	readonly verifiedLevel: number;
	readonly isEnteredOnBehalf: boolean;
	readonly status: NeedStatus;
	readonly version: number;
	readonly reviewNote: string | null;
	/** What met it, in the village's words; null until it says so. */
	readonly outcome: string | null;
	readonly editedAt: string;
	readonly isDemo: boolean;
}

/** How this one may be brought to its end, or begun anew, by whoever holds the seat. */
export function endsFor(seat: Seat, { status }: Pick<Need, 'status'>) {
	return {
		mayFulfil: may(seat, 'need.save') && mayAct('need', status, 'fulfil'),
		mayClose: may(seat, 'need.judge') && mayAct('need', status, 'close'),
		mayReopen: may(seat, 'need.save') && mayAct('need', status, 'reopen'),
	};
}

/** The village may write as long as it may submit what it wrote. */
export function isEditable(need: Pick<Need, 'status'>): boolean {
	return mayAct('need', need.status, 'submit');
}
