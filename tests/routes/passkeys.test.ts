import { expect, test, type Browser, type CDPSession, type Page } from '@playwright/test';
import { send } from './authenticator.ts';
import { startSecondApp, type SecondApp } from './second-app.ts';
import { account } from './sign-in.ts';
import { fill, press } from './troupe.ts';

/**
 * Passkeys, with the authenticator that Chromium itself plays. They are for names and not for
 * numbers, so a second app process answers to `localhost` over the same database.
 */
let app: SecondApp;

test.beforeAll(async () => {
	app = await startSecondApp('localhost', {});
});
test.afterAll(() => app.stop());

/** A browser on a device whose owner it has always just recognized. */
async function device(browser: Browser): Promise<{ page: Page; keys: CDPSession }> {
	const context = await browser.newContext({ baseURL: app.origin, locale: 'zh-CN' });
	const page = await context.newPage();
	page.on('console', (message) => {
		expect(message.text()).not.toContain('Content Security Policy');
	});
	const keys = await context.newCDPSession(page);
	await keys.send('WebAuthn.enable');
	await keys.send('WebAuthn.addVirtualAuthenticator', {
		options: {
			protocol: 'ctap2',
			transport: 'internal',
			hasResidentKey: true,
			hasUserVerification: true,
			isUserVerified: true,
			automaticPresenceSimulation: true,
		},
	});
	return { page, keys };
}

async function typePassword(page: Page, name: string): Promise<void> {
	const { login, password } = account(name);
	await page.goto('/account/sign-in');
	await fill(page, { login, password });
	expect(await send(page, '登录')).toBe(303);
}

/** Adds a passkey; answers the recovery codes that came with the first one. */
async function add(page: Page, owner: string, name: string): Promise<string[]> {
	await page.goto('/account/security/passkeys');
	await fill(page, { name, password: account(owner).password });
	expect(await send(page, '添加通行密钥')).toBe(200);
	await page.getByRole('main').getByRole('button', { name: '创建通行密钥' }).click();
	await page.waitForURL(/passkeys(\?\/finish)?$/);
	return page.locator('main code').allInnerTexts();
}

async function signOut(page: Page): Promise<void> {
	await page.goto('/desk');
	await page.getByRole('button', { name: '退出' }).click();
	await page.waitForURL('**/');
}

/** Reaches the button with the keyboard alone and presses it. */
async function signInByKeyboard(page: Page): Promise<void> {
	await page.goto('/account/sign-in?next=%2Fdesk%2Fneeds');
	const button = page.getByRole('button', { name: '用通行密钥登录' });
	await expect(button).toBeVisible();
	await page.getByLabel('登录名').focus();
	for (let tabs = 0; tabs < 5; tabs++) {
		await page.keyboard.press('Tab');
		if (await button.evaluate((element) => element === document.activeElement)) break;
	}
	await expect(button).toBeFocused();
	await page.keyboard.press('Enter');
}

test('a passkey is added, signs in alone, proves again, and dies when it is removed', async ({
	browser,
}) => {
	const owner = 'longxi-approver';
	const { page } = await device(browser);
	await typePassword(page, owner);
	const codes = await add(page, owner, '办公室电脑');
	expect(codes).toHaveLength(10);
	await signOut(page);

	await signInByKeyboard(page);
	await expect(page).toHaveURL(/\/desk\/needs$/);
	await page.goto('/account/confirm?next=%2Fdesk%2Ffunds');
	await page.getByRole('button', { name: '改用通行密钥' }).click();
	await expect(page).toHaveURL(/\/desk\/funds$/);
	await signOut(page);

	// The password alone is half from now on; the passkey is the other half, or a recovery code is.
	await typePassword(page, owner);
	await page.goto('/desk/needs');
	await expect(page).toHaveURL(/second-factor\?next=%2Fdesk%2Fneeds/);
	await page.getByRole('button', { name: '改用通行密钥' }).click();
	await expect(page).toHaveURL(/\/desk\/needs$/);
	const { page: elsewhere } = await device(browser);
	await typePassword(elsewhere, owner);
	await fill(elsewhere, { code: codes[0]! });
	await press(elsewhere, '继续');
	await expect(elsewhere).toHaveURL(/\/desk$/);

	await page.goto('/account/security/passkeys');
	await expect(page.getByRole('main').getByRole('row')).toHaveCount(2);
	expect(await send(page, '移除 办公室电脑')).toBe(303);
	await expect(page.getByRole('main').getByRole('row')).toHaveCount(0);
	await signOut(page);
	await signInByKeyboard(page);
	await expect(page.getByRole('alert')).toContainText('这个通行密钥无法使用');
	await page.goto('/desk');
	await expect(page).toHaveURL(/sign-in/);
	await typePassword(page, owner);
	await expect(page).toHaveURL(/\/desk$/);
	await page.context().close();
	await elsewhere.context().close();
});

test('an answer counts once, and another’s passkey proves nothing', async ({ browser }) => {
	const owner = 'longxi-editor';
	const { page, keys } = await device(browser);
	await typePassword(page, owner);
	await add(page, owner, '手机');
	await signOut(page);

	let sent = { body: '', cookie: '' };
	await page.route('**/account/passkey?*', async (route) => {
		const headers = await route.request().allHeaders();
		sent = { body: route.request().postData() ?? '', cookie: headers['cookie'] ?? '' };
		await route.continue();
	});
	await signInByKeyboard(page);
	await expect(page).toHaveURL(/\/desk\/needs$/);
	expect(sent.cookie).toContain('passkey=');
	const replay = await fetch(`${app.origin}/account/passkey`, {
		method: 'POST',
		body: sent.body,
		redirect: 'manual',
		headers: {
			origin: app.origin,
			accept: 'text/html',
			'content-type': 'application/x-www-form-urlencoded',
			cookie: sent.cookie,
		},
	});
	expect(replay.status).toBe(400);
	expect(await replay.text()).toContain('这个通行密钥无法使用');

	// The same device in the hands of a colleague, who is signed in as somebody else.
	await page.context().clearCookies();
	await typePassword(page, 'anding-editor');
	await page.goto('/account/passkey?next=%2Fdesk%2Fneeds');
	await page.getByRole('button', { name: '使用通行密钥' }).click();
	await expect(page.getByRole('alert')).toContainText('这个通行密钥无法使用');

	await page.context().clearCookies();
	await signInByKeyboard(page);
	await expect(page).toHaveURL(/\/desk\/needs$/);
	await page.goto('/account/security/passkeys');
	expect(await send(page, '移除 手机')).toBe(303);
	await keys.detach();
	await page.context().close();
});

test('at an IP address none are offered, and the page says why', async ({ page }) => {
	const { login, password } = account('anding-editor');
	await page.goto('/account/sign-in');
	await expect(page.getByRole('button', { name: '用通行密钥登录' })).toHaveCount(0);
	await fill(page, { login, password });
	await press(page, '登录');
	await page.goto('/account/security/passkeys');
	await expect(page.getByText('通行密钥须通过域名访问才能使用')).toBeVisible();
	await expect(page.getByRole('button', { name: '添加通行密钥' })).toHaveCount(0);
});
