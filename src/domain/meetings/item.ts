import { sumFen } from '#domain/money.ts';
import { natures, type Nature } from '#domain/offers/offer.ts';
import type { PledgeKind } from '#domain/pledges/pledge.ts';

/** 签约, 捐赠, 意向. */
export const itemKinds = ['signing', 'donation', 'intent'] as const;

export type ItemKind = (typeof itemKinds)[number];

/** What was signed, given or intended at a meeting, in the words of the day. */
export interface Item {
	readonly id: string;
	readonly position: number;
	readonly kind: ItemKind;
	readonly partyName: string;
	/** The registered organization behind the name; null while nobody has chosen one. */
	readonly partyId: string | null;
	readonly placeCode: string | null;
	/** From the county down for a village; null without a place. */
	readonly placeName: string | null;
	readonly subject: string;
	/** null of intents that do not say it. */
	readonly nature: Nature | null;
	readonly form: PledgeKind | null;
	/** 2300多万元, 图书一批. */
	readonly amountText: string | null;
	/** Exact, of cash alone; null where only words are known. */
	readonly amountFen: number | null;
	readonly isAnonymous: boolean;
	/** The pledge that it was drawn up as; null again once that was withdrawn. */
	readonly pledgeId: string | null;
	/** Whether the reader may open it: a draft is for its parties and whoever drew it up. */
	readonly readsPledge: boolean;
	/** The application that it was drawn up as; null again once that was terminated. */
	readonly projectId: string | null;
	readonly readsProject: boolean;
}

/** Why a line cannot be drawn up as a pledge yet; null when it can, once its amount is exact. */
export function obstacleTo({
	kind,
	partyId,
	pledgeId,
}: Pick<Item, 'kind' | 'partyId' | 'pledgeId'>): 'intended' | 'drawn_up' | 'party' | null {
	if (kind === 'intent') return 'intended';
	if (pledgeId !== null) return 'drawn_up';
	return partyId === null ? 'party' : null;
}

/** Whether the exact amount must be asked for before a pledge can say it. */
export function lacksAmount({ form, amountFen }: Pick<Item, 'form' | 'amountFen'>): boolean {
	return form === 'cash' && amountFen === null;
}

export interface ItemTotal {
	readonly kind: ItemKind;
	readonly nature: Nature;
	/** The sum of the exact amounts alone. */
	readonly exactFen: number;
	readonly exactCount: number;
	/** Lines of money known in words alone, which no sum can hold. */
	readonly toldCount: number;
}

/** Exact amounts by kind and nature: neither two natures nor exact and told are ever added up. */
export function totalsOf(items: readonly Item[]): ItemTotal[] {
	return itemKinds.flatMap((kind) =>
		natures.flatMap((nature) => {
			const money = items.filter((one) => one.kind === kind && one.nature === nature);
			const cash = money.filter(({ form }) => form === 'cash');
			if (cash.length === 0) return [];
			const exact = cash.flatMap(({ amountFen }) => (amountFen === null ? [] : [amountFen]));
			return {
				kind,
				nature,
				exactFen: sumFen(exact),
				exactCount: exact.length,
				toldCount: cash.length - exact.length,
			};
		}),
	);
}
