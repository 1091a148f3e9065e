/** 早晚、随机、定期、重点、预约. */
export const visitKinds = ['early_late', 'random', 'regular', 'focus', 'appointed'] as const;

export type VisitKind = (typeof visitKinds)[number];

/** What was found on a visit 走访. It stands alone: visits are never counted or ranked. */
export interface Visit {
	readonly id: string;
	readonly placeCode: string;
	/** From the county down. */
	readonly place: string;
	readonly kind: VisitKind;
	/** 'YYYY-MM-DD' */
	readonly visitedOn: string;
	/** null: nobody counted. */
	readonly metCount: number | null;
	/** Whom they met, in words; never public. */
	readonly met: string | null;
	readonly findings: string;
	readonly organization: { readonly id: string; readonly name: string };
	/** Ids of documents. */
	readonly papers: readonly string[];
	readonly isDemo: boolean;
}
