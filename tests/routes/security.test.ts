import { expect, test, type Browser, type Page } from '@playwright/test';
import { enrol, send } from './authenticator.ts';
import { account, signIn } from './sign-in.ts';
import { fill, press, Troupe } from './troupe.ts';

/**
 * What people do about their own account. Each story has a demo account that no other test signs in
 * with, and leaves it as it was, so that it can be told again.
 */

const security = '/account/security';

// Many people sign in here, each of them with argon2 on two busy cores.

async function typePassword(page: Page, login: string, password: string): Promise<number> {
	await page.goto('/account/sign-in');
	await fill(page, { login, password });
	return send(page, '登录');
}

async function changePassword(page: Page, password: string, replacement: string): Promise<number> {
	await page.goto(security);
	await fill(page, { password, replacement, repeated: replacement });
	return send(page, '修改密码');
}

const people = { on: 'lintao-editor', off: 'minxian-editor' } as const;

for (const [javaScript, name] of Object.entries(people)) {
	test(`a second factor is asked for, each code once, JavaScript ${javaScript}`, async ({
		browser,
	}) => {
		const troupe = new Troupe(browser, javaScript === 'on');
		const { login, password } = account(name);
		const office = await troupe.as(name);
		const { app, codes } = await enrol(office, password);

		const elsewhere = await troupe.visitor();
		expect(await typePassword(elsewhere, login, password)).toBe(303);
		await expect(elsewhere).toHaveURL(/second-factor/);
		for (const address of ['/desk', '/desk/needs', security, `${security}/factor`]) {
			await elsewhere.goto(address);
			await expect(elsewhere, address).toHaveURL(/second-factor/);
		}
		const code = app.show();
		await fill(elsewhere, { code });
		await press(elsewhere, '继续');
		await expect(elsewhere).toHaveURL(/\/account\/security\/factor$/);

		const third = await troupe.visitor('third');
		await typePassword(third, login, password);
		await fill(third, { code });
		expect(await send(third, '继续'), 'the same code again').toBe(400);
		await expect(third.locator('[name=code]')).toHaveAttribute('aria-invalid', 'true');
		await fill(third, { code: codes[0]! });
		await press(third, '继续');
		await expect(third).toHaveURL(/\/desk$/);

		await office.goto(`${security}/factor`);
		await expect(office.getByText('备用恢复码还剩 9 个')).toBeVisible();
		await fill(office, { code: codes[0]! });
		expect(await send(office, '关闭动态验证码'), 'a recovery code again').toBe(400);
		await fill(office, { code: codes[1]! });
		expect(await send(office, '重新生成恢复码')).toBe(200);
		const others = await office.locator('main code').allInnerTexts();
		expect(new Set([...codes, ...others]).size).toBe(20);
		await office.goto(`${security}/factor`);
		await expect(office.getByText('备用恢复码还剩 10 个')).toBeVisible();
		await expect(office.locator('main code')).toHaveCount(0);
		await fill(office, { code: codes[2]! });
		expect(await send(office, '关闭动态验证码'), 'one of the voided').toBe(400);
		await fill(office, { code: others[0]! });
		await press(office, '关闭动态验证码');
		await expect(office.getByText('尚未开启')).toBeVisible();
		await troupe.leave();
	});
}

async function cookiesOf(page: Page): Promise<string> {
	const cookies = await page.context().cookies();
	return cookies.map(({ name, value }) => `${name}=${value}`).join('; ');
}

/** Whether these cookies still open the desk. */
async function opens(browser: Browser, cookie: string, origin: string): Promise<boolean> {
	const context = await browser.newContext();
	const answer = await context.request.get(`${origin}/desk`, {
		headers: { cookie },
		maxRedirects: 0,
	});
	await context.close();
	return answer.status() === 200;
}

test('a password is changed, which signs out everywhere else', async ({ browser, baseURL }) => {
	const troupe = new Troupe(browser, true);
	const { login, password } = account('minxian-approver');
	const here = await troupe.as('minxian-approver');
	const there = await troupe.visitor('there');
	await typePassword(there, login, password);
	const stolen = [await cookiesOf(here), await cookiesOf(there)];
	for (const cookie of stolen) expect(await opens(browser, cookie, baseURL!)).toBe(true);

	const next = '梯田上的第三棵老杏树';
	expect(await changePassword(here, '不是这个', next)).toBe(400);
	for (const weak of ['woaini1314', 'minxian-approver', '短的密码']) {
		expect(await changePassword(here, password, weak), weak).toBe(400);
		await expect(here.locator('[name=replacement]')).toHaveAttribute('aria-invalid', 'true');
		await expect(here.locator('[name=replacement]')).toHaveValue('');
	}
	expect(await changePassword(here, password, next)).toBe(303);
	await expect(here.getByRole('status')).toContainText('密码已修改');
	for (const cookie of stolen) expect(await opens(browser, cookie, baseURL!)).toBe(false);
	expect(await opens(browser, await cookiesOf(here), baseURL!)).toBe(true);
	expect(await typePassword(there, login, password)).toBe(400);
	expect(await typePassword(there, login, next)).toBe(303);
	expect(await changePassword(here, next, password)).toBe(303);
	await troupe.leave();
});

test('other browsers are listed and signed out, one or all', async ({ browser, baseURL }) => {
	const troupe = new Troupe(browser, true);
	const { login, password } = account('lintao-approver');
	const here = await troupe.as('lintao-approver');
	await here.goto(security);
	const others = here.getByRole('button', { name: '退出其他所有设备' });
	if ((await others.count()) > 0) await press(here, '退出其他所有设备');
	const pages = [await troupe.visitor('one'), await troupe.visitor('two')];
	pages.push(await troupe.visitor('three'));
	for (const page of pages) await typePassword(page, login, password);
	const cookies = await Promise.all(pages.map(cookiesOf));
	await here.goto(security);
	await expect(here.getByRole('main').getByRole('row')).toHaveCount(5);
	await expect(here.getByText('当前设备')).toHaveCount(1);
	expect(await send(here, '退出 Chrome · Linux')).toBe(303);
	await expect(here.getByRole('main').getByRole('row')).toHaveCount(4);
	const left = await Promise.all(cookies.map((cookie) => opens(browser, cookie, baseURL!)));
	expect(left.filter(Boolean)).toHaveLength(2);
	await press(here, '退出其他所有设备');
	for (const cookie of cookies) expect(await opens(browser, cookie, baseURL!)).toBe(false);
	expect(await opens(browser, await cookiesOf(here), baseURL!)).toBe(true);
	await troupe.leave();
});

test('cookies that were signed out, made up or planted open nothing', async ({
	page,
	browser,
	baseURL,
}) => {
	await signIn(page, 'tongwei-editor');
	const [before] = (await page.context().cookies()).filter(({ name }) => name === 'session');
	expect(before).toMatchObject({ httpOnly: true, sameSite: 'Lax', path: '/' });
	const planted = `session=${before!.value}`;
	const signedOut = page.waitForResponse((answer) => answer.url().includes('sign-out'));
	// Nothing waits on this browser to be sent, so that all it holds may go.
	await page.locator('form[data-asks]').getByRole('button', { name: '退出' }).click();
	expect(await (await signedOut).headerValue('clear-site-data')).toBe('"cache", "storage"');
	const tried = [planted, 'session=', 'session=x', `session=${'a'.repeat(40)}`, 'device=x'];
	for (const cookie of tried) expect(await opens(browser, cookie, baseURL!), cookie).toBe(false);
	await page.context().addCookies([before!]);
	await signIn(page, 'tongwei-editor');
	const [after] = (await page.context().cookies()).filter(({ name }) => name === 'session');
	expect(after!.value).not.toBe(before!.value);
});

test('an unknown login, a wrong password and too many of them are answered alike', async ({
	browser,
}) => {
	const troupe = new Troupe(browser, false);
	const stranger = await troupe.visitor();
	const said = new Set<string>();
	const { login } = account('zhangxian-editor');
	for (const name of ['nobody-at-all', login, ...Array<string>(12).fill('another-nobody')]) {
		expect(await typePassword(stranger, name, 'wrong password')).toBe(400);
		said.add(await stranger.locator('#field-password-error').innerText());
	}
	expect(said.size).toBe(1);
	await troupe.leave();
});
