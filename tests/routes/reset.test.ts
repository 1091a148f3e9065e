import { expect, test, type Page } from '@playwright/test';
import { account } from './sign-in.ts';
import { fill, press, Troupe } from './troupe.ts';

/**
 * A forgotten password. Each story has a demo account that no other test signs in with, and gives
 * its password back in the end, so that it can be told again.
 */

const NEW = 'a bridge over the Weihe in May';

async function typePassword(page: Page, login: string, password: string): Promise<void> {
	await page.goto('/account/sign-in');
	await fill(page, { login, password });
	await page.getByRole('main').getByRole('button', { name: '登录' }).click();
	await page.waitForLoadState('load');
}

/** Signed in by the new password: the one that demo-accounts.json tells again. */
async function giveBack(page: Page, password: string): Promise<void> {
	await page.goto('/account/security');
	await fill(page, { password: NEW, replacement: password, repeated: password });
	await press(page, '修改密码');
}

/** Asks for a link and answers all that the page says then. */
async function ask(page: Page, login: string): Promise<string> {
	await page.goto('/account/sign-in');
	await page.getByRole('link', { name: '忘记密码' }).click();
	await fill(page, { login });
	await press(page, '发送重设链接');
	await expect(page).toHaveURL(/\/account\/reset\?asked$/);
	return (await page.getByRole('main').innerHTML()).replace(/[0-9a-f-]{36}/g, '');
}

/** The newest mail to this address, once the work process has made it. */
async function linkIn(mailbox: Page, login: string): Promise<string> {
	const mail = mailbox.locator('section').filter({ hasText: login });
	await expect(async () => {
		await mailbox.goto('/desk/mailbox');
		await expect(mail.first()).toContainText('重设密码', { timeout: 100 });
	}).toPass();
	return (await mail.first().getByRole('link', { name: '打开链接' }).getAttribute('href'))!;
}

test('a password is reset by mail, once, without JavaScript', async ({ browser }) => {
	const troupe = new Troupe(browser, false);
	const { login, password } = account('fuzhou-editor');
	const before = await troupe.as('fuzhou-editor');
	const visitor = await troupe.visitor();
	const told = await ask(visitor, login);
	expect(await ask(visitor, 'nobody-here@demo.invalid')).toBe(told);
	expect(await ask(visitor, '13912345678')).toBe(told);

	const mailbox = await troupe.as('system');
	await mailbox.getByRole('link', { name: '邮件', exact: true }).click();
	await expect(mailbox).toHaveURL(/\/desk\/mailbox$/);
	const link = await linkIn(mailbox, login);
	await expect(mailbox.getByText('nobody-here@demo.invalid')).toHaveCount(0);

	await visitor.goto(link);
	await expect(visitor.getByRole('main')).toContainText(login);
	await fill(visitor, { replacement: login, repeated: login });
	await visitor.getByRole('button', { name: '设置新密码' }).click();
	await expect(visitor.locator('[name=replacement]')).toHaveAttribute('aria-invalid', 'true');
	await fill(visitor, { replacement: NEW, repeated: NEW });
	await press(visitor, '设置新密码');
	await expect(visitor.getByText('密码已重设，请用新密码登录。')).toBeVisible();

	await before.goto('/desk');
	await expect(before, 'the session of before').toHaveURL(/sign-in/);
	await typePassword(visitor, login, password);
	await expect(visitor, 'the password of before').toHaveURL(/sign-in/);
	await typePassword(visitor, login, NEW);
	await expect(visitor).toHaveURL(/\/desk$/);
	await visitor.goto(link);
	await expect(visitor.getByText('重设链接无效或已失效')).toBeVisible();
	await expect(visitor.locator('[name=replacement]')).toHaveCount(0);
	await mailbox.reload();
	await expect(mailbox.getByRole('heading', { name: /密码已修改/ }).first()).toBeVisible();
	await giveBack(visitor, password);
	await troupe.leave();
});

test('the security administrator makes a link for somebody, shown once', async ({ browser }) => {
	const troupe = new Troupe(browser, true);
	const { login, password } = account('fuzhou-approver');
	const office = await troupe.as('security');
	await office.getByRole('link', { name: '密码重设' }).click();
	for (const refused of [account('audit').login, account('security').login, 'a@demo.invalid']) {
		await fill(office, { login: refused });
		await office.getByRole('button', { name: '生成重设链接' }).click();
		await expect(office.locator('[name=login]')).toHaveAttribute('aria-invalid', 'true');
	}
	await fill(office, { login });
	await office.getByRole('button', { name: '生成重设链接' }).click();
	const shown = office.getByLabel('重设链接', { exact: true });
	const link = await shown.inputValue();
	await expect(office.getByRole('img', { name: '重设链接的二维码' })).toBeVisible();
	await office.goto('/desk/settings/reset');
	await expect(shown).toHaveCount(0);

	const visitor = await troupe.visitor();
	await visitor.goto(link);
	await fill(visitor, { replacement: NEW, repeated: NEW });
	await press(visitor, '设置新密码');
	await typePassword(visitor, login, NEW);
	await expect(visitor).toHaveURL(/\/desk$/);
	await expect(visitor.getByText(/平台安全管理员已于.*生成过密码重设链接/)).toBeVisible();
	await giveBack(visitor, password);
	await troupe.leave();
});

test('mails and links are for nobody else', async ({ browser }) => {
	const troupe = new Troupe(browser, true);
	const stranger = await troupe.as('anding-approver');
	const statuses = async (page: Page) =>
		Promise.all(
			['/desk/mailbox', '/desk/settings/reset'].map(async (path) =>
				(await page.request.get(path)).status(),
			),
		);
	expect(await statuses(stranger)).toEqual([404, 403]);
	expect(await statuses(await troupe.as('security'))).toEqual([404, 200]);
	expect(await statuses(await troupe.as('system'))).toEqual([200, 403]);
	const visitor = await troupe.visitor();
	await visitor.goto('/desk/mailbox');
	await expect(visitor).toHaveURL(/sign-in/);
	await troupe.leave();
});
