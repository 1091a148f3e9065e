import { Readable } from 'node:stream';
import { listAddresses, type Address } from '#data/timeline-sitemap.server.ts';
import { sitemapXml } from '#http/sitemap.server.ts';

const lists = [
	'/',
	'/projects',
	'/villages',
	'/needs',
	'/pairings',
	'/donors',
	'/ledger',
	'/ledger/verify',
	'/notices',
	'/reports',
	'/open-data',
	'/open-data/dictionary',
	'/guide',
];

async function* withLists(pages: AsyncIterable<Address>): AsyncGenerator<Address> {
	for (const path of lists) yield { path, changedOn: null };
	yield* pages;
}

export function GET({ locals: { db }, url }) {
	const xml = Readable.from(sitemapXml(withLists(listAddresses(db)), url.origin));
	return new Response(Readable.toWeb(xml) as ReadableStream, {
		headers: { 'content-type': 'application/xml; charset=utf-8' },
	});
}
