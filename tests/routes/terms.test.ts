import { expect, test } from '@playwright/test';
import { fill, press, Troupe } from './troupe.ts';

/** A county sets how long its notices hang, from a day that no other test lives to see. */
for (const javaScript of [true, false]) {
	const from = javaScript ? '2040-03-01' : '2041-03-01';

	test(`a county sets its notices’ terms, JavaScript ${javaScript ? 'on' : 'off'}`, async ({
		browser,
	}) => {
		const troupe = new Troupe(browser, javaScript);
		const county = await troupe.as('weiyuan-approver');
		await county.goto('/desk/settings/notices');
		await fill(county, { village_days: '4', township_days: '12', valid_from: '2020-01-01' });
		await county.getByRole('button', { name: '设置公示期' }).click();
		await expect(county.getByText('公示期为 5 至 60 天的整数').first()).toBeVisible();
		await expect(county.getByText('请写明依据的文件').first()).toBeVisible();
		await expect(county.locator('[name=township_days]')).toHaveValue('12');
		const basis = `渭政办发〔${from.slice(0, 4)}〕12号`;
		await fill(county, { village_days: '１５', basis });
		await county.getByRole('button', { name: '设置公示期' }).click();
		await expect(county.getByText('生效日期不能早于今天').first()).toBeVisible();
		await fill(county, { valid_from: from });
		await press(county, '设置公示期');
		await expect(county.getByText('公示期已设置')).toBeVisible();
		await expect(county.getByRole('row').filter({ hasText: basis })).toContainText('15');
		await troupe.leave();
	});
}

test('nobody else finds the setting', async ({ browser }) => {
	const troupe = new Troupe(browser, false);
	for (const who of ['weiyuan-editor', 'yuangudui-approver']) {
		const page = await troupe.as(who);
		const answer = await page.goto('/desk/settings/notices');
		expect(answer?.status(), who).toBe(403);
	}
	await troupe.leave();
});
