import { expect, test, type Page } from '@playwright/test';
import { fill, press, Troupe } from './troupe.ts';

/**
 * A pledge for two villages, in two instalments of which the first is overdue: paid in part, part
 * of that taken back, the second instalment waived, another use agreed; then read in the village,
 * on the board of what is to be allocated and on the donor's yearly statement. Once with JavaScript
 * and once without.
 */
const paper = {
	name: '协议.pdf',
	mimeType: 'application/pdf',
	buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'),
};

function idIn(page: Page): string {
	return /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(page.url())![0];
}

function daysAgo(days: number): string {
	return new Date(Date.now() - days * 86_400_000).toLocaleDateString('sv', {
		timeZone: 'Asia/Shanghai',
	});
}

/** Presses a button that gives the same form back, filled in. */
async function reshape(page: Page, name: string): Promise<void> {
	const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
	await page.getByRole('main').getByRole('button', { name, exact: true }).click();
	expect((await answered).status()).toBe(200);
	await page.waitForLoadState('load');
}

async function drawUp(troupe: Troupe): Promise<string> {
	const donor = await troupe.as('donor-editor');
	await donor.goto('/desk/pledges/new');
	await fill(donor, { nature: 'social_donation', form: 'cash', amount: '１０万', earmark: '修路' });
	const receiver = donor.locator('[name=receiving_organization_id]');
	await receiver.selectOption({ label: '渭源县慈善会（演示）' });
	await donor.locator('[name=line_village]').nth(0).fill('621123210202');
	await donor.locator('[name=line_village]').nth(1).fill('621123210201');
	await reshape(donor, '各村平均');
	await expect(donor.locator('[name=line_amount]').nth(1)).toHaveValue('50000.00');
	await donor.locator('main details summary').first().click();
	await fill(donor, { plan_percents: '60、40', plan_every: '1', plan_unit: 'years' });
	await fill(donor, { plan_from: daysAgo(3), is_anonymous: 'on' });
	await reshape(donor, '按此填写各期');
	await expect(donor.locator('[name=due_amount]').nth(0)).toHaveValue('60000.00');
	await press(donor, '保存草稿');
	return idIn(donor);
}

async function sign(troupe: Troupe, id: string): Promise<void> {
	const signer = await troupe.as('donor-approver');
	await signer.goto(`/desk/pledges/${id}/sign`);
	const agreement_number = `青捐〔2026〕${id.slice(0, 6)}号`;
	await fill(signer, { agreement_number, agreement_on: daysAgo(1) });
	await signer.setInputFiles('[name=agreement]', paper);
	await press(signer, '签署认捐');
}

/** Reported and confirmed by two people; answers the address of the payment. */
async function pay(troupe: Troupe, id: string, amount: string): Promise<string> {
	const donor = await troupe.as('donor-editor');
	await donor.goto(`/desk/pledges/${id}/report`);
	await fill(donor, { amount, paid_on: daysAgo(0) });
	await press(donor, '提交登记');
	await donor.goto(`/desk/pledges/${id}#reports`);
	await donor.locator('#reports').getByRole('link').first().click();
	await donor.waitForURL('**/funds/reports/**');
	const report = `/desk/funds/reports/${idIn(donor)}`;
	const receiver = await troupe.as('weiyuan-charity-editor');
	await receiver.goto(report);
	const receipt_number = id.slice(0, 8);
	await fill(receiver, { amount, received_on: daysAgo(0), receipt_number });
	await press(receiver, '确认到账');
	const approver = await troupe.as('weiyuan-charity-approver');
	await approver.goto(report);
	await press(approver, '通过');
	return report;
}

/** A part of the receipt came back from the bank. */
async function takeBack(troupe: Troupe, report: string): Promise<void> {
	const receiver = await troupe.as('weiyuan-charity-editor');
	await receiver.goto(report);
	await receiver.getByText('冲正这笔到账').click();
	await fill(receiver, { amount: '6万', reason: '银行退汇' });
	await receiver.getByRole('button', { name: '申请冲正' }).click();
	await expect(receiver.getByText('不能超过这笔到账').first()).toBeVisible();
	await expect(receiver.locator('[name=reason]')).toHaveValue('银行退汇');
	await fill(receiver, { amount: '1万' });
	await press(receiver, '申请冲正');
	await expect(receiver.getByText('申请人不能审批').first()).toBeVisible();
	const approver = await troupe.as('weiyuan-charity-approver');
	await approver.goto('/desk');
	await approver.getByRole('link', { name: '审批到账冲正' }).last().click();
	await approver.waitForURL(`**${report}`);
	await press(approver, '通过');
}

async function waive(troupe: Troupe, id: string): Promise<void> {
	const donor = await troupe.as('donor-editor');
	await donor.goto(`/desk/pledges/${id}/waive`);
	await fill(donor, { instalment: '2', reason: '双方商定缩减规模' });
	await press(donor, '提出申请');
	const approver = await troupe.as('weiyuan-charity-approver');
	await approver.goto(`/desk/pledges/${id}/waive`);
	await press(approver, '同意免除');
}

async function changeUse(troupe: Troupe, id: string): Promise<void> {
	const receiver = await troupe.as('weiyuan-charity-editor');
	await receiver.goto(`/desk/pledges/${id}/use`);
	await fill(receiver, { earmark: '改修水渠', reason: '道路已由县里修好' });
	await press(receiver, '征求同意');
	const donor = await troupe.as('donor-approver');
	await donor.goto(`/desk/pledges/${id}/use`);
	await donor.getByRole('button', { name: '不同意' }).click();
	await expect(donor.getByText('请写明原因').first()).toBeVisible();
	await press(donor, '同意');
}

async function readPledge(troupe: Troupe, id: string): Promise<void> {
	const donor = await troupe.as('donor-editor');
	await donor.goto(`/desk/pledges/${id}`);
	const first = donor.getByRole('row').filter({ hasText: '第 1 期' });
	await expect(first).toContainText('40,000.00');
	await expect(first).toContainText('已逾期');
	const second = donor.getByRole('row').filter({ hasText: '第 2 期' }).first();
	await expect(second).toContainText('已免除');
	await expect(donor.getByText('改修水渠').first()).toBeVisible();
}

/** The village reads what is for it, but not who gave it: that one wants no name. */
async function readInVillage(troupe: Troupe, id: string): Promise<void> {
	const [donor, village] = [await troupe.as('donor-editor'), await troupe.as('yuangudui-editor')];
	await donor.goto(`/desk/pledges/${id}`);
	const name = (await donor.getByRole('heading', { level: 1 }).innerText()).replace('的认捐', '');
	for (const page of [`/desk/pledges/${id}`, '/desk/pledges', '/desk/funds?list=idle']) {
		await village.goto(page);
		await expect(village.getByText('爱心单位').first()).toBeVisible();
	}
	await village.goto(`/desk/pledges/${id}`);
	await expect(village.getByText('40,000.00').first()).toBeVisible();
	await expect(village.getByRole('main')).not.toContainText(name);
}

async function readBoard(troupe: Troupe, id: string): Promise<void> {
	const county = await troupe.as('weiyuan-editor');
	await county.goto('/desk/funds?list=idle');
	const row = county.getByRole('row').filter({ hasText: `${id.slice(0, 6)}号` });
	await expect(row).toContainText('40,000.00');
	await expect(row).toContainText('0 天');
	await row.getByRole('link').first().click();
	await county.waitForURL(`**/allocations/new?pledge=${id}`);
}

/** Allocated to a project by the county's two people, and corrected by them as well. */
async function correctAllocation(troupe: Troupe): Promise<void> {
	const county = await troupe.as('weiyuan-editor');
	await county.locator('[name=project_id]').selectOption({ index: 1 });
	await fill(county, { amount: '1万' });
	await press(county, '提交审批');
	const allocation = `/desk/funds/allocations/${idIn(county)}`;
	const approver = await troupe.as('weiyuan-approver');
	await approver.goto(allocation);
	await press(approver, '通过');
	await county.goto(allocation);
	await county.getByText('冲正这笔分配').click();
	await fill(county, { amount: '1.1万', reason: '金额登记有误' });
	await county.getByRole('button', { name: '申请冲正' }).click();
	await expect(county.getByText('不能超过这条记录').first()).toBeVisible();
	await expect(county.locator('[name=reason]')).toHaveValue('金额登记有误');
	await fill(county, { amount: '4000' });
	await press(county, '申请冲正');
	await expect(county.getByText('申请人不能审批').first()).toBeVisible();
	await approver.goto('/desk');
	await expect(approver.getByRole('link', { name: '审批分配冲正' }).first()).toBeVisible();
	await approver.locator(`main a[href="${allocation}"]`).first().click();
	await approver.waitForURL(`**${allocation}`);
	await press(approver, '通过');
	await expect(approver.getByText('6,000.00元').first()).toBeVisible();
	await expect(approver.getByRole('row').filter({ hasText: '金额登记有误' })).toContainText(
		'已冲正',
	);
}

async function readStatement(troupe: Troupe, id: string): Promise<void> {
	const donor = await troupe.as('donor-editor');
	await donor.goto('/desk/pledges');
	await donor.getByRole('link', { name: '年度对账单' }).click();
	await donor.waitForURL('**/desk/statement');
	const agreement = `${id.slice(0, 6)}号`;
	const receipts = donor.getByRole('row').filter({ hasText: agreement });
	await expect(receipts.filter({ hasText: '银行退汇' })).toContainText('-10,000.00');
	const csv = await (await donor.request.get('/desk/statement.csv')).text();
	const rows = csv.split('\r\n').filter((row) => row.includes(agreement) && row.includes('到账'));
	expect(rows.map((row) => /,(-?\d+\.\d\d),/.exec(row)?.[1])).toEqual(['50000.00', '-10000.00']);
	const stranger = await troupe.as('yuangudui-editor');
	expect((await stranger.request.get('/desk/statement.csv')).status()).toBe(403);
}

for (const javaScript of [true, false]) {
	const script = javaScript ? 'on' : 'off';
	test(`a pledge is followed through its instalments, JavaScript ${script}`, async ({
		browser,
	}) => {
		const troupe = new Troupe(browser, javaScript);
		const id = await drawUp(troupe);
		await sign(troupe, id);
		const report = await pay(troupe, id, '5万');
		await takeBack(troupe, report);
		await waive(troupe, id);
		await changeUse(troupe, id);
		await readPledge(troupe, id);
		await readInVillage(troupe, id);
		await readBoard(troupe, id);
		await correctAllocation(troupe);
		await readStatement(troupe, id);
		await troupe.leave();
	});
}
