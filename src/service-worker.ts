/// <reference types="@sveltejs/kit" />
/// <reference lib="webworker" />
import { base, version } from '$service-worker';

/**
 * Keeps one page, the phone's own, with the scripts and styles it names: a frame without anybody's
 * data, which it reads from what the phone keeps itself. Nothing else is ever put into the cache.
 * Fonts are left out: a phone has its own.
 */
const worker = self as unknown as ServiceWorkerGlobalScope;
const CACHE = `phone-${version}`;
const FRAMES = [`${base}/phone`, `${base}/en/phone`];

worker.addEventListener('install', (event) => {
	event.waitUntil(keepFrames().then(() => worker.skipWaiting()));
});

worker.addEventListener('activate', (event) => {
	event.waitUntil(dropOldCaches().then(() => worker.clients.claim()));
});

worker.addEventListener('fetch', (event) => {
	const { request } = event;
	const url = new URL(request.url);
	if (request.method !== 'GET' || url.origin !== worker.location.origin) return;
	if (FRAMES.includes(url.pathname)) event.respondWith(kept(request, url.pathname));
	else if (url.pathname.startsWith(`${base}/_app/`)) event.respondWith(kept(request, request.url));
	else if (request.mode === 'navigate' && isDesk(url)) event.respondWith(deskOrFrame(request, url));
});

async function keepFrames(): Promise<void> {
	const cache = await caches.open(CACHE);
	for (const frame of FRAMES) {
		// Without cookies: whoever is signed in leaves no trace in it.
		const answer = await fetch(frame, { credentials: 'omit', cache: 'no-store' });
		if (!answer.ok) throw new Error(`${frame}: ${answer.status}`);
		await cache.put(frame, answer.clone());
		await cache.addAll(partsOf(await answer.text(), answer.url));
	}
}

/** The scripts and styles that a page names. */
function partsOf(html: string, address: string): string[] {
	const named = html.matchAll(/["']([^"'\s]*\/_app\/immutable\/[^"'\s]+\.(?:js|css))["']/g);
	return [...new Set([...named].map(([, part]) => new URL(part!, address).href))];
}

async function dropOldCaches(): Promise<void> {
	for (const name of await caches.keys()) if (name !== CACHE) await caches.delete(name);
}

async function kept(request: Request, key: string): Promise<Response> {
	const cache = await caches.open(CACHE);
	return (await cache.match(key)) ?? fetch(request);
}

function isDesk({ pathname }: URL): boolean {
	return /^(\/en)?\/desk(\/|$)/.test(pathname.slice(base.length));
}

/** Without a network, the phone's own page instead of one of the desk. */
async function deskOrFrame(request: Request, url: URL): Promise<Response> {
	try {
		return await fetch(request);
	} catch {
		return Response.redirect(frameFor(url), 303);
	}
}

function frameFor({ pathname, origin, searchParams }: URL): string {
	const frame = pathname.startsWith(`${base}/en/`) ? FRAMES[1]! : FRAMES[0]!;
	const [, update] = /\/updates\/([0-9a-f-]{36})(\/|$)/.exec(pathname) ?? [];
	const project = searchParams.get('project');
	const asked = new URLSearchParams({ ...(update && { update }), ...(project && { project }) });
	return `${origin}${frame}?${asked}`.replace(/\?$/, '');
}
