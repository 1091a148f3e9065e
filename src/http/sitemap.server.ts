import { locales, localizeHref } from '#text/compiled/runtime.js';
import type { Address } from '#data/timeline-sitemap.server.ts';

/** The protocol allows this many addresses in one file. */
const MOST = 50_000;

const open =
	'<?xml version="1.0" encoding="UTF-8"?>\n' +
	'<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"' +
	' xmlns:xhtml="http://www.w3.org/1999/xhtml">\n';

/** Each page in each language, with its other languages beside it. */
export async function* sitemapXml(
	addresses: AsyncIterable<Address>,
	origin: string,
): AsyncGenerator<string> {
	yield open;
	let count = 0;
	for await (const address of addresses) {
		count += locales.length;
		if (count > MOST) break;
		yield urlsOf(address, origin);
	}
	yield '</urlset>\n';
}

/** Paths are made of our own words and ids: there is nothing in them to escape. */
function urlsOf({ path, changedOn }: Address, origin: string): string {
	const versions = locales.map((locale) => ({
		locale,
		href: new URL(localizeHref(path, { locale }), origin).href,
	}));
	const links = versions.map(
		({ locale, href }) => `<xhtml:link rel="alternate" hreflang="${locale}" href="${href}"/>`,
	);
	const changed = changedOn ? `<lastmod>${changedOn}</lastmod>` : '';
	return versions
		.map(({ href }) => `<url><loc>${href}</loc>${changed}${links.join('')}</url>\n`)
		.join('');
}
