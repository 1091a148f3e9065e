import type { ExchangeKind, ExchangeTerms } from '#domain/pairings/exchange.ts';

/** What a pairing did besides money, as both sides stand by it; nobody is named. */
export interface PublishedExchange extends Pick<
	ExchangeTerms,
	| 'kind'
	| 'beganOn'
	| 'endedOn'
	| 'subject'
	| 'role'
	| 'peopleCount'
	| 'days'
	| 'amountFen'
	| 'jobsCount'
	| 'isPark'
	| 'fromName'
	| 'toName'
> {
	readonly id: string;
	readonly placeName: string | null;
	readonly isDemo: boolean;
}

/** Of one kind, over all years; null where no record tells it. */
export interface ExchangeSum {
	readonly kind: ExchangeKind;
	readonly count: number;
	readonly peopleCount: number | null;
	/** Bought for, or invested; never a gift. */
	readonly amountFen: number | null;
	readonly jobsCount: number | null;
}
