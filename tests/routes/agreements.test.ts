import { expect, test, type Page } from '@playwright/test';
import { readXlsx } from 'hucre/xlsx';
import { account } from './sign-in.ts';
import { fill, press, Troupe } from './troupe.ts';

/**
 * A county pairing that the receiving city records, after which both sides agree for a year: the
 * supporting city drafts, the receiving one amends, both sign the very same version, each reports,
 * neither can alter what the other reported; then the self-assessment, whose every figure opens its
 * rows, and which prints. Once with JavaScript and once without.
 */
const paper = {
	name: '协议.pdf',
	mimeType: 'application/pdf',
	buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'),
};

const year = new Date().toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' }).slice(0, 4);
/** The first of January: it has come whenever the story is played. */
const day = `${year}-01-01`;

/** Presses a button whose form is refused, and finds the reason. */
async function refused(page: Page, button: string, reason: string): Promise<void> {
	await page.getByRole('main').getByRole('button', { name: button, exact: true }).last().click();
	await expect(page.getByText(reason).first()).toBeVisible();
}

/** A school and its partner, so that no money of the demo is booked otherwise. */
async function record(troupe: Troupe, name: string): Promise<string> {
	const city = await troupe.as('dingxi-approver');
	await city.goto('/desk/pairings');
	await city.getByRole('link', { name: '登记结对' }).first().click();
	await fill(city, {
		kind: 'school',
		supporting_name: name,
		place: '渭源县',
		basis: '青定教〔1〕',
	});
	await fill(city, { supporter: '没有这个单位', valid_from: '2021-09-01' });
	await city.setInputFiles('[name=basis_document]', paper);
	await refused(city, '登记结对', '平台上没有“没有这个单位”');
	await expect(city.locator('[name=supporting_name]')).toHaveValue(name);
	await fill(city, { supporter: account('qingdao-editor').organization });
	await press(city, '登记结对');
	await expect(city.getByRole('heading', { level: 1 })).toContainText(name);
	await expect(city.getByRole('link', { name: paper.name })).toBeVisible();
	return new URL(city.url()).pathname;
}

/** Ended and succeeded in one act: the former keeps its page, each points at the other. */
async function succeed(troupe: Troupe, former: string, next: string): Promise<string> {
	const city = await troupe.as('dingxi-approver');
	await city.goto(former);
	await city.getByRole('link', { name: '续接结对' }).click();
	await fill(city, { supporter: account('qingdao-editor').organization, supporting_name: next });
	await fill(city, { valid_from: '2021-01-01' });
	await refused(city, '续接结对', '新结对要晚于');
	await fill(city, { valid_from: '2024-09-01' });
	await press(city, '续接结对');
	const address = new URL(city.url()).pathname;
	await city.goto(former);
	await expect(city.getByRole('main')).toContainText('2024年8月31日');
	await expect(city.getByRole('main').getByRole('link', { name: next })).toBeVisible();
	return address;
}

async function draft(troupe: Troupe, pairing: string): Promise<string> {
	const city = await troupe.as('qingdao-editor');
	await city.goto(pairing);
	await city.getByRole('link', { name: '起草年度协议' }).click();
	await city.waitForURL('**/edit?**');
	await city.getByLabel('乡村振兴示范村').fill('十人');
	await refused(city, '提交给对方', '请填写');
	await expect(city.getByLabel('乡村振兴示范村')).toHaveValue('十人');
	await city.getByLabel('乡村振兴示范村').fill('10');
	await city.getByLabel('社会帮扶资金').fill('12.5');
	await press(city, '提交给对方');
	await expect(city.getByRole('row').filter({ hasText: '社会帮扶资金' })).toContainText(
		'12.50万元',
	);
	return new URL(city.url()).pathname;
}

async function amend(troupe: Troupe, agreement: string): Promise<void> {
	const city = await troupe.as('dingxi-editor');
	await city.goto('/desk');
	const row = city.getByRole('row').filter({ hasText: '答复年度协议草案' }).last();
	await expect(row).toBeVisible();
	await city.goto(agreement);
	await city.getByRole('link', { name: '修改协议' }).click();
	await city.getByLabel('乡村振兴示范村').fill('12');
	await fill(city, { note: '两县各增一个村' });
	await press(city, '提交给对方');
	await expect(city.locator('#versions')).toContainText('10 个 → 12 个');
	await expect(city.getByRole('button', { name: '签署协议' })).toHaveCount(0);
}

async function sign(troupe: Troupe, agreement: string): Promise<void> {
	const first = await troupe.as('qingdao-approver');
	await first.goto(agreement);
	await refused(first, '签署协议', '请提交协议文本，并填写编号和签订日期');
	await first.setInputFiles('[name=paper]', paper);
	await fill(first, { number: `青定教协〔${year}〕1号`, signed_on: day });
	await press(first, '签署协议');
	await expect(first.getByRole('main')).toContainText('协商中');
	const second = await troupe.as('dingxi-approver');
	await second.goto(agreement);
	await expect(second.getByRole('link', { name: paper.name })).toBeVisible();
	await expect(second.locator('[name=paper]')).toHaveCount(0);
	await press(second, '签署协议');
	await expect(second.getByRole('main')).toContainText('已签署');
	await expect(second.getByRole('link', { name: '修改协议' })).toHaveCount(0);
}

async function report(troupe: Troupe, agreement: string): Promise<void> {
	const city = await troupe.as('qingdao-editor');
	await city.goto(`${agreement}/report`);
	await fill(city, {
		indicator: 'model_villages',
		value: '8',
		occurred_on: day,
		note: '示范村授牌',
	});
	await refused(city, '登记完成情况', '请附佐证文件或填写文号');
	await fill(city, { number: `青农〔${year}〕2号` });
	await press(city, '登记完成情况');
	await city.getByRole('link', { name: '更正' }).click();
	await fill(city, { value: '7' });
	await refused(city, '更正', '请写明原因');
	await fill(city, { reason: '一个村未验收' });
	await press(city, '更正');
	const row = city.getByRole('row').filter({ hasText: '示范村授牌' });
	await expect(row.filter({ hasText: '已更正，不计入' })).toHaveCount(1);
	const other = await troupe.as('dingxi-editor');
	await other.goto(agreement);
	await expect(other.locator('#reports').getByRole('link', { name: '更正' })).toHaveCount(0);
}

/** Every figure that leads anywhere leads to rows. */
async function assess(troupe: Troupe, agreement: string): Promise<void> {
	const city = await troupe.as('dingxi-editor');
	await city.goto(agreement);
	await city.getByRole('link', { name: '自评表' }).click();
	await city.waitForURL('**/sheet');
	const models = city.getByRole('row').filter({ hasText: '乡村振兴示范村' });
	await expect(models).toContainText('12 个');
	await expect(models).toContainText('7 个');
	await expect(models).toContainText('58.3%');
	await city.emulateMedia({ media: 'print' });
	await expect(city.getByText('可直接打印')).toBeHidden();
	await city.emulateMedia({ media: 'screen' });
	await models.getByRole('link', { name: '7 个' }).click();
	await expect(city.getByRole('row').filter({ hasText: '示范村授牌' })).toContainText('7 个');
}

/** Once its pairing has ended the year of the agreement is over. */
async function close(city: Page, agreement: string): Promise<void> {
	await city.goto(`${agreement}/sheet`);
	await refused(city, '提交年终自评', '请写自评说明，至少 10 个字');
	await fill(city, { words: '示范村建设已完成，资金未到位，结对结束。' });
	await press(city, '提交年终自评');
	await expect(city.getByRole('main')).toContainText('示范村建设已完成');
	await expect(city.getByRole('button', { name: '提交年终自评' })).toHaveCount(0);
	await city.goto(agreement);
	await expect(city.getByRole('main')).toContainText('已自评');
}

for (const javaScript of [true, false]) {
	const script = javaScript ? 'on' : 'off';
	test(`a year is agreed, reported on and assessed, JavaScript ${script}`, async ({ browser }) => {
		const troupe = new Troupe(browser, javaScript);
		const former = await record(troupe, `甲中学（脚本${script}）`);
		const pairing = await succeed(troupe, former, `乙中学（脚本${script}）`);
		const agreement = await draft(troupe, pairing);
		await amend(troupe, agreement);
		await sign(troupe, agreement);
		await report(troupe, agreement);
		await assess(troupe, agreement);
		const city = await troupe.as('dingxi-approver');
		await city.goto(pairing);
		await city.getByText('结束结对').first().click();
		await fill(city, { valid_to: '2024-08-31' });
		await refused(city, '结束结对', '不能早于');
		await fill(city, { valid_to: day });
		await press(city, '结束结对');
		await expect(city.getByRole('main')).toContainText('2024年9月1日至');
		await close(city, agreement);
		await troupe.leave();
	});
}

test('the assessment of a year that is over opens all its rows, and goes out as files', async ({
	browser,
}) => {
	const troupe = new Troupe(browser, true);
	const city = await troupe.as('qingdao-editor');
	await city.goto('/desk/pairings?state=valid&kind=city');
	await city.getByRole('link', { name: '青岛市—定西市' }).click();
	await city.getByRole('link', { name: '2025 年度协议' }).click();
	await city.getByRole('link', { name: '自评表' }).click();
	await expect(city.getByRole('heading', { level: 1 })).toContainText('年终自评表');
	const links = city.locator('main table td a[href*="/rows?"]');
	const addresses = await links.evaluateAll((all) =>
		all.map((link) => (link as HTMLAnchorElement).href),
	);
	expect(addresses.length).toBeGreaterThan(15);
	for (const address of addresses) {
		const answer = await city.request.get(address);
		expect(answer.status(), address).toBe(200);
		expect(await answer.text(), address).toContain('<tbody');
	}
	const sheet = new URL(city.url()).pathname;
	const pdf = await city.request.get(`${sheet}.pdf`);
	expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-');
	const xlsx = await city.request.get(`${sheet}.xlsx`);
	const { sheets } = await readXlsx(new Uint8Array(await xlsx.body()));
	const cells = sheets[0]!.rows.flat();
	expect(cells).toContain('互派专业技术人才');
	expect(cells).toContain(39);
	await troupe.leave();
});
