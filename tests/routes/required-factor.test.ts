import { expect, test, type Browser, type Page } from '@playwright/test';
import { enrol, send } from './authenticator.ts';
import { startSecondApp, type SecondApp } from './second-app.ts';
import { account } from './sign-in.ts';
import { fill, press } from './troupe.ts';

/**
 * An installation that requires a second factor of those who approve, let others in, administer or
 * receive donations. The demo does not, so a second app process over the same database does.
 */
let app: SecondApp;

test.describe.configure({ mode: 'serial' });
test.beforeAll(async () => {
	app = await startSecondApp('127.0.0.1', { REQUIRE_SECOND_FACTOR: '1' });
});
test.afterAll(() => app.stop());

/** Signs in with the password alone, on the way to a page of the desk. */
async function arrive(browser: Browser, name: string): Promise<Page> {
	const context = await browser.newContext({ baseURL: app.origin, locale: 'zh-CN' });
	const page = await context.newPage();
	await page.goto('/desk/needs');
	const { login, password } = account(name);
	await fill(page, { login, password });
	expect(await send(page, '登录')).toBe(303);
	return page;
}

const mustEnrol = [
	'dingxi-approver',
	'tongwei-admin',
	'system',
	'security',
	'audit',
	'weiyuan-charity-editor',
];

for (const name of mustEnrol) {
	test(`${name} is led to enrol before anything else`, async ({ browser }) => {
		const page = await arrive(browser, name);
		await expect(page).toHaveURL(/\/account\/security\/factor\?next=%2Fdesk%2Fneeds/);
		await expect(page.getByText('您的角色须先开启')).toBeVisible();
		for (const address of ['/desk', '/desk/funds', '/desk/audit', '/account/confirm']) {
			await page.goto(address);
			await expect(page, address).toHaveURL(/\/account\/security\/factor/);
		}
		await page.context().close();
	});
}

for (const name of ['yuangudui-editor', 'dacaotan-editor', 'donor-editor']) {
	test(`${name} goes straight to work`, async ({ browser }) => {
		const page = await arrive(browser, name);
		await expect(page).toHaveURL(/\/desk\/needs$/);
		await page.context().close();
	});
}

test('the desk opens to who has enrolled, and closes when they turn it off', async ({
	browser,
}) => {
	const name = 'dingxi-approver';
	const page = await arrive(browser, name);
	const { codes } = await enrol(page, account(name).password);
	await page.getByRole('link', { name: '已保存，继续' }).click();
	await expect(page).toHaveURL(/\/desk$/);
	await page.goto('/account/security/factor');
	await fill(page, { code: codes[0]! });
	await press(page, '关闭动态验证码');
	await page.goto('/desk');
	await expect(page).toHaveURL(/\/account\/security\/factor/);
	await page.context().close();
});
