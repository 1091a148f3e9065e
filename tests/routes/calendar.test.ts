import { expect, test } from '@playwright/test';
import ICAL from 'ical.js';
import { signIn } from './sign-in.ts';

for (const javaScriptEnabled of [true, false]) {
	test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled });

		test('what falls due is followed by a calendar program until its address ends', async ({
			page,
			playwright,
		}) => {
			await signIn(page, javaScriptEnabled ? 'qingdao-editor' : 'donor-editor');
			await page.getByRole('link', { name: '日历' }).click();
			await expect(page).toHaveURL(/\/desk\/calendar$/);
			const rows = page.locator('tbody tr');
			const shown = await rows.count();
			expect(shown).toBeGreaterThan(0);

			await page.getByRole('button', { name: '生成地址' }).click();
			const address = await page.getByLabel('订阅地址', { exact: true }).inputValue();
			const program = await playwright.request.newContext();
			const read = async (from: string) => {
				const answer = await program.get(from);
				expect(answer.headers()['content-type']).toContain('text/calendar');
				const calendar = new ICAL.Component(ICAL.parse(await answer.text()));
				return calendar.getAllSubcomponents('vevent').length;
			};
			expect(await read(address)).toBe(shown);

			await page.getByRole('button', { name: '换一个地址' }).click();
			const other = page.getByLabel('订阅地址', { exact: true });
			await expect(other).not.toHaveValue(address);
			expect((await program.get(address)).status()).toBe(404);
			const newer = await other.inputValue();
			expect(await read(newer)).toBe(shown);

			await page.getByRole('button', { name: '停用' }).click();
			await expect(page.getByRole('button', { name: '生成地址' })).toBeVisible();
			expect((await program.get(newer)).status()).toBe(404);
			await program.dispose();
		});
	});
}
