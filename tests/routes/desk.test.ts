import { AxeBuilder } from '@axe-core/playwright';
import { expect, test, type Page } from '@playwright/test';
import { reflowFaults } from './reflow.ts';
import { signIn } from './sign-in.ts';

/**
 * Walks the desk as somebody who follows every link: one page of each kind that this person can
 * reach, found by walking, so that a new page is looked at without being named here.
 */

/** Two addresses of one kind differ only in ids and filters. */
function kindOf({ pathname }: URL): string {
	return pathname.replace(/[0-9a-f]{8}-[0-9a-f-]{27}|(?<=\/)\d+$/g, ':id');
}

async function linksOn(page: Page): Promise<URL[]> {
	const hrefs = await page
		.locator('a[href]')
		.evaluateAll((links) => links.map((link) => (link as HTMLAnchorElement).href));
	return hrefs
		.map((href) => new URL(href))
		.filter(({ pathname }) => /^(\/en)?\/(desk|account)(\/|$)/.test(pathname))
		.filter(({ pathname }) => !/sign-|\/documents\/|\.(csv|xlsx)$/.test(pathname));
}

/**
 * In the long walk a record of each status is one of its own kind: what can be done with it, and so
 * the pages behind it, differ.
 */
function kindFrom(from: URL, link: URL): string {
	const status = process.env['EVERYBODY'] && from.searchParams.get('status');
	const isList = from.pathname === link.pathname;
	const listed = isList && process.env['EVERYBODY'] ? link.searchParams.get('status') : status;
	return kindOf(link) + (listed ? ` ${listed}` : '');
}

/** What is wrong with the page for those who read it on a phone or with other senses. */
async function faultsOf(page: Page): Promise<string[]> {
	const faults: string[] = [];
	const { violations } = await new AxeBuilder({ page }).analyze();
	faults.push(...violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`));
	if ((await page.locator('h1:visible').count()) !== 1) faults.push('not one heading');
	if (!(await page.title()).includes('·')) faults.push(`title ${await page.title()}`);
	faults.push(...(await reflowFaults(page)));
	return faults;
}

/** Who, from where, and how many kinds of page they reach at least. */
const walks = [
	['yuangudui-approver', '/desk', 12],
	['donor-editor', '/en/desk', 12],
	['tianjiahe-editor', '/en/desk', 12],
	['weiyuan-editor', '/desk', 20],
	['weiyuan-charity-approver', '/desk', 10],
	['audit', '/en/desk', 3],
] as const;

// One walks in `npm test`, all of them in `npm run proof -- desk`.
for (const [who, start, least] of process.env['EVERYBODY'] ? walks : walks.slice(0, 1)) {
	test(`every page that ${who} reaches can be used by everybody, from ${start}`, async ({
		page,
		baseURL,
	}) => {
		// Some fifty pages, each looked at by axe: a bound for what hangs, also on a slow machine.
		test.setTimeout(process.env['EVERYBODY'] ? 3_600_000 : 600_000);
		const faults: string[] = [];
		let at = start as string;
		page.on('pageerror', (error) => faults.push(`${at}: ${error.message}`));
		page.on('console', (said) => said.type() === 'error' && faults.push(`${at}: ${said.text()}`));
		page.on('response', (got) => got.status() >= 500 && faults.push(`${at}: ${got.status()}`));
		await signIn(page, who);
		const waiting = [new URL(start, baseURL)];
		const seen = new Set(waiting.map(kindOf));
		for (let next = waiting.shift(); next; next = waiting.shift()) {
			at = next.pathname + next.search;
			await page.goto(at);
			faults.push(...(await faultsOf(page)).map((fault) => `${at}: ${fault}`));
			for (const link of await linksOn(page)) {
				const isOther = link.pathname.startsWith('/en/') !== start.startsWith('/en/');
				const kind = kindFrom(next, link);
				if (isOther || seen.has(kind)) continue;
				seen.add(kind);
				waiting.push(link);
			}
		}
		expect(faults).toEqual([]);
		expect(seen.size, [...seen].join('\n')).toBeGreaterThanOrEqual(least);
	});
}
