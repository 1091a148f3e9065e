import type { DatedOffer, offerList } from '#domain/offers/list.ts';
import { offerStates } from '#domain/offers/list.ts';
import { commodities } from '#domain/needs/need.ts';
import { natures, type Offer } from '#domain/offers/offer.ts';
import { columnsOf, type ListColumn } from './column.ts';
import { m } from './compiled/messages.js';
import { getLocale } from './compiled/runtime.js';
import { termFilter, type ListFilter, type ListSums } from './filter.ts';
import { formatCount, formatMoney } from './format.ts';
import { formatQuantity } from './quantity.ts';
import { term, yesOrNo } from './terms.ts';

/** What there is to give, in money or in its own unit. */
export function given({ budgetFen, quantity, unit }: Offer): string {
	return formatQuantity(budgetFen ?? quantity, unit, getLocale(), 'wan');
}

export function categoryNames({ categories }: Pick<Offer, 'categories'>): string {
	if (categories.length === 0) return m.offer_any_category();
	return categories.map((category) => term('category', category)).join(m.offer_list_comma());
}

export function offerFilters(): ListFilter[] {
	return [
		termFilter('status', m.part_status(), 'status_offer', offerStates),
		termFilter('nature', m.offer_nature(), 'nature', natures),
		termFilter('commodity', m.offer_commodity(), 'commodity', commodities),
	];
}

type Key = (typeof offerList.columns)[number];

export function offerColumns(): ListColumn<DatedOffer, Key>[] {
	const { text, word, money, count, day, instant } = columnsOf<DatedOffer, Key>();
	return [
		text('title', m.offer_title(), ({ title }) => title),
		text('organization', m.offer_organization(), ({ organizationName }) => organizationName),
		word('nature', m.offer_nature(), ({ nature }) => term('nature', nature)),
		word('commodity', m.offer_commodity(), ({ commodity }) => term('commodity', commodity)),
		word('given', m.offer_given(), given),
		money('budget', m.offer_budget(), ({ budgetFen }) => budgetFen, 'wan'),
		count('quantity', m.need_quantity(), ({ quantity }) => quantity),
		text('unit', m.need_unit(), ({ unit }) => unit),
		money('minimum_grant', m.offer_minimum_grant(), (offer) => offer.minimumGrantFen || null),
		text('categories', m.offer_categories(), categoryNames),
		text('paired_only', m.offer_paired_only(), ({ pairedOnly }) => yesOrNo(pairedOnly)),
		day('valid_from', m.offer_valid_from(), ({ validFrom }) => validFrom),
		day('valid_to', m.offer_valid_to(), ({ validTo }) => validTo),
		word('status', m.part_status(), ({ state }) => term('status_offer', state)),
		instant('edited_at', m.list_edited_at(), ({ editedAt }) => editedAt),
		text('id', m.list_id(), ({ id }) => id),
		text('demo', m.part_demo(), ({ isDemo }) => yesOrNo(isDemo)),
	];
}

/** What offers of one nature sum to. */
export interface OfferSum {
	readonly nature: string;
	readonly count: number;
	readonly budgetFen: number | null;
}

export function wordOfferSums(sums: readonly OfferSum[]): ListSums {
	const locale = getLocale();
	return {
		count: sums.reduce((total, { count }) => total + count, 0),
		parts: sums.map(({ nature, count, budgetFen }) =>
			m.offer_sum({
				nature: term('nature', nature),
				count: formatCount(count, locale),
				amount: formatMoney(budgetFen, locale, 'wan'),
			}),
		),
	};
}
