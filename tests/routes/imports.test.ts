import { expect, test, type Page } from '@playwright/test';
import { readXlsx, writeXlsx } from 'hucre/xlsx';
import { readFile } from 'node:fs/promises';
import { signIn } from './sign-in.ts';
import { press } from './troupe.ts';

/**
 * A township brings in a file of needs with three errors, gets it back with the cells red, sends it
 * again corrected, confirms, finds the drafts and takes them all back. Once with JavaScript and
 * once without.
 */
type Table = (string | null)[][];

async function download(page: Page, name: string): Promise<Table> {
	const given = page.waitForEvent('download');
	await page.getByRole('link', { name, exact: true }).click();
	const path = await (await given).path();
	const { sheets } = await readXlsx(new Uint8Array(await readFile(path)));
	return sheets[0]!.rows as Table;
}

async function bookOf(table: Table): Promise<Uint8Array> {
	return writeXlsx({ sheets: [{ name: '数据', rows: table }] });
}

async function send(page: Page, bytes: Uint8Array): Promise<void> {
	await page.setInputFiles('[name=sheet]', {
		name: '需求.xlsx',
		mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
		buffer: Buffer.from(bytes),
	});
	await press(page, '上传并预览');
	await expect(page.getByRole('table', { name: '预览' })).toBeVisible({ timeout: 60_000 });
}

/** Rows as somebody fills them in, by the names of the template's columns. */
function filled(head: Table[number], rows: readonly Record<string, string>[]): Table {
	return [head, ...rows.map((row) => head.map((label) => row[label ?? ''] ?? ''))];
}

const village = '村（村名或代码）';
const amount = '金额（元）';

for (const javaScriptEnabled of [true, false]) {
	test.describe(javaScriptEnabled ? 'with JavaScript' : 'without JavaScript', () => {
		test.use({ javaScriptEnabled });

		test('a township brings in needs, mends them, and takes them back', async ({ page }) => {
			await signIn(page, 'tianjiahe-editor');
			await page.goto('/desk/imports/new?kind=needs');
			const [head = []] = await download(page, '下载模板');
			const mark = `导入${crypto.randomUUID().slice(0, 8)}`;
			const need = {
				[village]: '元古堆村',
				需求名称: `${mark}修路`,
				类别: '道路桥梁',
				需要什么: '资金',
				[amount]: '１８.６万元',
				受益户数: '78',
			};
			const rows = [
				need,
				{ ...need, [village]: '没有的村', [amount]: '五万' },
				{ ...need, 需求名称: `${mark}修桥`, 类别: '修桥' },
			];
			await send(page, await bookOf(filled(head, rows)));
			await expect(page.getByText('共 3 行，其中 2 行有错')).toBeVisible();
			await expect(page.getByRole('button', { name: /^确认导入/ })).toBeHidden();
			await expect(page.locator('td.faulty')).toHaveCount(3);

			const back = await download(page, '下载错误文件');
			expect(back[0]?.at(-1)).toBe('错误原因');
			const reasons = back.slice(1).map((row) => row[back[0]!.length - 1] ?? '');
			expect(reasons.map((reason) => reason.split('\n').filter(Boolean).length)).toEqual([0, 2, 1]);
			const at = (label: string) => back[0]!.indexOf(label);
			back[2]![at(village)] = '621123210202';
			back[2]![at(amount)] = '50000';
			back[3]![at('类别')] = '道路桥梁';

			await page.getByRole('link', { name: '重新上传' }).click();
			const corrected = await bookOf(back);
			await send(page, corrected);
			await expect(page.getByText('共 3 行，没有错误，尚未写入。')).toBeVisible();
			await press(page, '确认导入 3 行');
			await expect(page.getByText('已导入 3 行。')).toBeVisible();
			const address = page.url();
			await page.goto('/desk/needs?status=draft');
			await expect(page.getByRole('link', { name: mark })).toHaveCount(3);

			await page.goto('/desk/imports/new?kind=needs');
			await send(page, corrected);
			await expect(page.getByText(/^同一个文件已于 .* 导入/)).toBeVisible();
			await expect(page.getByRole('button', { name: /^确认导入/ })).toBeHidden();
			await press(page, '放弃这次导入');

			await page.goto(address);
			await press(page, '撤销这次导入');
			await expect(page.getByText('已撤回 3 条')).toBeVisible();
			await page.goto('/desk/needs?status=draft');
			await expect(page.getByRole('link', { name: mark })).toHaveCount(0);
		});
	});
}

test('a file that is no sheet is refused beside its field', async ({ page }) => {
	await signIn(page, 'tianjiahe-editor');
	await page.goto('/desk/imports/new');
	const bomb = { name: '表.xlsx', mimeType: '', buffer: Buffer.from('PK\x03\x04 nothing') };
	await page.setInputFiles('[name=sheet]', bomb);
	await page.getByRole('button', { name: '上传并预览' }).click();
	await expect(page.getByText(/文件打不开，可能已损坏/).first()).toBeVisible();
});
