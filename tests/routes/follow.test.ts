import { expect, test, type APIRequestContext, type Page } from '@playwright/test';
import { fill, press, Troupe } from './troupe.ts';

/** Somebody without an account follows a project by mail, and stops: no page needs a script. */

/** The address of a project that is public. */
async function project(request: APIRequestContext): Promise<string> {
	const list = await (await request.get('/projects')).text();
	return /href="(\/projects\/[0-9a-f-]{36})"/.exec(list)![1]!;
}

/** Follows from the project's page; answers all that the page says then. */
async function follow(page: Page, path: string, address: string): Promise<string> {
	await page.goto(path);
	await fill(page, { address });
	await press(page, '关注');
	await expect(page).toHaveURL(/\/follow\?asked$/);
	return page.getByRole('main').innerHTML();
}

/** The link of the newest mail to an address, as the demo's system administrator reads it. */
async function linkTo(mailbox: Page, address: string): Promise<string> {
	const mail = mailbox.locator('section').filter({ hasText: address });
	await expect(async () => {
		await mailbox.goto('/desk/mailbox');
		await expect(mail.first()).toContainText('请确认关注', { timeout: 100 });
	}).toPass();
	const href = await mail.first().getByRole('link', { name: '打开链接' }).getAttribute('href');
	return new URL(href!).pathname;
}

test('a project is followed and stopped by mail, without an account', async ({
	browser,
	request,
}) => {
	const troupe = new Troupe(browser, false);
	const [visitor, mailbox] = [await troupe.visitor(), await troupe.as('system')];
	const path = await project(request);
	await visitor.goto(path);
	await fill(visitor, { address: '不是邮箱' });
	await visitor.getByRole('button', { name: '关注', exact: true }).click();
	await expect(visitor.getByRole('main')).toContainText('这不是有效的电子邮箱');
	await expect(visitor.locator('[name=address]')).toHaveValue('不是邮箱');
	const told = await follow(visitor, path, 'Follower@demo.invalid');
	const link = await linkTo(mailbox, 'follower@demo.invalid');
	await visitor.goto(link);
	await press(visitor, '确认关注');
	await expect(visitor.getByRole('main')).toContainText('已确认');
	// Again, and for an address that follows already, the page says just the same.
	expect(await follow(visitor, path, 'follower@demo.invalid')).toBe(told);
	await visitor.goto(link);
	await press(visitor, '全部停止');
	await expect(visitor.getByRole('main')).toContainText('没有关注任何内容');
	await troupe.leave();
});

test('a mail program ends mails by one click, a stranger’s page does not', async ({
	browser,
	request,
	baseURL,
}) => {
	const troupe = new Troupe(browser, false);
	const [visitor, mailbox] = [await troupe.visitor(), await troupe.as('system')];
	await follow(visitor, await project(request), 'one-click@demo.invalid');
	const link = await linkTo(mailbox, 'one-click@demo.invalid');
	const click = (headers: Record<string, string>) =>
		fetch(`${baseURL}${link}/stop`, {
			method: 'POST',
			headers: { 'content-type': 'application/x-www-form-urlencoded', ...headers },
			body: 'List-Unsubscribe=One-Click',
		}).then(({ status }) => status);
	expect(await click({ origin: 'https://elsewhere.example' })).toBe(403);
	expect(await click({ 'sec-fetch-site': 'cross-site' })).toBe(403);
	await visitor.goto(link);
	await expect(visitor.getByRole('button', { name: '确认关注' })).toBeVisible();
	expect(await click({})).toBe(200);
	expect(await click({})).toBe(200);
	await visitor.goto(link);
	await expect(visitor.getByRole('main')).toContainText('链接无效');
	await troupe.leave();
});
