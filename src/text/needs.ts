import type { needList } from '#domain/needs/list.ts';
import { needStatuses } from '#domain/needs/list.ts';
import { categories, commodities, type Need } from '#domain/needs/need.ts';
import { columnsOf, type ListColumn } from './column.ts';
import { m } from './compiled/messages.js';
import { getLocale } from './compiled/runtime.js';
import { termFilter, type ListFilter } from './filter.ts';
import { formatQuantity } from './quantity.ts';
import { term, yesOrNo } from './terms.ts';

/** What is asked for, in money or in its own unit. */
export function asked(need: Pick<Need, 'amountFen' | 'quantity' | 'unit'>): string {
	return formatQuantity(need.amountFen ?? need.quantity, need.unit, getLocale(), 'wan');
}

export function needFilters(): ListFilter[] {
	return [
		termFilter('status', m.part_status(), 'status_need', needStatuses),
		termFilter('category', m.need_category(), 'category', categories),
		termFilter('commodity', m.need_commodity(), 'commodity', commodities),
		termFilter('urgency', m.need_urgency(), 'urgency', ['5', '4', '3', '2', '1']),
	];
}

type Key = (typeof needList.columns)[number];

export function needColumns(): ListColumn<Need, Key>[] {
	const { text, word, money, count, instant } = columnsOf<Need, Key>();
	return [
		text('title', m.need_title(), ({ title }) => title),
		text('village', m.need_village(), ({ villageName }) => villageName),
		word('village_code', m.ledger_village_code(), ({ villageCode }) => villageCode),
		word('category', m.need_category(), ({ category }) => term('category', category)),
		word('commodity', m.need_commodity(), ({ commodity }) => term('commodity', commodity)),
		text('asked', m.need_asked(), asked),
		money('amount', m.need_amount_asked(), ({ amountFen }) => amountFen, 'wan'),
		count('quantity', m.need_quantity(), ({ quantity }) => quantity),
		text('unit', m.need_unit(), ({ unit }) => unit),
		word('urgency', m.need_urgency(), ({ urgency }) => term('urgency', String(urgency))),
		count('households', m.need_households(), ({ beneficiaryHouseholds }) => beneficiaryHouseholds),
		count('persons', m.need_persons(), ({ beneficiaryPersons }) => beneficiaryPersons),
		word('status', m.part_status(), ({ status }) => term('status_need', status)),
		instant('edited_at', m.list_edited_at(), ({ editedAt }) => editedAt),
		text('id', m.list_id(), ({ id }) => id),
		text('demo', m.part_demo(), ({ isDemo }) => yesOrNo(isDemo)),
	];
}
