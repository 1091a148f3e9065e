import type { Handle, RequestEvent } from '@sveltejs/kit';
import { createHash } from 'node:crypto';
import { shanghaiDate } from '#domain/period.ts';
import { readVersions } from '#data/timeline-versions.server.ts';
import { takesGzip } from './compress.server.ts';
import { Kept, type KeptAnswer } from './kept-answers.server.ts';
import { hasSession } from './session.server.ts';

/**
 * Pages that are the same for everybody until something is published. Named one by one: a page with
 * a form may hold what is made for one reader, such as the code of an objection, and a new page is
 * born without a cache.
 */
const SAME_FOR_ALL: ReadonlySet<string> = new Set(
	[
		'',
		'/projects',
		'/projects/[id=uuid]',
		'/projects/[id=uuid].json',
		'/projects/[id=uuid]/feed.atom',
		'/projects/[id=uuid]/feed.json',
		'/villages',
		'/villages/[code=division]',
		'/villages/[code=division]/wall',
		'/needs',
		'/needs/[id=uuid]',
		'/pairings',
		'/pairings/[id=uuid]',
		'/pairings/[id=uuid]/wall',
		'/donors',
		'/donors/[id=uuid]',
		'/ledger',
		'/ledger/verify',
		'/notices',
		'/open-data',
		'/open-data/dictionary',
		'/guide',
		'/guide/[kind=guide]',
		'/feed.atom',
	].map((path) => `/(public)${path}`),
);

/** How long a process may go without looking whether something was published. */
const LOOK_AGAIN_MS = 2000;
/** An address longer than this was not made by our pages. */
const LONGEST_QUERY = 300;

/** Bytes that a process keeps, and of one answer at most. */
const kept = new Kept({ most: 64_000_000, each: 1_000_000 });

let looked: { at: number; state: Promise<string> } | undefined;

/** What every kept answer depends on: the published tables, and the day. */
async function currentState(now: number): Promise<string> {
	// Also where the clock was put back.
	if (!looked || Math.abs(now - looked.at) > LOOK_AGAIN_MS) {
		const state = readVersions();
		looked = { at: now, state };
		state.catch(() => (looked = undefined));
	}
	return `${shanghaiDate(new Date(now))} ${await looked.state}`;
}

/** Pages that are being made, by state and key; null where they turn out not to be kept. */
const making = new Map<string, Promise<KeptAnswer | null>>();

/**
 * Answers a public page from memory while nothing was published since it was made: a bounded cache
 * for each process, which can be thrown away. What was read was read after `state`, so that an
 * answer is never older than it says. Who asks while it is being made waits for the same.
 */
export const cache: Handle = async ({ event, resolve }) => {
	if (!isSameForAll(event)) return resolve(event);
	const state = await currentState(Date.now()).catch(() => null);
	if (state === null) return resolve(event);
	const key = keyOf(event);
	const asked = event.request.headers.get('if-none-match');
	const underWay = making.get(`${state} ${key}`);
	const found = kept.find(key, state) ?? (underWay ? await underWay : null);
	if (found) return found.answer(asked);
	const made = make({ event, resolve }, { key, state });
	const shared = made.then(
		({ same }) => same,
		() => null,
	);
	making.set(`${state} ${key}`, shared);
	const { same, answer } = await made.finally(() => making.delete(`${state} ${key}`));
	return same?.answer(asked) ?? answer;
};

async function make(
	{ event, resolve }: Parameters<Handle>[0],
	{ key, state }: { key: string; state: string },
): Promise<{ same: KeptAnswer | null; answer: Response }> {
	// Answered by us: a page that is not sent would not be there to keep.
	event.request.headers.delete('if-none-match');
	const answer = await resolve(event);
	if (!isToKeep(answer, event)) return { same: null, answer };
	const body = new Uint8Array(await answer.arrayBuffer());
	const headers = new Headers(answer.headers);
	headers.set('etag', tagOf(body, headers.get('etag')));
	headers.set('cache-control', 'public, max-age=0, must-revalidate');
	headers.append('vary', 'cookie');
	return { same: kept.keep(key, { state, body, headers }), answer };
}

function isSameForAll({ request, route, url, cookies, isDataRequest }: RequestEvent): boolean {
	return (
		request.method === 'GET' &&
		!isDataRequest &&
		SAME_FOR_ALL.has(route.id ?? '') &&
		url.search.length <= LONGEST_QUERY &&
		!hasSession(cookies)
	);
}

/** The language is in the path, the size of the letters in a cookie. */
function keyOf({ request, url, cookies }: RequestEvent): string {
	const size = cookies.get('size') === 'large' ? 'large' : 'normal';
	return `${takesGzip(request) ? 'gzip' : 'plain'} ${size} ${url.href}`;
}

function isToKeep(answer: Response, { locals }: RequestEvent): boolean {
	return answer.status === 200 && !answer.headers.has('set-cookie') && !locals.person;
}

/** A weak tag: the same page has one, compressed or not, and in every process. */
function tagOf(body: Uint8Array, tag: string | null): string {
	if (tag) return tag.startsWith('W/') ? tag : `W/${tag}`;
	return `W/"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`;
}
