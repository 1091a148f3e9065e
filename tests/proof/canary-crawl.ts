import { readXlsx } from 'hucre/xlsx';
import { extractText, getDocumentProxy } from 'unpdf';

/** What was read at one address, as text whatever it is kept in. */
export interface Read {
	readonly address: string;
	readonly status: number;
	readonly text: string;
}

/** At most so many addresses that differ only in ids, and so many that differ only in filters. */
interface Most {
	readonly ids: number;
	readonly filters: number;
}

/**
 * Follows every link from `starts` that `mayFollow`, and reads each page also as the data that a
 * browser would fetch of it.
 */
export async function* crawl(
	origin: string,
	{
		starts,
		cookie,
		mayFollow,
	}: {
		starts: readonly string[];
		cookie?: string;
		mayFollow: (path: string) => boolean;
	},
	most: Most,
): AsyncGenerator<Read> {
	const waiting = [...starts];
	const seen = new Set(waiting);
	const counts = new Map<string, number>();
	for (let address = waiting.shift(); address; address = waiting.shift()) {
		const { kind, limit } = kindOf(address, most);
		const count = counts.get(kind) ?? 0;
		if (count >= limit) continue;
		counts.set(kind, count + 1);
		const { isPage, ...read } = await ask(origin, address, cookie);
		yield read;
		if (isPage) yield (await ask(origin, dataOf(address), cookie)) as Read;
		for (const link of linksIn(read.text, origin, address)) {
			if (seen.has(link) || !mayFollow(link)) continue;
			seen.add(link);
			waiting.push(link);
		}
	}
}

function kindOf(address: string, { ids, filters }: Most) {
	const { pathname, searchParams } = new URL(address, 'http://x');
	const path = pathname.replaceAll(/[0-9a-f]{8}-[0-9a-f-]{27}|\d{6,}|(?<=\/)\d+/g, ':id');
	const names = [...new Set(searchParams.keys())].sort().join(',');
	return { kind: `${path}?${names}`, limit: names ? filters : path.includes(':id') ? ids : 1 };
}

/** Where the browser asks for the data of a page. */
function dataOf(address: string): string {
	const [path = '', query] = address.split('?');
	return `${path.replace(/\/$/, '')}/__data.json${query ? `?${query}` : ''}`;
}

async function ask(origin: string, address: string, cookie = '') {
	const answer = await fetch(origin + address, {
		headers: { accept: 'text/html,*/*', cookie },
		redirect: 'manual',
	});
	const type = answer.headers.get('content-type') ?? '';
	const bytes = new Uint8Array(await answer.arrayBuffer());
	const text = (answer.headers.get('location') ?? '') + (await textOf(bytes, type));
	return { address, status: answer.status, text, isPage: type.startsWith('text/html') };
}

async function textOf(bytes: Uint8Array, type: string): Promise<string> {
	if (type.includes('spreadsheetml')) return JSON.stringify(await readXlsx(bytes));
	if (type.startsWith('application/pdf')) {
		const { text } = await extractText(await getDocumentProxy(bytes), { mergePages: true });
		return text;
	}
	// Pictures were drawn anew; what they show is for people to judge.
	return /^(text|application\/(json|.*xml|.*json|javascript))/.test(type)
		? new TextDecoder().decode(bytes)
		: '';
}

function* linksIn(text: string, origin: string, from: string): Generator<string> {
	const marked = text.matchAll(/(?:href|src)="([^"]+)"|<loc>([^<]+)<\/loc>/g);
	for (const [, href, loc] of marked) {
		const link = (href ?? loc ?? '').replaceAll('&amp;', '&');
		if (/^(mailto|tel|data|javascript):|^#/.test(link)) continue;
		const url = new URL(link, origin + from);
		if (url.origin === origin) yield url.pathname + url.search;
	}
}
