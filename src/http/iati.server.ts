import { Readable } from 'node:stream';
import { natures } from '#domain/offers/offer.ts';
import { shanghaiDate } from '#domain/period.ts';
import type { Element } from '#domain/timeline/element.ts';
import {
	activityAttributes,
	activityOf,
	reportingOrg,
	textOf,
	type IatiFrame,
	type Narrative,
	type Publisher,
} from '#domain/timeline/iati.ts';
import { usccReference } from '#domain/timeline/iati-codes.ts';
import { fundHead, fundTransactions } from '#domain/timeline/iati-fund.ts';
import { projectActivity } from '#domain/timeline/iati-project.ts';
import type { Db } from '#data/client.server.ts';
import * as iati from '#data/timeline-iati.server.ts';
import { findHead } from '#data/timeline-ledger.server.ts';
import { m } from '#text/compiled/messages.js';
import { term } from '#text/terms.ts';
import { openTag, XML_HEAD, xmlOf } from './xml.server.ts';

const locales = { zh: 'zh-CN', en: 'en' } as const;

function both(word: (locale: 'zh-CN' | 'en') => string): Required<Narrative> {
	return { zh: word(locales.zh), en: word(locales.en) };
}

function frameOf(publisher: Publisher, origin: string): IatiFrame {
	const now = new Date();
	return {
		publisher,
		origin,
		asOf: now.toISOString(),
		today: shanghaiDate(now),
		words: {
			anonymous: both((locale) => m.donor_anonymous({}, { locale })),
			natures: Object.fromEntries(
				natures.map((nature) => [nature, both((locale) => term('nature', nature, locale))]),
			) as unknown as IatiFrame['words']['natures'],
			works: both((locale) => m.iati_works({}, { locale })),
			milestones: both((locale) => m.iati_milestones({}, { locale })),
			page: both((locale) => m.iati_page({}, { locale })),
		},
	};
}

/** The activities of the standard 2.03, written while the ledger is read up to one place in it. */
export async function activitiesXml(
	db: Db,
	publisher: Publisher,
	origin: string,
): Promise<ReadableStream> {
	const upTo = await findHead(db);
	return streamed(activityParts(db, upTo, frameOf(publisher, origin)));
}

async function* activityParts(db: Db, upTo: number, frame: IatiFrame): AsyncGenerator<string> {
	const about = { version: '2.03', 'generated-datetime': frame.asOf };
	yield `${XML_HEAD}${openTag('iati-activities', about)}\n`;
	for await (const { fund, rows } of iati.listFunds(db, upTo)) {
		const turns = fundTransactions(rows, fund, frame);
		yield line(activityOf([...fundHead(fund, rows, frame), ...turns], frame, 1));
	}
	for await (const { fund, pages } of iati.listAnonymousFunds(db, upTo)) {
		yield openTag('iati-activity', activityAttributes(frame, 1));
		yield fundHead(fund, [], frame).map(xmlOf).join('');
		for await (const rows of pages) {
			yield fundTransactions(rows, fund, frame).map(xmlOf).join('');
		}
		yield '</iati-activity>\n';
	}
	for await (const { project, facts } of iati.listWorks(db, upTo)) {
		const activity = projectActivity(project, facts, frame);
		if (activity) yield line(activity);
	}
	yield '</iati-activities>\n';
}

function line(element: Element): string {
	return `${xmlOf(element)}\n`;
}

/** The publisher and the donors under their names: whom the identifiers of the activities mean. */
export function organisationsXml(db: Db, publisher: Publisher, origin: string): ReadableStream {
	return streamed(organisationParts(db, frameOf(publisher, origin)));
}

async function* organisationParts(db: Db, frame: IatiFrame): AsyncGenerator<string> {
	const about = { version: '2.03', 'generated-datetime': frame.asOf };
	const { ref, name } = frame.publisher;
	yield `${XML_HEAD}${openTag('iati-organisations', about)}\n`;
	yield line(organisation({ ref, name }, frame));
	for await (const { uscc, name } of iati.listOrganizations(db)) {
		const other = usccReference(uscc)!;
		if (other !== ref) yield line(organisation({ ref: other, name }, frame));
	}
	yield '</iati-organisations>\n';
}

function organisation({ ref, name }: { ref: string; name: string }, frame: IatiFrame): Element {
	const attributes = {
		'last-updated-datetime': frame.asOf,
		'xml:lang': 'zh',
		'default-currency': 'CNY',
	};
	return [
		'iati-organisation',
		attributes,
		['organisation-identifier', {}, ref],
		textOf('name', { zh: name }),
		reportingOrg(frame.publisher),
	];
}

function streamed(parts: AsyncGenerator<string>): ReadableStream {
	return Readable.toWeb(Readable.from(bytes(parts))) as ReadableStream;
}

async function* bytes(parts: AsyncIterable<string>): AsyncGenerator<Buffer> {
	for await (const part of parts) yield Buffer.from(part);
}
