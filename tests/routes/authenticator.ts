import { expect, type Page } from '@playwright/test';
import { Secret, TOTP } from 'otpauth';
import { fill, press } from './troupe.ts';

/** Presses a button and answers the status, whatever it is. */
export async function send(page: Page, name: string): Promise<number> {
	const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
	await page.getByRole('main').getByRole('button', { name, exact: true }).first().click();
	const status = (await answered).status();
	await page.waitForLoadState('load');
	return status;
}

/** The person's authenticator: a code of a step never shown before, as if half a minute went by. */
export class Authenticator {
	readonly #totp: TOTP;
	#last = 0;

	constructor(secret: string) {
		this.#totp = new TOTP({ secret: Secret.fromBase32(secret.replaceAll('-', '')) });
	}

	/** Two in a row at once: the second is one step ahead of the clock, which the server takes. */
	show(): string {
		const now = Math.floor(Date.now() / 30_000);
		this.#last = Math.max(this.#last + 1, now);
		return this.#totp.generate({ timestamp: this.#last * 30_000 });
	}
}

/** Turns the codes on, from the page of the account. */
export async function enrol(
	page: Page,
	password: string,
): Promise<{ app: Authenticator; codes: string[] }> {
	await page.goto('/account/security/factor');
	await fill(page, { password });
	await press(page, '开启动态验证码');
	await expect(page.getByRole('img', { name: /二维码/ })).toBeVisible();
	const secret = (await page.getByText(/([A-Z2-7]{4}-){7}[A-Z2-7]{4}/).innerText()).trim();
	const app = new Authenticator(secret);
	await fill(page, { code: app.show() });
	expect(await send(page, '确认开启')).toBe(200);
	const codes = await page.locator('main code').allInnerTexts();
	expect(codes).toHaveLength(10);
	return { app, codes };
}
