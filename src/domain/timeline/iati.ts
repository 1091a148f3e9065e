import type { Nature } from '#domain/offers/offer.ts';
import { isBlank } from '#domain/text.ts';
import { flowTypes, organizationType, usccReference } from './iati-codes.ts';
import type { Element } from './element.ts';
import type { Bucket } from './ledger.ts';
import { plainYuan } from './open.ts';

/** A text in the language of the data and, where it is ours, in English. */
export interface Narrative {
	readonly zh: string;
	readonly en?: string;
}

/** Who publishes: the organization that runs the portal. `ref` begins every identifier. */
export interface Publisher {
	readonly ref: string;
	readonly name: string;
	/** OrganisationType */
	readonly type: string;
}

/** The words that are ours. */
export interface IatiWords {
	readonly anonymous: Narrative;
	readonly natures: Readonly<Record<Nature, Narrative>>;
	readonly works: Narrative;
	readonly milestones: Narrative;
	readonly page: Narrative;
}

/** What every activity of one file has in common. */
export interface IatiFrame {
	readonly publisher: Publisher;
	readonly words: IatiWords;
	/** Without a slash at its end. */
	readonly origin: string;
	/** ISO 8601 */
	readonly asOf: string;
	/** 'YYYY-MM-DD' */
	readonly today: string;
}

export interface IatiOrganization {
	readonly name: string;
	readonly kind: string;
	readonly uscc: string | null;
}

/** A row of the public ledger with what a transaction says of it. */
export interface MoneyRow {
	readonly seq: number;
	readonly bucket: Bucket;
	readonly signedFen: number;
	readonly nature: Nature;
	readonly occurredOn: string;
	readonly reason: string | null;
	readonly pledgeId: string;
	readonly projectId: string | null;
	/** null is a donor who does not want to be named. */
	readonly donor: IatiOrganization | null;
}

export function activityOf(children: readonly Element[], frame: IatiFrame, level: 1 | 2): Element {
	return ['iati-activity', activityAttributes(frame, level), ...children];
}

/** Level 1 is money as it was given, level 2 what is done with it: never added together. */
export function activityAttributes({ asOf }: IatiFrame, level: 1 | 2): Element[1] {
	return {
		'last-updated-datetime': asOf,
		'xml:lang': 'zh',
		'default-currency': 'CNY',
		humanitarian: '0',
		hierarchy: String(level),
	};
}

export function projectIdentifier({ publisher }: IatiFrame, projectId: string): string {
	return `${publisher.ref}-project-${projectId}`;
}

/**
 * The activity that money came in by: its pledge, or one for all donors without a name and money of
 * that nature, so that nobody ties the gifts of one of them together.
 */
export function fundIdentifier(
	{ publisher }: IatiFrame,
	{ donor, pledgeId, nature }: Pick<MoneyRow, 'donor' | 'pledgeId' | 'nature'>,
): string {
	return `${publisher.ref}-${donor ? `pledge-${pledgeId}` : `anonymous-${nature}`}`;
}

export function textOf(name: string, text: Narrative, attributes: Element[1] = {}): Element {
	return [name, attributes, ...narratives(text)];
}

export function narratives({ zh, en }: Narrative): Element[] {
	const said: Element = ['narrative', {}, zh];
	return en && !isBlank(en) ? [said, ['narrative', { 'xml:lang': 'en' }, en]] : [said];
}

export function reportingOrg({ ref, name, type }: Publisher): Element {
	return textOf('reporting-org', { zh: name }, { ref, type, 'secondary-reporter': '1' });
}

/** OrganisationRole: 1 funding, 2 accountable, 3 extending, 4 implementing. */
export function participatingOrg(
	role: '1' | '2' | '3' | '4',
	organization: IatiOrganization | Narrative,
): Element {
	if ('zh' in organization) return textOf('participating-org', organization, { role });
	return textOf(
		'participating-org',
		{ zh: organization.name },
		{
			ref: usccReference(organization.uscc),
			type: organizationType(organization.kind),
			role,
		},
	);
}

export function coded(name: string, code: string, attributes: Element[1] = {}): Element {
	return [name, { ...attributes, code }];
}

export function valueOf(fen: number, on: string): Element {
	return ['value', { currency: 'CNY', 'value-date': on }, plainYuan(fen)];
}

/** Dates that are known and in order: what ends before it began is left out. ActivityDateType. */
export function activityDates(
	dates: Readonly<
		Record<'plannedStart' | 'actualStart' | 'plannedEnd' | 'actualEnd', string | null>
	>,
	today: string,
): Element[] {
	const { plannedStart, plannedEnd } = dates;
	const begun = dates.actualStart && dates.actualStart <= today ? dates.actualStart : null;
	const ended = dates.actualEnd && dates.actualEnd <= today ? dates.actualEnd : null;
	const first = begun ?? plannedStart;
	const known: [type: string, on: string | null][] = [
		['1', plannedStart],
		['2', begun],
		['3', plannedEnd && plannedEnd >= (plannedStart ?? first ?? plannedEnd) ? plannedEnd : null],
		['4', begun && ended && ended >= begun ? ended : null],
	];
	return known.flatMap(([type, on]) => (on ? [['activity-date', { type, 'iso-date': on }]] : []));
}

interface Turn {
	readonly type: string;
	/** 1, or -1 where the row takes back what the type adds up. */
	readonly sign: 1 | -1;
	readonly from?: Element | undefined;
	readonly to?: Element | undefined;
}

/** A row of the ledger as a transaction, which bears its number, so that each is found. */
export function transactionOf(row: MoneyRow, { type, sign, from, to }: Turn): Element {
	return [
		'transaction',
		{ ref: `ledger-${row.seq}` },
		coded('transaction-type', type),
		['transaction-date', { 'iso-date': row.occurredOn }],
		valueOf(sign * row.signedFen, row.occurredOn),
		...(row.reason && !isBlank(row.reason) ? [textOf('description', { zh: row.reason })] : []),
		...(from ? [from] : []),
		...(to ? [to] : []),
		coded('flow-type', flowTypes[row.nature]),
	];
}
