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
/** Written once the database is there to be asked for its columns; empty while nothing is forged. */
const spikes = new Map<string, string>();
const routes = listRoutes();

// Node offers no other way in ahead of a handler that is not ours.
if (SENT_FORMS) {
	const { emit } = Server.prototype;
	Server.prototype.emit = function (this: Server, event: string, ...rest: unknown[]): boolean {
		const [request, answer] = rest as [IncomingMessage, ServerResponse];
		if (event !== 'request' || !isForm(request)) return emit.call(this, event, ...rest);
		answer.on('finish', () => writeDown(request, answer.statusCode));
		if (!isForging() || isAside(request)) return emit.call(this, event, ...rest);
		void forgeRequest(request).then((forged) => emit.call(this, event, forged, answer));
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
	const lists = await listsOf(routes.find(({ matches }) => matches(addressOf(request).pathname)));
	if (lists.size > 0) await sendAside(request, lengthened(form, lists));
	const known = new Set([...form.keys(), ...(await fieldsOnPage(request))]);
	const forged = new Response(encode(doubled(form, { lists, known }), type));
	const bytes = Buffer.from(await forged.arrayBuffer());
	return withBody(request, forged.headers.get('content-type')!, bytes);
}

function doubled(
	form: FormData,
	{ lists, known }: { lists: ReadonlySet<string>; known: ReadonlySet<string> },
): FormData {
	const forged = new FormData();
	for (const [name, value] of form) {
		if (!lists.has(name)) forged.append(name, spikes.get(name) ?? TEXT_CANARY);
		forged.append(name, value);
	}
	for (const [name, value] of spikes) if (!known.has(name)) forged.append(name, value);
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
	const answer = await fetch(addressOf(request), {
		method: 'POST',
		headers,
		body,
		redirect: 'manual',
	});
	await answer.arrayBuffer();
}

/** Who asks and from where. */
function headersOf({ headers }: IncomingMessage): Record<string, string> {
	const kept = ['accept', 'cookie', 'origin', 'user-agent'] as const;
	return Object.fromEntries(kept.flatMap((name) => (headers[name] ? [[name, headers[name]]] : [])));
}

/** The fields of this form on the page that sent it, those not filled in or not checked included. */
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

const listsByRoute = new Map<string, Promise<Set<string>>>();

/** The fields that the route's schemas read as lists. */
function listsOf(route: Route | undefined): Promise<Set<string>> {
	if (!route) return Promise.resolve(new Set());
	const known = listsByRoute.get(route.id) ?? readLists(route);
	listsByRoute.set(route.id, known);
	return known;
}

async function readLists({ folder }: Route): Promise<Set<string>> {
	const files = globSync('*.server.ts', { cwd: folder }).map((file) => join(folder, file));
	const schemas = (await Promise.all(files.map(schemasIn))).flat();
	const properties = schemas.flatMap((schema) =>
		Object.entries(toJSONSchema(schema, { io: 'input', unrepresentable: 'any' }).properties ?? {}),
	);
	const lists = properties.filter(
		([, property]) => (property as { type?: unknown }).type === 'array',
	);
	return new Set(lists.map(([name]) => name));
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
