import { appendFileSync, globSync, readFileSync } from 'node:fs';
import { IncomingMessage, Server, type ServerResponse } from 'node:http';
import { join } from 'node:path';
import { buffer } from 'node:stream/consumers';
import { toJSONSchema, ZodType } from 'zod';
import { listRoutes, type Route } from '../routes/tree.ts';

/**
 * Loaded into the app by `npm run proof -- fields`, so that the stories, the browser and the app
 * are those of every other test. Writes down each form that is sent. With FORGED_FIELDS it puts
 * into each form, before the app reads it, every column that the page has no field for, and before
 * each field another of the same name: of several the app takes the last. A list would only be
 * longer, so a form with lists is sent aside first, with its lists lengthened.
 */
export interface Sent {
	readonly pathname: string;
	readonly search: string;
	readonly status: number;
	readonly isAside: boolean;
}

/** The name of a column, and a value that fits it and is seen again. */
export type Spike = readonly [name: string, value: string];

export const TEXT_CANARY = 'ZZKANARIE';

/** Above it the app looks at nothing, so there is nothing to forge. */
const MOST_BYTES = 64 * 1024 * 1024;

const { SENT_FORMS, FORGED_FIELDS, PORT } = process.env;
/** Written once the database can be asked for its columns; empty while nothing is forged. */
const spikes = new Map<string, string>();
const routes = listRoutes();

// Node offers no other way in ahead of a handler that is not ours.
if (SENT_FORMS) {
	const passOn = Server.prototype.emit as (
		this: Server,
		event: string,
		...rest: unknown[]
	) => boolean;
	Server.prototype.emit = function (this: Server, event: string, ...rest: unknown[]): boolean {
		const [request, answer] = rest as [IncomingMessage, ServerResponse];
		const go = (asked: IncomingMessage) => passOn.call(this, event, asked, answer);
		if (event !== 'request') return passOn.call(this, event, ...rest);
		if (!isForm(request)) return go(request);
		answer.on('finish', () => writeDown(request, answer.statusCode));
		if (!isForging() || isAside(request)) return go(request);
		void forgeRequest(request).then(go);
		return true;
	};
}

function isForging(): boolean {
	if (spikes.size === 0 && FORGED_FIELDS) {
		const read = JSON.parse(readFileSync(FORGED_FIELDS, 'utf8')) as Spike[];
		for (const [name, value] of read) spikes.set(name, value);
	}
	return spikes.size > 0;
}

function isForm({ method, headers }: IncomingMessage): boolean {
	const isSmall = Number(headers['content-length']) <= MOST_BYTES;
	return method === 'POST' && isSmall && /form/.test(headers['content-type'] ?? '');
}

function isAside({ headers }: IncomingMessage): boolean {
	return 'x-aside' in headers;
}

function writeDown(request: IncomingMessage, status: number): void {
	const { pathname, search } = addressOf(request);
	const sent: Sent = { pathname, search, status, isAside: isAside(request) };
	appendFileSync(SENT_FORMS!, `${JSON.stringify(sent)}\n`);
}

function addressOf({ url }: IncomingMessage): URL {
	return new URL(url!, `http://127.0.0.1:${PORT}`);
}

async function forgeRequest(request: IncomingMessage): Promise<IncomingMessage> {
	const body = await buffer(request);
	const type = request.headers['content-type']!;
	const form = await new Response(body, { headers: { 'content-type': type } })
		.formData()
		.catch(() => null);
	if (!form) return withBody(request, type, body);
	const { pathname } = addressOf(request);
	const own = await ownOf(routes.find(({ matches }) => matches(pathname)));
	if (own.lists.size > 0) await sendAside(request, lengthened(form, own.lists));
	const known = new Set([...form.keys(), ...(await fieldsOnPage(request))]);
	const forged = new Response(encode(doubled(form, own, known), type));
	const bytes = Buffer.from(await forged.arrayBuffer());
	return withBody(request, forged.headers.get('content-type')!, bytes);
}

/**
 * What the schema reads and this page does not show, because it is settled there, is given a word
 * that would be taken: it must be passed over, not only refused.
 */
function doubled(form: FormData, { lists, words }: Own, known: ReadonlySet<string>): FormData {
	const forged = new FormData();
	for (const [name, value] of form) {
		if (!lists.has(name)) forged.append(name, spikes.get(name) ?? TEXT_CANARY);
		forged.append(name, value);
	}
	for (const [name, value] of spikes)
		if (!known.has(name)) forged.append(name, words.get(name) ?? value);
	return forged;
}

function lengthened(form: FormData, lists: ReadonlySet<string>): FormData {
	const forged = new FormData();
	for (const [name, value] of form) forged.append(name, value);
	for (const name of lists) forged.append(name, spikes.get(name) ?? TEXT_CANARY);
	return forged;
}

function encode(form: FormData, type: string): FormData | URLSearchParams {
	if (type.startsWith('multipart/')) return form;
	return new URLSearchParams([...form] as [string, string][]);
}

/** The same request with another body. */
function withBody(request: IncomingMessage, type: string, body: Buffer): IncomingMessage {
	const { method, url, httpVersion, httpVersionMajor, httpVersionMinor, rawHeaders } = request;
	const copy = new IncomingMessage(request.socket);
	Object.assign(copy, { method, url, httpVersion, httpVersionMajor, httpVersionMinor, rawHeaders });
	copy.headers = {
		...request.headers,
		'content-type': type,
		'content-length': String(body.length),
	};
	copy.push(body);
	copy.push(null);
	// Or else node takes the request for one that broke off, and closes the connection.
	copy.complete = true;
	return copy;
}

async function sendAside(request: IncomingMessage, form: FormData): Promise<void> {
	const body = encode(form, request.headers['content-type']!);
	const headers = { ...headersOf(request), 'x-aside': '1' };
	const sent = { method: 'POST', headers, body, redirect: 'manual' } as const;
	// One that is too large is refused while it is still being sent, and the connection closed.
	const answer = await fetch(addressOf(request), sent).catch(() => null);
	await answer?.arrayBuffer();
}

/** Who asks and from where. */
function headersOf({ headers }: IncomingMessage): Record<string, string> {
	const kept = ['accept', 'cookie', 'origin', 'user-agent'] as const;
	return Object.fromEntries(kept.flatMap((name) => (headers[name] ? [[name, headers[name]]] : [])));
}

/** The fields of this form on the page that sent it, also those left empty or unchecked. */
async function fieldsOnPage(request: IncomingMessage): Promise<string[]> {
	const { pathname, search } = addressOf(request);
	const from = new URL(request.headers.referer ?? pathname, addressOf(request));
	const page = await fetch(new URL(from.pathname + from.search, addressOf(request)), {
		headers: headersOf(request),
	});
	const act = /\?(\/\w+)/.exec(search)?.[1];
	const forms = (await page.text()).match(/<form\b.*?<\/form>/gs) ?? [];
	const isMine = (form: string) =>
		act ? form.includes(`?${act}`) : !/action="[^"]*\?\//.test(form) && /method="post"/.test(form);
	const fields = forms.filter(isMine).flatMap((form) => [...form.matchAll(/\sname="([^"]+)"/g)]);
	return fields.map(([, name]) => name!);
}

/** What the route's schemas read. */
interface Own {
	/** Fields that are lists. */
	readonly lists: ReadonlySet<string>;
	/** For fields that take one word of a few, one of them. */
	readonly words: ReadonlyMap<string, string>;
}

const ownByRoute = new Map<string, Promise<Own>>();

function ownOf(route: Route | undefined): Promise<Own> {
	if (!route) return Promise.resolve({ lists: new Set(), words: new Map() });
	const { folder } = route;
	const own = ownByRoute.get(folder) ?? readOwn(folder);
	ownByRoute.set(folder, own);
	return own;
}

async function readOwn(folder: string): Promise<Own> {
	const files = globSync('*.server.ts', { cwd: folder }).map((file) => join(folder, file));
	const schemas = (await Promise.all(files.map(schemasIn))).flat();
	const properties = schemas.flatMap((schema) =>
		Object.entries(toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }).properties ?? {}),
	) as [string, { readonly type?: unknown; readonly enum?: readonly string[] }][];
	return {
		lists: new Set(properties.filter(([, { type }]) => type === 'array').map(([name]) => name)),
		words: new Map(
			properties.flatMap(([name, { enum: words }]) => (words ? [[name, words.at(-1)!]] : [])),
		),
	};
}

/** The schemas that a file of the routes takes from the domain. */
async function schemasIn(file: string): Promise<ZodType[]> {
	const imports = readFileSync(file, 'utf8').matchAll(/import \{([^}]+)\} from '(#domain[^']+)'/g);
	const found: ZodType[] = [];
	for (const [, names, module] of imports) {
		const exported = (await import(module!)) as Record<string, unknown>;
		const values = names!.split(',').map((name) => exported[name.trim()]);
		found.push(...values.filter((value) => value instanceof ZodType));
	}
	return found;
}
