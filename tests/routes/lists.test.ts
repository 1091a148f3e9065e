import { expect, test, type Locator, type Page } from '@playwright/test';
import { readXlsx } from 'hucre/xlsx';
import { readFile } from 'node:fs/promises';
import { signIn } from './sign-in.ts';

/** The rows of a list that can be seen whole without scrolling. */
function visibleRows(page: Page, caption: string): Promise<number> {
	return page
		.getByRole('table', { name: caption })
		.locator('tbody tr')
		.evaluateAll(
			(rows) =>
				rows.filter((row) => {
					const { top, bottom } = row.getBoundingClientRect();
					return top >= 0 && bottom <= window.innerHeight;
				}).length,
		);
}

/** The cells of a column as the page shows them. */
function columnOf(page: Page, label: string): Promise<string[]> {
	return page.locator(`tbody [data-label="${label}"]`).allInnerTexts();
}

/** The sheets of the workbook that a control hands out. */
async function sheetsOf(page: Page, name: string) {
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name }).or(page.getByRole('button', { name })).click();
	const file = await download;
	const { sheets } = await readXlsx(new Uint8Array(await readFile(await file.path())));
	const [head = [], ...rows] = sheets[0]!.rows;
	return {
		name: file.suggestedFilename(),
		column: (label: string) => rows.map((row) => row[head.indexOf(label)]),
		about: new Map(sheets[1]!.rows.map(([label, text]) => [label, text])),
	};
}

const amount = '金额（元）';
const asNumber = (text: string) => Number(text.replaceAll(',', ''));

test.describe('without JavaScript', () => {
	test.use({ javaScriptEnabled: false });

	test('the ledger is filtered, sorted, paged and taken away', async ({ page }) => {
		await page.goto('/ledger');
		expect(await visibleRows(page, '逐笔')).toBeGreaterThanOrEqual(12);
		await page.getByRole('search').getByLabel('资金性质').selectOption({ label: '社会帮扶' });
		await page.getByRole('button', { name: '筛选' }).click();
		await page.getByRole('link', { name: '金额（元）' }).click();
		await expect(page).toHaveURL(/nature=social_donation.*sort=-amount/);
		const largest = (await columnOf(page, amount)).map(asNumber);
		expect(largest).toEqual(largest.toSorted((one, other) => other - one));
		expect(new Set(await columnOf(page, '资金性质'))).toEqual(new Set(['社会帮扶']));

		const first = new Set(await columnOf(page, '编号'));
		await page.getByRole('link', { name: '下一页' }).click();
		const second = await columnOf(page, '编号');
		expect(second.some((seq) => first.has(seq))).toBe(false);
		expect(asNumber((await columnOf(page, amount))[0]!)).toBeLessThanOrEqual(largest.at(-1)!);

		const count = await page.getByText(/^共 \d+ 笔$/).textContent();
		const file = await sheetsOf(page, '导出 Excel');
		expect(file.name).toMatch(/^资金台账-\d{4}-\d\d-\d\d\.xlsx$/);
		const seqs = file.column('编号').map(String);
		expect(seqs.slice(0, 50)).toEqual([...first]);
		expect(seqs.slice(50, 100)).toEqual(second);
		expect(count).toBe(`共 ${seqs.length} 笔`);
		expect(file.column('日期').every((day) => day instanceof Date)).toBe(true);
		expect(file.about.get('资金性质')).toBe('社会帮扶');
		await page.getByRole('link', { name: '第一页' }).click();
		expect(new Set(await columnOf(page, '编号'))).toEqual(first);
	});

	test('columns are chosen, stay in the address, and are those of the file', async ({ page }) => {
		await page.goto('/ledger?year=2026');
		await page.locator('summary', { hasText: '选择列' }).click();
		await page.getByRole('checkbox', { name: '来源' }).uncheck();
		await page.getByRole('checkbox', { name: '原因' }).check();
		await page.getByRole('button', { name: '显示这些列' }).click();
		await expect(page.getByRole('columnheader', { name: '原因' })).toBeVisible();
		await expect(page.getByRole('columnheader', { name: '来源' })).toHaveCount(0);
		await expect(page).toHaveURL(/year=2026/);
		const file = await sheetsOf(page, '导出 Excel');
		expect(file.column('来源')).toEqual(file.column('没有这一列'));
		expect(file.column('原因').length).toBeGreaterThan(0);
		await page.setViewportSize({ width: 360, height: 740 });
		expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
	});
});

test('a county filters its pledges, ticks some, and exports just those', async ({ page }) => {
	await signIn(page, 'weiyuan-editor');
	await page.goto('/desk/pledges');
	expect(await visibleRows(page, '认捐')).toBeGreaterThanOrEqual(12);
	await page.getByRole('search').getByLabel('形式').selectOption({ label: '资金' });
	await page.getByRole('button', { name: '筛选' }).click();
	await expect(page).toHaveURL(/form=cash/);
	await page.getByRole('link', { name: '足额到账', exact: true }).click();
	await expect(page).toHaveURL(/form=cash.*standing=fulfilled/);
	const numbers = await columnOf(page, '协议编号');
	expect(new Set(await columnOf(page, '状态'))).toEqual(new Set(['足额到账']));
	await expect(page.getByText(`共 ${numbers.length} 条`)).toBeVisible();

	const all = await sheetsOf(page, '导出 Excel');
	expect(all.column('协议编号')).toEqual(numbers);
	expect(all.column('协议金额（元）').every((yuan) => typeof yuan === 'number')).toBe(true);
	expect(all.about.get('状态')).toBe('足额到账');
	expect(all.about.get('导出人')).toContain('渭源县');

	await page.locator('tbody input[type=checkbox]').nth(1).check();
	const one = await sheetsOf(page, '导出所选');
	expect(one.column('协议编号')).toEqual([numbers[1]]);
	await page.getByRole('checkbox', { name: '全选本页' }).check();
	expect((await sheetsOf(page, '导出所选')).column('协议编号')).toEqual(numbers);

	const audit = await page.context().browser()!.newPage();
	await signIn(audit, 'audit');
	await audit.goto('/desk/audit?record=pledges');
	await expect(audit.getByRole('row').filter({ hasText: '导出' }).first()).toContainText('渭源县');
	await audit.close();
});

test('what was received sums to the rows of the register and of its file', async ({ page }) => {
	await signIn(page, 'weiyuan-editor');
	await page.goto('/desk/funds');
	await page.getByRole('link', { name: '到账登记簿' }).click();
	await page.getByRole('search').getByLabel('资金性质').selectOption({ label: '社会帮扶' });
	await page.getByRole('button', { name: '筛选' }).click();
	await expect(page).toHaveURL(/nature=social_donation/);
	await page.getByRole('link', { name: '已确认', exact: true }).click();
	await expect(page).toHaveURL(/nature=social_donation.*status=confirmed/);
	const sums = page.getByLabel('符合条件的合计');
	await expect(sums).toContainText('到账');
	const [, count, reported, received] = /(\d+) 笔：报送 ([\d.,]+)万元，到账 ([\d.,]+)万元/.exec(
		(await sums.textContent()) ?? '',
	)!;
	const file = await sheetsOf(page, '导出 Excel');
	const wan = (label: string) =>
		(file.column(`${label}（元）`) as (number | null)[]).reduce<number>(
			(sum, yuan) => sum + Math.round((yuan ?? 0) * 100),
			0,
		) / 1_000_000;
	expect(file.column('付款日期')).toHaveLength(Number(count));
	expect(wan('登记金额')).toBeCloseTo(asNumber(reported!), 2);
	expect(wan('到账')).toBeCloseTo(asNumber(received!), 2);
});

test('a county takes away the register of its villages’ committees', async ({ page }) => {
	await signIn(page, 'weiyuan-editor');
	await page.goto('/desk/organizations');
	expect(await visibleRows(page, '单位')).toBeGreaterThanOrEqual(12);
	await page.getByRole('search').getByLabel('类型').selectOption({ label: '村' });
	await page.getByRole('button', { name: '筛选' }).click();
	await expect(page).toHaveURL(/kind=village/);
	await page.getByRole('link', { name: '登记时间' }).click();
	await expect(page).toHaveURL(/kind=village.*sort=registered_at/);
	const names = await columnOf(page, '单位名称');
	expect(names.length).toBeGreaterThan(0);
	const file = await sheetsOf(page, '导出 Excel');
	expect(file.column('单位名称').slice(0, names.length)).toEqual(names);
	expect(new Set(file.column('类型'))).toEqual(new Set(['村']));
	await expect(page.getByText(`共 ${file.column('单位名称').length} 条`)).toBeVisible();
});

test('a county finds the villages that lack a head count; people sum up over the filter', async ({
	page,
}) => {
	await signIn(page, 'weiyuan-editor');
	await page.goto('/desk/villages');
	await page.getByRole('search').getByLabel('乡镇').selectOption({ label: '田家河乡' });
	await page.getByRole('button', { name: '筛选' }).click();
	await expect(page).toHaveURL(/township=621123/);
	await page.getByRole('link', { name: '已有人口数', exact: true }).click();
	await expect(page).toHaveURL(/counted=yes/);
	await page.getByRole('link', { name: '人口', exact: true }).click();
	await expect(page).toHaveURL(/counted=yes.*sort=-population.*township=621123/);
	expect(new Set(await columnOf(page, '乡镇'))).toEqual(new Set(['田家河乡']));
	const people = (await columnOf(page, '人口')).map(asNumber);
	expect(people).toEqual(people.toSorted((one, other) => other - one));
	const file = await sheetsOf(page, '导出 Excel');
	const counted = file.column('人口') as number[];
	expect(counted).toEqual(people);
	const total = counted.reduce((sum, count) => sum + count, 0);
	const sums = page.getByLabel('符合条件的合计');
	await expect(sums).toContainText(`共 ${people.length} 条`);
	expect(asNumber(/合计 ([\d,]+) 人/.exec((await sums.textContent()) ?? '')![1]!)).toBe(total);
	await page.getByRole('link', { name: '缺人口数', exact: true }).click();
	await expect(page).toHaveURL(/counted=no/);
	await page.getByRole('link', { name: '填报人口数' }).first().click();
	await expect(page).toHaveURL(/\/desk\/villages\/621123\d{6}$/);
});

test('goods sent and received are one row each in the register and in its file', async ({
	page,
}) => {
	await signIn(page, 'weiyuan-editor');
	await page.goto('/desk/goods');
	await page.getByRole('link', { name: '物资收发登记簿' }).click();
	await page.getByRole('link', { name: '已收货', exact: true }).click();
	await expect(page).toHaveURL(/status=received/);
	const sums = page.getByLabel('符合条件的合计');
	const [, count] = /(\d+)/.exec((await sums.textContent()) ?? '')!;
	const file = await sheetsOf(page, '导出 Excel');
	expect(file.column('品名')).toHaveLength(Number(count));
	expect(Number(count)).toBeGreaterThan(0);
	for (const column of ['发运数量', '实收数量']) {
		expect(file.column(column).every((cell) => typeof cell === 'number')).toBe(true);
	}
	await page.locator('tbody').getByRole('link').first().click();
	await expect(page).toHaveURL(/\/desk\/goods\/shipments\//);
});

test('what was told and approved is one row each on the page and in its file', async ({ page }) => {
	await signIn(page, 'tianjiahe-approver');
	await page.goto('/desk/updates');
	await page.getByRole('link', { name: '已公开', exact: true }).click();
	await expect(page).toHaveURL(/status=approved/);
	const file = await sheetsOf(page, '导出 Excel');
	const sums = page.getByLabel('符合条件的合计');
	await expect(sums).toContainText(String(file.column('进展').length));
	expect(new Set(file.column('状态'))).toEqual(new Set(['已公开']));
});

test('a view is kept under a name, opened again and forgotten', async ({ page }) => {
	await signIn(page, 'zhangxian-editor');
	await page.goto('/desk/needs?status=open&sort=-urgency');
	const rows = await columnOf(page, '需求');
	await page.locator('summary', { hasText: '我的视图' }).click();
	await page.getByRole('link', { name: '存为视图' }).click();
	await page.getByRole('button', { name: '保存' }).click();
	await expect(page.getByText('请填写视图名称').first()).toBeVisible();
	await page.getByLabel('视图的名称').fill('最急的');
	await page.getByRole('button', { name: '保存' }).click();
	await expect(page).toHaveURL(/\/desk\/needs\?sort=-urgency&status=open$/);
	await page.goto('/desk/needs');
	await page.locator('summary', { hasText: '我的视图' }).click();
	await page.getByRole('link', { name: '最急的' }).click();
	await expect(page).toHaveURL(/sort=-urgency&status=open$/);
	expect(await columnOf(page, '需求')).toEqual(rows);
	await page.goto('/desk/views');
	await page.getByRole('row', { name: '最急的' }).getByRole('button', { name: '删除' }).click();
	await expect(page.getByText('还没有存过视图')).toBeVisible();
});

/** From the first to the second by the arrow key, which the page heeds once its script has come. */
async function stepDown(page: Page, controls: Locator): Promise<void> {
	await expect(async () => {
		await controls.first().focus();
		await page.keyboard.press('ArrowDown');
		await expect(controls.nth(1)).toBeFocused({ timeout: 200 });
	}).toPass();
}

test('rows are walked by the keyboard, and Escape leaves a choice', async ({ page }) => {
	await signIn(page, 'weiyuan-editor');
	await page.goto('/desk/projects');
	const names = page.locator('tbody th a');
	await stepDown(page, names);
	await page.keyboard.press('ArrowDown');
	await expect(names.nth(2)).toBeFocused();
	await page.keyboard.press('ArrowUp');
	await expect(names.nth(1)).toBeFocused();
	const second = await names.nth(1).getAttribute('href');
	await page.keyboard.press('Enter');
	await expect(page).toHaveURL(new RegExp(`${second}$`));

	await page.goto('/desk/projects');
	const box = page.locator('tbody input[type=checkbox]');
	await stepDown(page, box);
	await page.keyboard.press('Space');
	await expect(box.nth(1)).toBeChecked();
	const columns = page.locator('summary', { hasText: '选择列' });
	await columns.click();
	await page.getByRole('checkbox', { name: '村代码' }).focus();
	await page.keyboard.press('Escape');
	await expect(page.getByRole('checkbox', { name: '村代码' })).toBeHidden();
	await expect(columns).toBeFocused();
});
