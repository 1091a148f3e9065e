import type { NeedStatus } from '#domain/needs/need.ts';
import type { Period } from '#domain/period.ts';
import type { ProjectStatus } from '#domain/projects/project.ts';

/** 一村一本台账: what stands of one village in all modules, as its reader may see it. */
export interface VillageLedger {
	readonly headCounts: readonly LedgerHeadCount[];
	readonly pairings: readonly LedgerPairing[];
	readonly needs: readonly LedgerNeed[];
	readonly projects: readonly LedgerProject[];
	readonly assets: readonly LedgerAsset[];
}

export interface LedgerHeadCount {
	readonly year: number;
	readonly households: number | null;
	readonly population: number | null;
	readonly source: string;
}

/** Of the village itself, or of what it lies in. */
export interface LedgerPairing extends Period {
	readonly id: string;
	readonly supporting: string;
	readonly receiving: string;
}

export interface LedgerNeed {
	readonly id: string;
	readonly title: string;
	readonly status: NeedStatus;
	readonly amountFen: number | null;
	readonly quantity: number | null;
	readonly unit: string | null;
}

export interface LedgerProject {
	readonly id: string;
	readonly title: string;
	readonly poolYear: number;
	readonly status: ProjectStatus;
	/** Planned over all sources; null where nothing is. */
	readonly budgetFen: number | null;
}

export interface LedgerAsset {
	readonly id: string;
	readonly projectId: string;
	readonly name: string;
	readonly quantity: number;
	readonly unit: string;
	readonly owner: string;
	readonly keeper: string;
}
