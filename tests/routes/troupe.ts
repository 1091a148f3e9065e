import { expect, type Browser, type BrowserContext, type Page } from '@playwright/test';
import { signIn } from './sign-in.ts';

/** The people of a story, each in a browser of their own, with or without JavaScript. */
export class Troupe {
	readonly #browser: Browser;
	readonly #javaScriptEnabled: boolean;
	readonly #contexts = new Map<string, BrowserContext>();
	readonly #pages = new Map<string, Page>();

	constructor(browser: Browser, javaScriptEnabled: boolean) {
		this.#browser = browser;
		this.#javaScriptEnabled = javaScriptEnabled;
	}

	/** The page of the person whose demo login begins with `name`, signed in. */
	async as(name: string): Promise<Page> {
		const known = this.#pages.get(name);
		if (known) return known;
		const page = await this.visitor(name);
		await signIn(page, name);
		return page;
	}

	/** Somebody who is not signed in. */
	async visitor(name = 'visitor'): Promise<Page> {
		const context = await this.#browser.newContext({
			javaScriptEnabled: this.#javaScriptEnabled,
			locale: 'zh-CN',
			viewport: { width: 1366, height: 768 },
		});
		const page = await context.newPage();
		page.on('response', (answer) => {
			expect(answer.status(), answer.url()).toBeLessThan(500);
		});
		this.#contexts.set(name, context);
		this.#pages.set(name, page);
		return page;
	}

	async leave(): Promise<void> {
		for (const context of this.#contexts.values()) await context.close();
	}
}

/** Fills inputs by name: texts are typed, radios and boxes checked, lists chosen from. */
export async function fill(page: Page, values: Record<string, string>): Promise<void> {
	for (const [name, value] of Object.entries(values)) {
		const control = page.locator(`main [name="${name}"]`);
		const kind = await control
			.first()
			.evaluate((element) =>
				element instanceof HTMLInputElement ? element.type : element.tagName.toLowerCase(),
			);
		if (kind === 'radio') await page.locator(`main [name="${name}"][value="${value}"]`).check();
		else if (kind === 'checkbox') await control.check();
		else if (kind === 'select') await control.selectOption(value);
		else await control.fill(value);
	}
}

/** Presses the (last) button of that name and waits for the page that follows. */
export async function press(page: Page, name: string): Promise<void> {
	const before = page.url();
	const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
	await page.getByRole('main').getByRole('button', { name, exact: true }).last().click();
	const { status } = { status: (await answered).status() };
	expect(status, `${name} on ${before}: ${await errorsOn(page, status)}`).toBe(303);
	await page.waitForLoadState('load');
}

async function errorsOn(page: Page, status: number): Promise<string> {
	if (status === 303) return '';
	await page.waitForLoadState('load');
	return (await page.getByRole('main').innerText()).slice(0, 600);
}

/**
 * Sends the form of an update. With a script the phone keeps it and sends it by itself, without one
 * it is posted; either way it has arrived afterwards.
 */
export async function deliver(page: Page): Promise<void> {
	await page.getByRole('main').getByRole('button', { name: '提交', exact: true }).click();
	await page.waitForURL(/\/phone$|\/desk\/updates\/[0-9a-f-]{36}$/);
	if (page.url().endsWith('/phone')) {
		await expect(page.getByRole('article').first()).toContainText('已送达');
	}
}
