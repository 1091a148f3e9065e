import { expect, test, type Page } from '@playwright/test';
import { extractText, getDocumentProxy } from 'unpdf';
import { fill, press, Troupe } from './troupe.ts';

/**
 * A county draws up its month, a second person publishes it, and anybody reads it, clicks a figure
 * to the rows that it is the sum of, and takes it home as a PDF and a workbook. Once with
 * JavaScript and once without.
 */
const county = 'county-621123000000';

/** 社会帮扶 received since the beginning, as a link to its rows. */
function received(page: Page) {
	const parts = ['of=money', 'bucket=received', 'nature=social_donation', 'span=total'];
	return page.locator(`a${parts.map((part) => `[href*="${part}"]`).join('')}`);
}

async function drawUp(troupe: Troupe, month: string): Promise<string> {
	const editor = await troupe.as('weiyuan-editor');
	await editor.goto('/desk');
	await editor.getByRole('link', { name: '通报', exact: true }).first().click();
	await editor.waitForURL('**/desk/reports');
	await fill(editor, { subject: county, month });
	await press(editor, '编制通报');
	await editor.waitForURL(/\/desk\/reports\/[0-9a-f-]{36}$/);
	await fill(editor, { foreword: '本月各项工作平稳推进。', outlook: '下月完成验收。' });
	await press(editor, '保存文字');
	await expect(editor.getByText('本月各项工作平稳推进。').first()).toBeVisible();
	await press(editor, '重新汇总数字');
	await expect(editor.getByRole('button', { name: '审核并公开' })).toHaveCount(0);
	return new URL(editor.url()).pathname;
}

/** A second draft of the month is refused, with what was chosen kept. */
async function drawUpAgain(troupe: Troupe, month: string): Promise<void> {
	const editor = await troupe.as('weiyuan-editor');
	await editor.goto('/desk/reports');
	await fill(editor, { subject: county, month });
	await editor.getByRole('main').getByRole('button', { name: '编制通报' }).click();
	await expect(editor.getByText('这个月已有一份草稿').first()).toBeVisible();
	await expect(editor.locator('[name=month]')).toHaveValue(month);
}

async function publish(troupe: Troupe, draft: string): Promise<void> {
	const approver = await troupe.as('weiyuan-approver');
	await approver.goto('/desk');
	await approver.getByRole('link', { name: '审核月度通报' }).first().click();
	await approver.goto(draft);
	await received(approver).first().click();
	await expect(approver.getByRole('main')).toContainText('到账：');
	await approver.goto(draft);
	await press(approver, '审核并公开');
	await expect(approver.getByRole('link', { name: '查看公开页' })).toBeVisible();
	await expect(approver.getByRole('button', { name: '保存文字' })).toHaveCount(0);
}

async function read(troupe: Troupe, month: string, path: string): Promise<void> {
	const visitor = await troupe.visitor();
	const link = visitor.locator(`main a[href^="${path}?"]`).first();
	await expect(async () => {
		await visitor.goto('/reports');
		await expect(link).toBeVisible({ timeout: 1000 });
	}).toPass({ timeout: 60_000 });
	await link.click();
	await expect(visitor.getByRole('heading', { level: 1 })).toContainText('结对帮扶月度通报');
	await expect(visitor.getByRole('main')).toContainText('本月各项工作平稳推进。');
	const figure = received(visitor).first();
	const said = (await figure.textContent())?.trim() ?? '';
	const address = visitor.url();
	await figure.click();
	await visitor.waitForURL('**/rows?**');
	await expect(visitor.getByRole('main')).toContainText(said);
	const amounts = await visitor.locator('main tbody tr td:nth-child(5)').allTextContents();
	const fen = amounts.map((text) => Math.round(Number(text.replace(/[^\d.-]/g, '')) * 100));
	const sum = fen.reduce((total, one) => total + one, 0);
	expect(sum).toBe(Math.round(Number(said.replaceAll(',', '')) * 100));
	await visitor.goto(`/reports/${month}`);
	await expect(visitor.getByRole('link', { name: '渭源县' }).first()).toBeVisible();
	await visitor.goto(address);
	for (const [name, type] of [
		['下载 PDF', 'application/pdf'],
		['下载 Excel', 'spreadsheetml'],
	] as const) {
		const download = visitor.getByRole('link', { name });
		const file = await visitor.request.get((await download.getAttribute('href')) ?? '');
		expect(file.headers()['content-type']).toContain(type);
		if (name !== '下载 PDF') continue;
		const pdf = await getDocumentProxy(new Uint8Array(await file.body()));
		const { text } = await extractText(pdf, { mergePages: true });
		expect(text.replace(/\s/g, '')).toContain(said);
	}
}

for (const javaScript of [true, false]) {
	const script = javaScript ? 'on' : 'off';
	const month = javaScript ? '2026-09' : '2026-10';
	test(`a month is drawn up, published and read (JavaScript ${script})`, async ({ browser }) => {
		const troupe = new Troupe(browser, javaScript);
		const draft = await drawUp(troupe, month);
		await drawUpAgain(troupe, month);
		await publish(troupe, draft);
		await read(troupe, month, `/reports/${month}/${county}`);
		await troupe.leave();
	});
}
