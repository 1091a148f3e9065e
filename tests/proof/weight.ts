import { chromium, type Page } from '@playwright/test';
import { findBrowser } from '../routes/browser.ts';
import { openPhonePortal } from './phone-portal.ts';

/**
 * `npm run proof -- weight`: what a first visit of a public page brings onto a phone, in bytes as
 * they are sent: at most 100 KB without photos, of which at most 40 KB of script.
 */
const [MOST, MOST_SCRIPT] = [100_000, 40_000];

interface Weight {
	readonly all: number;
	readonly script: number;
	readonly photos: number;
}

async function weigh(page: Page, address: string): Promise<Weight> {
	const session = await page.context().newCDPSession(page);
	const types = new Map<string, string>();
	const weight = { all: 0, script: 0, photos: 0 };
	await session.send('Network.enable');
	session.on('Network.responseReceived', ({ requestId, type, response }) => {
		types.set(requestId, new URL(response.url).pathname.startsWith('/media/') ? 'photo' : type);
	});
	session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
		if (types.get(requestId) === 'photo') weight.photos += encodedDataLength;
		else weight.all += encodedDataLength;
		if (types.get(requestId) === 'Script') weight.script += encodedDataLength;
	});
	await page.goto(address, { waitUntil: 'networkidle' });
	return weight;
}

const portal = await openPhonePortal();
const browser = await chromium.launch(findBrowser());
try {
	const sitemap = await (await fetch(`${portal.origin}/sitemap.xml`)).text();
	const project = /\/projects\/[0-9a-f-]{36}/.exec(sitemap)![0];
	const notices = await (await fetch(`${portal.origin}/notices`)).text();
	const notice = /\/notices\/[0-9a-f-]{36}/.exec(notices)![0];
	for (const path of ['/', project, '/notices', notice, '/ledger', '/phone']) {
		const context = await browser.newContext({ viewport: { width: 360, height: 740 } });
		const { all, script, photos } = await weigh(await context.newPage(), portal.origin + path);
		const kilobytes = (bytes: number) => `${(bytes / 1000).toFixed(1)} KB`;
		const isLight = all <= MOST && script <= MOST_SCRIPT;
		console.log(
			`${isLight ? '  ' : '! '}${path}: ${kilobytes(all)}, of which script ${kilobytes(script)}; ` +
				`photos ${kilobytes(photos)} besides`,
		);
		if (!isLight && path !== '/phone') process.exitCode = 1;
		await context.close();
	}
} finally {
	await browser.close();
	await portal.close();
}
