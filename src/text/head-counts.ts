import type { HeadCount, headCountList, HeadCountSums } from '#domain/needs/head-count.ts';
import { columnsOf, type ListColumn } from './column.ts';
import { m } from './compiled/messages.js';
import { getLocale } from './compiled/runtime.js';
import { regionOptions, termFilter, type ListFilter, type ListSums } from './filter.ts';
import { formatCount } from './format.ts';

/** @param townships those of the reader's county, none where the reader has but one or none */
export function headCountFilters(
	townships: readonly { readonly code: string; readonly name: string }[],
): ListFilter[] {
	const township = {
		name: 'township',
		label: m.head_count_township(),
		options: regionOptions(townships),
	};
	const counted = termFilter('counted', m.head_count_known(), 'head_count_known', ['yes', 'no']);
	return townships.length > 0 ? [township, counted] : [counted];
}

type Key = (typeof headCountList.columns)[number];

export function headCountColumns(): ListColumn<HeadCount, Key>[] {
	const { text, word, count, serial, day } = columnsOf<HeadCount, Key>();
	return [
		text('name', m.need_village(), ({ name }) => name),
		text('township', m.head_count_township(), ({ township }) => township),
		word('code', m.place_code(), ({ villageCode }) => villageCode),
		count('population', m.village_population(), ({ population }) => population),
		count('households', m.village_households(), ({ households }) => households),
		serial('year', m.head_count_year(), ({ year }) => year),
		day('counted_on', m.head_count_on(), ({ countedOn }) => countedOn),
		text('source', m.head_count_source(), ({ source }) => source),
	];
}

export function wordHeadCountSums({ villages, population, households }: HeadCountSums): ListSums {
	const locale = getLocale();
	const people = m.head_count_sum({
		population: formatCount(population, locale),
		households: formatCount(households, locale),
	});
	return { count: villages, parts: population === null ? [] : [people] };
}
