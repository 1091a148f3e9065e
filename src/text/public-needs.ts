import { categories, commodities } from '#domain/needs/need.ts';
import type { publicNeedList } from '#domain/timeline/list.ts';
import { publicNeedStatuses, type PublishedNeed } from '#domain/timeline/need.ts';
import type { Region } from '#domain/timeline/village.ts';
import { columnsOf, type ListColumn } from './column.ts';
import { m } from './compiled/messages.js';
import { termFilter, type ListFilter, type Option } from './filter.ts';
import { asked } from './needs.ts';
import { term, yesOrNo } from './terms.ts';
import { placeName } from './timeline.ts';

interface Choices {
	readonly counties: readonly Option[];
	/** The chosen region under those that it lies in; none where none is chosen. */
	readonly region: readonly Region[];
}

export function publicNeedFilters({ counties, region }: Choices): ListFilter[] {
	const label = region.map(({ name }) => name).join('');
	const value = region[region.length - 1]?.code ?? '';
	return [
		{ name: 'county', label: m.ledger_county(), options: counties },
		termFilter('category', m.need_category(), 'category', categories),
		termFilter('commodity', m.need_commodity(), 'commodity', commodities),
		termFilter('status', m.part_status(), 'status_need', publicNeedStatuses),
		{ name: 'region', label: m.list_place(), options: [{ value, label }], isCarried: true },
	];
}

type Key = (typeof publicNeedList.columns)[number];

export function publicNeedColumns(): ListColumn<PublishedNeed, Key>[] {
	const { text, word, money, count, ratio, day } = columnsOf<PublishedNeed, Key>();
	return [
		text('title', m.need_title(), ({ title }) => title),
		text('place', m.need_village(), ({ place }) => placeName(place)),
		text('county', m.ledger_county(), ({ place }) => place.county),
		word('village_code', m.ledger_village_code(), ({ place }) => place.code),
		word('category', m.need_category(), ({ category }) => term('category', category)),
		word('commodity', m.need_commodity(), ({ commodity }) => term('commodity', commodity)),
		text('asked', m.need_asked(), asked),
		money('amount', m.need_amount_asked(), ({ amountFen }) => amountFen, 'wan'),
		count('quantity', m.need_quantity(), ({ quantity }) => quantity),
		text('unit', m.need_unit(), ({ unit }) => unit),
		ratio('agreed', m.need_agreed(), agreedOf),
		word('urgency', m.need_urgency(), ({ urgency }) => term('urgency', String(urgency))),
		count('households', m.need_households(), ({ beneficiaryHouseholds }) => beneficiaryHouseholds),
		count('persons', m.need_persons(), ({ beneficiaryPersons }) => beneficiaryPersons),
		word('status', m.part_status(), ({ status }) => term('status_need', status)),
		day('opened_on', m.need_opened_on(), ({ openedOn }) => openedOn),
		text('id', m.list_id(), ({ id }) => id),
		text('demo', m.part_demo(), ({ isDemo }) => yesOrNo(isDemo)),
	];
}

/** Whole thousandths of what is asked for, rounded down: 1000 is all of it. */
function agreedOf({ agreed, amountFen, quantity }: PublishedNeed): number | null {
	const whole = amountFen ?? quantity;
	return whole ? Math.floor((agreed * 1000) / whole) : null;
}
