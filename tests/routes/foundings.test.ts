import { expect, test, type Page } from '@playwright/test';
import { randomInt } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { townshipOf, townships } from '../../supabase/seed/places.ts';
import { fill, press, Troupe } from './troupe.ts';

/** How governments and villages come in: each level founds the one below and invites its admin. */

let troupe: Troupe;
test.beforeEach(({ browser }) => {
	troupe = new Troupe(browser, false);
});
test.afterEach(() => troupe.leave());

const password = '山上种百合，山下种土豆';
const newLogin = () => `${crypto.randomUUID().slice(0, 8)}@demo.invalid`;

/** Presses a button whose answer is the page itself; answers the status. */
async function send(page: Page, name: string): Promise<number> {
	const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
	await page.getByRole('main').getByRole('button', { name, exact: true }).last().click();
	const status = (await answered).status();
	await page.waitForLoadState('load');
	return status;
}

/** Chooses the place, level by level, as the page offers it. */
async function choose(page: Page, codes: readonly string[]): Promise<void> {
	await page.goto('/desk/organizations');
	await page.getByRole('link', { name: '设立单位' }).first().click();
	for (const region of codes) {
		await fill(page, { region });
		await page.getByRole('button', { name: '下一步' }).click();
	}
}

/** Founds at the place chosen and answers the first admin's link. */
async function found(page: Page, values: Record<string, string>): Promise<string> {
	await fill(page, values);
	expect(await send(page, '设立并生成邀请')).toBe(200);
	return page.getByLabel('邀请链接', { exact: true }).inputValue();
}

/** Joins by a link as somebody new and signs in. */
async function enter(link: string, name: string): Promise<Page> {
	const login = newLogin();
	const page = await troupe.visitor(name);
	await page.goto(link);
	await fill(page, { name, login, password });
	await press(page, '建立账号并加入');
	await fill(page, { login, password });
	await press(page, '登录');
	return page;
}

/** A township of 临洮 without villages of the demo, and one of its villages: nobody founded it. */
function somewhere(): string[] {
	const lines = readFileSync('supabase/seed/divisions.csv', 'utf8').split('\n');
	const codes = lines.map((line) => line.slice(0, 12)).filter((code) => code.startsWith('621124'));
	const villages = codes.filter(
		(code) => !code.endsWith('000') && !townships.includes(townshipOf(code)),
	);
	const village = villages[randomInt(villages.length)]!;
	return [townshipOf(village), village];
}

test('a county founds a village, whose admin comes in by the link and invites on', async () => {
	const county = await troupe.as('lintao-admin');
	const place = somewhere();
	await choose(county, place);
	const name = await county.locator('main [name=organization]').inputValue();
	expect(name).not.toBe('');
	await fill(county, { uscc: '5462112400000000', organization: `${name}村民委员会` });
	expect(await send(county, '设立并生成邀请')).toBe(400);
	await expect(county.locator('main [name=organization]')).toHaveValue(`${name}村民委员会`);
	const village = await enter(await found(county, { uscc: '' }), '村管理员');
	await expect(village.getByRole('banner')).toContainText('村民委员会');
	await village.goto('/desk');
	const next = village.getByRole('listitem').filter({ hasText: '下一步' });
	await expect(next.getByRole('link', { name: '邀请同事加入' })).toBeVisible();
	await village.goto('/desk/members');
	await expect(village.getByRole('button', { name: '生成邀请' })).toBeVisible();

	await choose(county, place);
	await expect(county.getByText('一地只设一个')).toBeVisible();
	await expect(county.getByRole('button', { name: '设立并生成邀请' })).toHaveCount(0);
	const foreign = await county.goto('/desk/organizations/new?region=621123210202');
	expect(foreign?.status()).toBe(200);
	await expect(county.getByRole('button', { name: '设立并生成邀请' })).toHaveCount(0);
});

test('a lost link is made anew, and a founding without members is undone', async () => {
	const operator = await troupe.as('system@');
	await choose(operator, ['370000000000', '370200000000']);
	const organization = `青岛市监督组${randomInt(1e6)}`;
	const lost = await found(operator, { kind: 'supervisor', organization });
	await operator.goto('/desk/organizations');
	await operator.getByRole('link', { name: organization }).click();
	await operator.getByRole('link', { name: '首名管理人员' }).click();
	expect(await send(operator, '生成邀请')).toBe(200);
	const stranger = await troupe.visitor();
	await stranger.goto(lost);
	await expect(stranger.getByRole('main')).toContainText('邀请链接无效或已失效');
	await operator.reload();
	await operator.getByText('撤销设立…').click();
	await press(operator, '撤销设立');
	await expect(operator.getByRole('main')).not.toContainText(organization);
});

test('a place is found by its name, in Chinese, pinyin or first letters', async () => {
	const person = await troupe.visitor();
	for (const typed of ['渭 源', 'Ｗｅｉｙｕａｎ', 'wyx']) {
		await person.goto('/account/register');
		await fill(person, { q: typed });
		await person.getByRole('button', { name: '查找' }).click();
		await expect(person.locator('main [name=q]')).toHaveValue(typed);
		await person.getByRole('link', { name: '甘肃省 / 定西市 / 渭源县' }).click();
		await expect(person.locator('main [name=region_code]')).toHaveValue('621123000000');
	}
	await fill(person, { q: '没有这个地方' });
	await person.getByRole('button', { name: '查找' }).click();
	await expect(person.getByRole('status')).toContainText('没有找到');
	const county = await troupe.as('weiyuan-admin');
	await county.goto('/desk/organizations/new?q=ygd');
	await expect(county.getByRole('link', { name: '渭源县 / 田家河乡 / 元古堆村' })).toBeVisible();
	await county.goto('/desk/organizations/new?q=xinlian');
	await expect(county.getByRole('status')).toContainText('没有找到');
});

test('an empty list tells where organizations register', async () => {
	const county = await troupe.as('tongwei-admin');
	await county.goto('/desk/organizations?status=returned');
	await expect(county.getByRole('main').getByRole('link', { name: '设立单位' })).toHaveCount(2);
	await expect(county.getByRole('main')).toContainText('/account/register');
});

test('nobody else founds, and the operator’s administrator reads no needs', async () => {
	for (const name of ['lintao-approver', 'donor-admin', 'security@']) {
		const person = await troupe.as(name);
		expect((await person.goto('/desk/organizations/new'))?.status(), name).toBe(403);
	}
	const operator = await troupe.as('system@');
	await operator.goto('/desk/needs');
	await expect(operator.getByRole('main').getByRole('table')).toHaveCount(0);
});
