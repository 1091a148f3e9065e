import { expect, test, type Page } from '@playwright/test';
import { account } from './sign-in.ts';
import { fill, press, Troupe } from './troupe.ts';

/**
 * A villager asks without an account. The question goes from the village to the township, the
 * county, the city and the supporting side, and back to the village, which answers. The villager
 * follows it by a code, is not satisfied at first, then is, and it is closed. Once with JavaScript
 * on the desk and once without; the public pages need none.
 */
const VILLAGE = '621123210202';

for (const javaScript of [true, false]) {
	const script = javaScript ? 'on' : 'off';
	test(`an issue goes up and comes back, JavaScript ${script}`, async ({ browser }) => {
		const troupe = new Troupe(browser, javaScript);
		const body = `水管冻裂，谁来修（${script}）？`;
		const code = await ask(troupe, body);
		await handOn(troupe, body);
		await answer(troupe, body, code);
		await rate(troupe, body, code);
		await troupe.leave();
	});
}

async function ask(troupe: Troupe, body: string): Promise<string> {
	const villager = await troupe.visitor();
	await villager.goto(`/villages/${VILLAGE}`);
	await villager.getByRole('link', { name: '反映本村的问题' }).click();
	await villager.waitForURL('**/feedback?village=**');
	const send = villager.getByRole('main').getByRole('button', { name: '提交', exact: true });
	await fill(villager, { category: 'quality', contact: '137 0000 0000' });
	await send.click();
	await expect(villager.getByText('请写明问题').first()).toBeVisible();
	await expect(villager.locator('[name=contact]')).toHaveValue('137 0000 0000');
	await expect(villager.locator('[name=category]')).toHaveValue('quality');
	await fill(villager, { body });
	await send.click();
	const told = await villager.getByText('查询码：').innerText();
	return /[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}/.exec(told)![0];
}

/** The issue by its code, as the villager reads it. */
async function follow(page: Page, code: string): Promise<string> {
	await page.goto('/feedback/code');
	await fill(page, { code: code.toLowerCase().replaceAll('-', ' ') });
	await page.getByRole('button', { name: '查询', exact: true }).click();
	await page.waitForLoadState('load');
	return page.getByRole('main').innerText();
}

/** From the desk of somebody on whom it waits to the issue. */
async function open(troupe: Troupe, name: string, body: string): Promise<Page> {
	const page = await troupe.as(name);
	await page.goto('/desk');
	const waiting = page.getByRole('row').filter({ hasText: body });
	await waiting.getByRole('link').first().click();
	await page.waitForURL('**/desk/issues/**');
	return page;
}

const way = [
	['yuangudui-editor', 'tianjiahe-editor', '乡镇'],
	['tianjiahe-editor', 'weiyuan-editor', '县'],
	['weiyuan-editor', 'dingxi-editor', '市'],
	['dingxi-editor', 'qingdao-editor', '帮扶方'],
	['qingdao-editor', 'yuangudui-editor', '村'],
] as const;

async function handOn(troupe: Troupe, body: string): Promise<void> {
	for (const [from, to] of way) {
		const page = await open(troupe, from, body);
		const name = account(to).organization;
		const options = page.locator('[name=organization_id] option');
		const value = await options.filter({ hasText: name }).first().getAttribute('value');
		await fill(page, { organization_id: value ?? '' });
		await page.getByRole('button', { name: '转办', exact: true }).click();
		await expect(page.getByText('请写明原因').first()).toBeVisible();
		await expect(page.locator('[name=organization_id]')).toHaveValue(value ?? '');
		await fill(page, { note: `请${name}办理` });
		await press(page, '转办');
		await expect(page.getByRole('main')).toContainText(`在${name}，已停留 0 天`);
	}
}

async function answer(troupe: Troupe, body: string, code: string): Promise<void> {
	const villager = await troupe.as('yuangudui-editor');
	const visitor = await troupe.visitor();
	const on = await follow(visitor, code);
	for (const [, , side] of way) expect(on).toContain(side);
	expect(on).toContain(body);
	expect(on).not.toContain('137 0000 0000');
	expect(on).not.toContain(account('qingdao-editor').organization);
	expect(on).not.toContain(`请${account('weiyuan-editor').organization}办理`);
	const page = await open(troupe, 'yuangudui-editor', body);
	expect(page).toBe(villager);
	await press(page, '受理');
	await expect(page.getByRole('main')).not.toContainText('137 0000 0000');
	await expect(page.getByRole('button', { name: '答复', exact: true })).toHaveCount(0);
	const approver = await open(troupe, 'yuangudui-approver', body);
	await approver.locator('form[action="?/answer"] textarea').fill('已报修，本周内换管。');
	await press(approver, '答复');
}

async function rate(troupe: Troupe, body: string, code: string): Promise<void> {
	const villager = await troupe.visitor();
	expect(await follow(villager, code)).toContain('已报修，本周内换管。');
	await fill(villager, { is_satisfied: 'no' });
	await villager.getByRole('button', { name: '提交评价' }).click();
	await expect(villager.getByText('请写明原因').first()).toBeVisible();
	await villager.locator('form[action="?/rate"] textarea').fill('已经过了一周。');
	await villager.getByRole('button', { name: '提交评价' }).click();
	await expect(villager.getByRole('main')).toContainText('不满意，重办');
	const editor = await open(troupe, 'yuangudui-editor', body);
	await expect(editor.getByRole('main')).toContainText('已经过了一周。');
	await press(editor, '受理');
	const approver = await open(troupe, 'yuangudui-approver', body);
	await approver.locator('form[action="?/answer"] textarea').fill('今天上午已换好。');
	await press(approver, '答复');
	expect(await follow(villager, code)).toContain('今天上午已换好。');
	await fill(villager, { is_satisfied: 'yes' });
	await villager.getByRole('button', { name: '提交评价' }).click();
	await expect(villager.getByRole('main')).toContainText('评价满意');
	const closing = await open(troupe, 'yuangudui-editor', body);
	await press(closing, '办结');
	expect(await follow(villager, code)).toContain('已办结');
}

test('a donor asks about a project and judges the answer at the desk', async ({ browser }) => {
	const troupe = new Troupe(browser, false);
	const donor = await troupe.as('donor-editor');
	await donor.goto('/desk/issues');
	await donor.getByRole('link', { name: '提出问题' }).first().click();
	const body = '验收什么时候做？';
	await fill(donor, { place: '村', category: 'progress', body });
	await donor.getByRole('main').getByRole('button', { name: '提交', exact: true }).click();
	await expect(donor.getByText('没有找到').first()).toBeVisible();
	await fill(donor, { place: '田家河乡元古堆村' });
	await press(donor, '提交');
	await press(await open(troupe, 'yuangudui-editor', body), '受理');
	const approver = await open(troupe, 'yuangudui-approver', body);
	await approver.locator('form[action="?/answer"] textarea').fill('下月初。');
	await press(approver, '答复');
	const judge = await open(troupe, 'donor-editor', body);
	await fill(judge, { is_satisfied: 'yes' });
	await press(judge, '提交评价');
	await expect(judge.getByRole('main')).toContainText('评价满意');
	await troupe.leave();
});
