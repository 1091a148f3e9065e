import { expect, test, type Page } from '@playwright/test';
import { fill, press, Troupe } from './troupe.ts';

/** An admin looks at the desk as a colleague sees it, and does nothing there meanwhile. */

for (const isScripted of [false, true]) {
	test.describe(isScripted ? 'with JavaScript' : 'without JavaScript', () => {
		let troupe: Troupe;
		test.beforeEach(({ browser }) => {
			troupe = new Troupe(browser, isScripted);
		});
		test.afterEach(() => troupe.leave());

		const bar = (page: Page) => page.getByRole('complementary', { name: '以其他角色查看' });

		async function begin(page: Page, role: string): Promise<void> {
			await page.goto('/desk/members');
			const form = page.locator('form[action$="?/begin"]');
			await form.locator(`[name=view][value=${role}]`).check();
			await form.getByRole('button', { name: '开始查看' }).click();
			await page.waitForURL(/\/desk$/);
		}

		test('sees what the role sees, can do nothing, and ends it', async () => {
			const admin = await troupe.as('weiyuan-admin');
			await begin(admin, 'viewer');
			for (const address of ['/desk', '/desk/needs', '/desk/members', '/desk/funds']) {
				await admin.goto(address);
				await expect(bar(admin)).toContainText('“查看”人员');
			}
			await admin.goto('/desk/members');
			await expect(admin.getByRole('button', { name: '生成邀请' })).toHaveCount(0);
			expect((await admin.goto('/desk/members/list'))?.status()).toBe(403);
			await admin.goto('/desk');
			await bar(admin).getByRole('button', { name: '结束查看' }).click();
			await admin.waitForURL(/\/desk\/members$/);
			await expect(bar(admin)).toHaveCount(0);
			await expect(admin.getByRole('button', { name: '生成邀请' })).toBeVisible();
		});

		test('a page that was open before does nothing any more', async () => {
			const admin = await troupe.as('tianjiahe-admin');
			await admin.goto('/desk/needs/new');
			const other = await admin.context().newPage();
			await begin(other, 'editor');
			await admin.getByRole('main').getByRole('button').last().click();
			await admin.waitForURL(/\/account\/view/);
			await expect(admin.getByRole('main')).toContainText('没有执行');
			await press(admin, '结束查看');
			await expect(bar(admin)).toHaveCount(0);
		});
	});
}

test('a colleague below an approver views nothing, and the audit tells who did', async ({
	browser,
}) => {
	const troupe = new Troupe(browser, false);
	const approver = await troupe.as('tongwei-approver');
	await approver.goto('/desk/members');
	const form = approver.locator('form[action$="?/begin"]');
	await expect(form.locator('[name=view]')).toHaveCount(2);
	await fill(approver, { view: 'editor' });
	await press(approver, '开始查看');
	const editor = await troupe.as('tongwei-editor');
	await editor.goto('/desk/members');
	await expect(editor.locator('form[action$="?/begin"]')).toHaveCount(0);
	const forged = await editor.request.post('/account/view?/begin', {
		form: { view: 'viewer' },
		headers: { origin: new URL(editor.url()).origin },
		maxRedirects: 0,
	});
	expect(forged.status()).toBe(403);
	const auditor = await troupe.as('audit@');
	await auditor.goto('/desk/audit');
	await expect(auditor.getByRole('main')).toContainText('开始以其他角色查看');
	await troupe.leave();
});
