import { expect, test, type Page } from '@playwright/test';
import { account } from './sign-in.ts';
import { fill, press, Troupe } from './troupe.ts';

/**
 * A supervisor visits a village and raises an opinion; a second one verifies it and names the
 * county, which answers with a plan; the township puts it right, a supervisor looks again, finds it
 * half done, and after another plan it is closed. A county keeps the village under watch.
 */
const photo = {
	name: '现场.png',
	mimeType: 'image/png',
	buffer: Buffer.from(
		'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ' +
			'AAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
		'base64',
	),
};
const place = '621123210202';

function dayFrom(days: number): string {
	return new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv', {
		timeZone: 'Asia/Shanghai',
	});
}

async function open(troupe: Troupe, name: string, title: string): Promise<Page> {
	const page = await troupe.as(name);
	await page.goto('/desk');
	const waiting = page.getByRole('row').filter({ hasText: title });
	await waiting.getByRole('link').first().click();
	await page.waitForURL('**/desk/supervision/**');
	return page;
}

/** Chooses a body by its name and fills the rest of the form of one act. */
async function fillStep(page: Page, act: string, values: Record<string, string>): Promise<void> {
	const form = page.locator(`form[action="?/${act}"]`);
	const { organization, ...texts } = values;
	if (organization) {
		const option = form.locator('[name=organization_id] option').filter({ hasText: organization });
		const value = (await option.first().getAttribute('value')) ?? '';
		await form.locator('[name=organization_id]').selectOption(value);
	}
	for (const [name, text] of Object.entries(texts)) {
		await form.locator(`[name=${name}]`).fill(text);
	}
}

async function raise(troupe: Troupe, title: string): Promise<string> {
	const supervisor = await troupe.as('dingxi-supervisor-editor');
	await supervisor.goto('/desk/supervision/visits');
	await supervisor.getByRole('link', { name: '记录走访' }).first().click();
	await fill(supervisor, { place, kind: 'random', met: '两户村民' });
	await supervisor.setInputFiles('[name=papers]', photo);
	await supervisor.getByRole('main').getByRole('button', { name: '保存' }).click();
	await expect(supervisor.getByText('请写明发现的情况').first()).toBeVisible();
	await expect(supervisor.locator('[name=met]')).toHaveValue('两户村民');
	await fill(supervisor, { findings: '水渠淤堵。' });
	await press(supervisor, '保存');
	await expect(supervisor.getByRole('link', { name: '现场.png' })).toBeVisible();
	await supervisor.goto('/desk/supervision');
	await supervisor.getByRole('link', { name: '提出监督意见' }).first().click();
	const words = { title, body: '水渠淤堵，请清淤并定人管护。' };
	await fill(supervisor, { place, category: 'shortfall', cause: 'widespread', ...words });
	await supervisor.setInputFiles('[name=papers]', photo);
	await press(supervisor, '提交核实');
	return new URL(supervisor.url()).pathname;
}

async function plan(troupe: Troupe, title: string): Promise<void> {
	const county = await open(troupe, 'weiyuan-approver', title);
	const organization = account('tianjiahe-editor').organization;
	await fillStep(county, 'assign', { organization, owner_name: '水管员', due_on: dayFrom(9) });
	await county.getByRole('button', { name: '反馈', exact: true }).click();
	await expect(county.getByText('请写明整改措施').first()).toBeVisible();
	await expect(county.locator('[name=owner_name]')).toHaveValue('水管员');
	await fillStep(county, 'assign', { note: '半月内清淤。' });
	await press(county, '反馈');
	const township = await open(troupe, 'tianjiahe-editor', title);
	await fillStep(township, 'rectify', { note: '已清淤。' });
	await township.setInputFiles('[name=papers]', photo);
	await press(township, '报告已整改');
}

async function lookAgain(troupe: Troupe, title: string, conclusion: string): Promise<Page> {
	const supervisor = await open(troupe, 'dingxi-supervisor-editor', title);
	await fill(supervisor, { conclusion });
	await fillStep(supervisor, 'recheck', { note: '到场看过。' });
	await press(supervisor, '提交复查结论');
	return open(troupe, 'dingxi-supervisor-approver', title);
}

for (const javaScript of [true, false]) {
	const script = javaScript ? 'on' : 'off';
	test(`an opinion runs to its second look, JavaScript ${script}`, async ({ browser }) => {
		const troupe = new Troupe(browser, javaScript);
		const title = `水渠管护（脚本${script}）`;
		const opinion = await raise(troupe, title);
		const county = await troupe.as('weiyuan-approver');
		expect((await county.goto(opinion))?.status()).toBe(404);
		const approver = await open(troupe, 'dingxi-supervisor-approver', title);
		const organization = account('weiyuan-editor').organization;
		await fillStep(approver, 'verify', { organization });
		await press(approver, '核实并交办');
		await plan(troupe, title);
		const half = await lookAgain(troupe, title, 'partly');
		await expect(half.getByRole('button', { name: '销号' })).toHaveCount(0);
		await fillStep(half, 'reopen', { note: '下游还没清。' });
		await press(half, '退回');
		await plan(troupe, title);
		const done = await lookAgain(troupe, title, 'put_right');
		await press(done, '销号');
		await county.goto(opinion);
		await expect(county.getByRole('main')).toContainText('已销号');
		await expect(county.getByRole('link', { name: '现场.png' })).toHaveCount(3);
		await troupe.leave();
	});
}

test('a county keeps a township under watch until it is taken off', async ({ browser }) => {
	const troupe = new Troupe(browser, true);
	const county = await troupe.as('weiyuan-approver');
	await county.goto('/desk/supervision/attention');
	await county.getByRole('link', { name: '列入重点关注' }).first().click();
	const reason = '汛期两次断路。';
	await fill(county, { place: '621123210000', reason, review_on: dayFrom(-1) });
	await county.getByRole('button', { name: '列入', exact: true }).click();
	await expect(county.getByText('一年之内').first()).toBeVisible();
	await fill(county, { review_on: dayFrom(0) });
	await press(county, '列入');
	const due = await open(troupe, 'weiyuan-approver', reason);
	await fill(due, { outcome: 'keep', note: '正在抢修。' });
	await due.getByRole('button', { name: '提交复核' }).click();
	await expect(due.getByRole('main').getByRole('alert').first()).toBeVisible();
	await fill(due, { next_on: dayFrom(30) });
	await press(due, '提交复核');
	await fill(due, { outcome: 'lift', note: '已通车。' });
	await press(due, '提交复核');
	await expect(due.getByRole('main')).toContainText('已移出');
	await troupe.leave();
});
