import type { Page } from '@playwright/test';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

interface DemoAccount {
	readonly role: string;
	readonly organization: string;
	readonly kind: string;
	readonly region: string;
	readonly login: string;
	readonly password: string;
}

/** The demo's account whose login begins with `name`, such as `yuangudui-editor`. */
export function account(name: string): DemoAccount {
	const file = join(process.env['TEST_DATA_DIR']!, 'demo-accounts.json');
	const accounts = JSON.parse(readFileSync(file, 'utf8')) as DemoAccount[];
	const found = accounts.find(({ login }) => login.startsWith(name));
	if (!found) throw new Error(`no demo account ${name}`);
	return found;
}

/** Signs in by the form, as somebody at the keyboard would. */
export async function signIn(page: Page, name: string): Promise<void> {
	const { login, password } = account(name);
	await page.goto('/account/sign-in');
	await page.getByLabel('登录名').fill(login);
	await page.getByLabel('密码').fill(password);
	await page.keyboard.press('Enter');
	await page.waitForURL('**/desk');
}
