import { natures } from '#domain/offers/offer.ts';
import type { pledgeList } from '#domain/pledges/list.ts';
import { pledgeKinds, standings, type Party, type PledgeSummary } from '#domain/pledges/pledge.ts';
import { columnsOf, type ListColumn } from './column.ts';
import { m } from './compiled/messages.js';
import { getLocale } from './compiled/runtime.js';
import { termFilter, yearFilter, type ListFilter, type ListSums } from './filter.ts';
import { formatCount, formatMoney } from './format.ts';
import { term, yesOrNo } from './terms.ts';

/** How far a pledge has come, in words: of goods, how far they have. */
export function nameStanding({
	standing,
	goodsStage,
}: Pick<PledgeSummary, 'standing' | 'goodsStage'>): string {
	return goodsStage ? term('goods_stage', goodsStage) : term('status_pledge', standing);
}

type Promise = Pick<PledgeSummary, 'amountFen' | 'amountText' | 'isApproximate'>;

/**
 * What is promised: the exact amount, an approximate one in its own words, or goods in words.
 * @param word an exact amount; without its unit where the head of the column has it
 */
export function promised(
	{ amountFen, amountText, isApproximate }: Promise,
	word: typeof formatMoney = formatMoney,
): string {
	if (amountFen === null || isApproximate) return amountText ?? '—';
	return word(amountFen, getLocale());
}

/** The donor as the reader may know it. */
export function nameDonor({ donor }: { donor: Party }): string {
	return donor.name || m.donor_anonymous();
}

export function pledgeFilters(years: readonly number[]): ListFilter[] {
	return [
		termFilter('nature', m.pledge_nature(), 'nature', natures),
		termFilter('form', m.pledge_form(), 'form_pledge', pledgeKinds),
		termFilter('standing', m.part_status(), 'status_pledge', standings),
		yearFilter('year', m.pledge_signed_in(), years),
	];
}

type Key = (typeof pledgeList.columns)[number];

export function pledgeColumns(): ListColumn<PledgeSummary, Key>[] {
	const { text, word, money, day } = columnsOf<PledgeSummary, Key>();
	return [
		text('donor', m.pledge_donor(), nameDonor),
		text('receiver', m.pledge_receiver(), ({ receiver }) => receiver.name),
		word('nature', m.pledge_nature(), ({ nature }) => term('nature', nature)),
		word('form', m.pledge_form(), ({ kind }) => term('form_pledge', kind)),
		money('amount', m.pledge_amount(), ({ amountFen }) => amountFen),
		text('promised', m.pledge_amount_text(), ({ amountText }) => amountText),
		money('received', term('bucket', 'received'), receivedOf),
		word('number', m.pledge_number(), ({ agreementNumber }) => agreementNumber),
		day('signed_on', m.pledge_signed_on(), ({ agreementOn }) => agreementOn),
		word('standing', m.part_status(), nameStanding),
		text('id', m.list_id(), ({ id }) => id),
		text('demo', m.part_demo(), ({ isDemo }) => yesOrNo(isDemo)),
	];
}

/** Goods and services are no money: what came of them is told by their stage. */
function receivedOf({ kind, proceeds }: PledgeSummary): number | null {
	return kind === 'cash' ? proceeds.receivedFen : null;
}

/** What pledges of one nature sum to. */
export interface PledgeSum {
	readonly nature: string;
	readonly count: number;
	readonly amountFen: number | null;
	readonly receivedFen: number | null;
}

export function wordPledgeSums(sums: readonly PledgeSum[]): ListSums {
	const locale = getLocale();
	return {
		count: sums.reduce((total, { count }) => total + count, 0),
		parts: sums.map(({ nature, count, amountFen, receivedFen }) =>
			m.pledge_sum({
				nature: term('nature', nature),
				count: formatCount(count, locale),
				amount: formatMoney(amountFen, locale, 'wan'),
				received: formatMoney(receivedFen, locale, 'wan'),
			}),
		),
	};
}
