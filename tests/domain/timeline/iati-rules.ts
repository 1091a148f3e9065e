import { checkUscc } from '#domain/organizations/uscc.ts';
import type { Element } from '#domain/timeline/element.ts';

/*
 * What the standard 2.03 demands of an activity, in the words of the standard and not of our code:
 * faults are told as sentences, so that one document with many of them is read at once.
 */

const ORDER = (
	'iati-identifier reporting-org title description participating-org other-identifier ' +
	'activity-status activity-date contact-info activity-scope recipient-country ' +
	'recipient-region location sector tag country-budget-items humanitarian-scope policy-marker ' +
	'collaboration-type default-flow-type default-finance-type default-aid-type ' +
	'default-tied-status budget planned-disbursement capital-spend transaction document-link ' +
	'related-activity legacy-data conditions result crs-add fss'
).split(' ');
const TRANSACTION = (
	'transaction-type transaction-date value description provider-org receiver-org ' +
	'disbursement-channel sector recipient-country recipient-region flow-type finance-type ' +
	'aid-type tied-status'
).split(' ');
const RESULT = 'title description document-link reference indicator'.split(' ');
const INDICATOR = 'title description document-link reference baseline period'.split(' ');
const PERIOD = 'period-start period-end target actual'.split(' ');
const PLANNED = 'period-start period-end value provider-org receiver-org'.split(' ');
const LINK = 'title description category language document-date'.split(' ');

const REQUIRED =
	'iati-identifier reporting-org title description participating-org activity-status activity-date';
const ONCE = (
	'iati-identifier reporting-org title activity-status activity-scope collaboration-type ' +
	'default-flow-type default-finance-type default-tied-status capital-spend conditions'
).split(' ');

export function childrenOf(element: Element, name?: string): Element[] {
	const elements = element.slice(2).filter((child): child is Element => typeof child !== 'string');
	return name === undefined ? elements : elements.filter(([own]) => own === name);
}

export function textIn(element: Element): string {
	return element
		.slice(2)
		.map((child) => (typeof child === 'string' ? child : ''))
		.join('');
}

function everyElement(element: Element): Element[] {
	return [element, ...childrenOf(element).flatMap(everyElement)];
}

function isIsoDate(text: string | null | undefined): boolean {
	if (!/^\d{4}-\d{2}-\d{2}$/.test(text ?? '')) return false;
	const time = Date.parse(`${text}T00:00:00Z`);
	return !Number.isNaN(time) && new Date(time).toISOString().startsWith(text!);
}

function dayOf(element: Element, name: string): string {
	return childrenOf(element, name)[0]?.[1]['iso-date'] ?? '';
}

function inOrder(element: Element, order: readonly string[]): string[] {
	const places = childrenOf(element).map(([name]) => order.indexOf(name));
	const [name] = element;
	if (places.includes(-1)) return [`${name} holds what does not belong there`];
	const isSorted = places.every((place, index) => index === 0 || place >= places[index - 1]!);
	return isSorted ? [] : [`${name}: not in the order of the schema`];
}

function must(isTrue: boolean, fault: string): string[] {
	return isTrue ? [] : [fault];
}

/** Every fault of an activity. @param today 'YYYY-MM-DD' */
export function faultsOf(activity: Element, today: string): string[] {
	return [
		...inOrder(activity, ORDER),
		...REQUIRED.split(' ').flatMap((name) =>
			must(childrenOf(activity, name).length > 0, `${name} is missing`),
		),
		...ONCE.flatMap((name) => must(childrenOf(activity, name).length <= 1, `${name} twice`)),
		...identity(activity),
		...anywhere(activity),
		...dates(activity, today),
		...sectors(activity),
		...childrenOf(activity, 'budget').flatMap(budget),
		...childrenOf(activity, 'planned-disbursement').flatMap((one) => planned(one, today)),
		...childrenOf(activity, 'transaction').flatMap((one) => transaction(one, today)),
		...childrenOf(activity, 'document-link').flatMap(documentLink),
		...childrenOf(activity, 'result').flatMap(result),
	];
}

function identity(activity: Element): string[] {
	const [reporting] = childrenOf(activity, 'reporting-org');
	const [identifier] = childrenOf(activity, 'iati-identifier');
	const ref = reporting?.[1]['ref'] ?? '';
	const text = identifier ? textIn(identifier) : '';
	const { 'xml:lang': language, 'default-currency': currency } = activity[1];
	return [
		...must(text.startsWith(`${ref}-`), `${text} does not begin with its publisher`),
		...must(/^[\w-]+$/.test(text), `${text} has signs that identifiers must not have`),
		...must(reporting?.[1]['type'] != null, 'reporting-org without a type'),
		...must(language === 'zh' && currency === 'CNY', 'no language or no currency'),
		...must(activity[1]['humanitarian'] === '0', 'not said to be no humanitarian activity'),
	];
}

/** Of every element: identifiers of organizations, narratives, days. */
function anywhere(activity: Element): string[] {
	return everyElement(activity).flatMap(([name, attributes, ...children]) => {
		const own = [name, attributes, ...children] as Element;
		const isOrganization = /^(reporting|participating|provider|receiver)-org$/.test(name);
		const ref = isOrganization ? (attributes['ref'] ?? null) : null;
		const [, uscc = ''] = /^CN-USCI-(.*)$/.exec(ref ?? '') ?? [];
		return [
			...must(ref === null || checkUscc(uscc).ok, `${name}: ${ref} is no identifier`),
			...must(name !== 'narrative' || textIn(own).trim() !== '', 'an empty narrative'),
			...must(
				!('iso-date' in attributes) || isIsoDate(attributes['iso-date']),
				`${name}: ${attributes['iso-date']} is no day`,
			),
			...must(name !== 'value' || isAmount(own), `value: ${textIn(own)}`),
		];
	});
}

function isAmount(value: Element): boolean {
	const { currency, 'value-date': on } = value[1];
	return /^-?\d+\.\d{2}$/.test(textIn(value)) && currency === 'CNY' && isIsoDate(on);
}

function dates(activity: Element, today: string): string[] {
	const days = childrenOf(activity, 'activity-date').map(
		([, { type, 'iso-date': on }]) => [type ?? '', on ?? ''] as const,
	);
	const of = Object.fromEntries(days) as Record<string, string | undefined>;
	return [
		...must(days.length === new Set(days.map(([type]) => type)).size, 'a kind of day twice'),
		...must(
			days.every(([type]) => /^[1-4]$/.test(type)),
			'an unknown kind of day',
		),
		...must(Boolean(of['1'] ?? of['2']), 'no day on which it began or will begin'),
		...must(!of['1'] || !of['3'] || of['1'] <= of['3'], 'planned to end before it begins'),
		...must(!of['2'] || !of['4'] || of['2'] <= of['4'], 'ended before it began'),
		...must((of['2'] ?? '') <= today && (of['4'] ?? '') <= today, 'has begun or ended in future'),
	];
}

function sectors(activity: Element): string[] {
	const shares = new Map<string, number>();
	for (const [, { vocabulary, percentage }] of childrenOf(activity, 'sector')) {
		const of = vocabulary ?? '1';
		shares.set(of, (shares.get(of) ?? 0) + Number(percentage));
	}
	return [
		...[...shares].flatMap(([of, sum]) => must(sum === 100, `sectors of ${of} make ${sum} %`)),
		...childrenOf(activity, 'sector').flatMap(([, { vocabulary, code, ...more }]) => [
			...must(vocabulary !== '1' || /^\d{5}$/.test(code ?? ''), `${code} is no DAC sector`),
			...must(vocabulary !== '99' || 'vocabulary-uri' in more, 'own sectors without their list'),
		]),
	];
}

function budget(element: Element): string[] {
	const [from, to] = [dayOf(element, 'period-start'), dayOf(element, 'period-end')];
	const year = `${Number(from.slice(0, 4)) + 1}${from.slice(4)}`;
	return [
		...inOrder(element, ['period-start', 'period-end', 'value']),
		...must(from <= to && to < year, `a budget from ${from} to ${to}`),
		...must(/^[12]$/.test(element[1]['status'] ?? ''), 'a budget without its status'),
	];
}

function planned(element: Element, today: string): string[] {
	const [from, to] = [dayOf(element, 'period-start'), dayOf(element, 'period-end')];
	return [
		...inOrder(element, PLANNED),
		...must(from <= to && from > today, `planned from ${from} to ${to}`),
	];
}

function transaction(element: Element, today: string): string[] {
	const type = childrenOf(element, 'transaction-type')[0]?.[1]['code'] ?? '';
	return [
		...inOrder(element, TRANSACTION),
		...must(/^([1-4]|1[123])$/.test(type), `transaction-type ${type}`),
		...must(childrenOf(element, 'value').length === 1, 'a transaction without its value'),
		...must(dayOf(element, 'transaction-date') <= today, 'a transaction in future'),
		...must(dayOf(element, 'transaction-date') !== '', 'a transaction without its day'),
	];
}

function documentLink(element: Element): string[] {
	return [
		...inOrder(element, LINK),
		...must(URL.canParse(element[1]['url'] ?? ''), 'a link that leads nowhere'),
		...must(childrenOf(element, 'category').length > 0, 'a link without a category'),
	];
}

function result(element: Element): string[] {
	const indicators = childrenOf(element, 'indicator');
	return [
		...inOrder(element, RESULT),
		...must(indicators.length > 0, 'a result without an indicator'),
		...indicators.flatMap((one) => [
			...inOrder(one, INDICATOR),
			...must(/^[1-5]$/.test(one[1]['measure'] ?? ''), 'an indicator without its measure'),
			...childrenOf(one, 'period').flatMap((period) => [
				...inOrder(period, PERIOD),
				...must(
					dayOf(period, 'period-start') <= dayOf(period, 'period-end'),
					'a period that ends before it begins',
				),
			]),
		]),
	];
}
