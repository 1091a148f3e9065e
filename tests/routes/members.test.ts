import { expect, test, type Page } from '@playwright/test';
import { randomInt } from 'node:crypto';
import sharp from 'sharp';
import { usccCheckCharacter } from '#domain/organizations/uscc.ts';
import { fill, press, Troupe } from './troupe.ts';

/** How people come into an organization, change what they may do, and leave. */

let troupe: Troupe;
test.beforeEach(({ browser }) => {
	troupe = new Troupe(browser, false);
});
test.afterEach(() => troupe.leave());

/** Presses a button whose answer is the page itself; answers the status. */
async function send(page: Page, name: string): Promise<number> {
	const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
	await page.getByRole('main').getByRole('button', { name, exact: true }).last().click();
	const status = (await answered).status();
	await page.waitForLoadState('load');
	return status;
}

/** A new invitation's link, as the admin copies it from the page. */
async function invite(admin: Page, role: string): Promise<string> {
	await admin.goto('/desk/members');
	await fill(admin, { role });
	expect(await send(admin, '生成邀请')).toBe(200);
	await expect(admin.getByRole('img', { name: '邀请链接的二维码' })).toBeVisible();
	return admin.getByLabel('邀请链接', { exact: true }).inputValue();
}

const newLogin = () => `${crypto.randomUUID().slice(0, 8)}@demo.invalid`;
const password = '山上种百合，山下种土豆';

async function enter(page: Page, login: string): Promise<void> {
	await fill(page, { login, password });
	await press(page, '登录');
}

test('a person joins by a link, and a new role holds from the next click on', async () => {
	const admin = await troupe.as('minxian-admin');
	const link = await invite(admin, 'viewer');
	const person = await troupe.visitor();
	await person.goto(link);
	await expect(person.getByRole('main')).toContainText('岷县');
	const login = newLogin();
	const name = `岷县新人${login.slice(0, 4)}`;
	await fill(person, { name, login, password: '1234567' });
	expect(await send(person, '建立账号并加入')).toBe(400);
	await expect(person.locator('[name=name]')).toHaveValue(name);
	await fill(person, { password });
	await press(person, '建立账号并加入');
	await enter(person, login);
	await expect(person.getByRole('banner')).toContainText('查看');
	expect((await person.goto('/desk/funds/allocations/new'))?.status()).toBe(403);

	await admin.goto('/desk/members');
	await admin.getByRole('link', { name }).click();
	await fill(admin, { role: 'editor' });
	await press(admin, '变更角色');
	expect((await person.goto('/desk/funds/allocations/new'))?.status()).toBe(200);
	await expect(person.getByRole('banner')).toContainText('经办');

	await admin.getByRole('link', { name }).click();
	await admin.getByText('移出成员…').click();
	await press(admin, '移出成员');
	await person.goto('/desk');
	await expect(person).toHaveURL(/sign-in/);
});

// An admin of their own: of two tests at once with one admin, each would void the other’s link.
test('a used link, a revoked one and one that never was show the same sentence', async () => {
	const admin = await troupe.as('qingdao-admin');
	const used = await invite(admin, 'viewer');
	const first = await troupe.visitor('first');
	const second = await troupe.visitor('second');
	await Promise.all([first.goto(used), second.goto(used)]);
	await fill(first, { name: '先来', login: newLogin(), password });
	await press(first, '建立账号并加入');
	await fill(second, { name: '后到', login: newLogin(), password });
	expect(await send(second, '建立账号并加入')).toBe(400);
	await expect(second.getByRole('main')).toContainText('邀请链接无效或已失效');

	const revoked = await invite(admin, 'viewer');
	await press(admin, '作废');
	for (const link of [used, revoked, '/account/invitation/abc']) {
		await second.goto(link);
		await expect(second.getByRole('main')).toContainText('邀请链接无效或已失效');
		await expect(second.getByRole('main').getByRole('button')).toHaveCount(0);
	}
});

test('somebody signed in accepts with the account in hand and has one seat more', async () => {
	const admin = await troupe.as('minxian-admin');
	const link = await invite(admin, 'viewer');
	const person = await troupe.as('tongwei-editor');
	await person.goto(link);
	await press(person, '接受邀请');
	await expect(person.getByLabel('所在单位')).toContainText('通渭');
	await person.goto('/desk/members');
	await person.getByRole('link', { name: '（本人）' }).click();
	await person.getByText('退出本单位…').click();
	await press(person, '退出本单位');
	await expect(person.getByLabel('所在单位')).toHaveCount(0);
});

test('a list invites all or nobody, and tells what is wrong by its line', async () => {
	const admin = await troupe.as('tongwei-admin');
	await admin.goto('/desk/members/list');
	const good = `王小明，${newLogin()}，经办\n"李玉兰",13800001234,approver`;
	await fill(admin, { list: `姓名,登录名,角色\n${good}\n赵四,不是邮箱,查看\n钱五,a@b.cn,村长` });
	expect(await send(admin, '生成邀请')).toBe(400);
	const faults = admin.getByRole('table');
	await expect(faults.getByRole('row')).toHaveCount(3);
	await expect(faults).toContainText('4');
	await expect(faults).toContainText('没有这个角色');
	await fill(admin, { list: good });
	expect(await send(admin, '生成邀请')).toBe(200);
	const file = admin.waitForEvent('download');
	await admin.getByRole('link', { name: '下载邀请链接（CSV）' }).click();
	expect((await file).suggestedFilename()).toBe('invitations.csv');
	await admin.goto('/desk/members');
	await expect(admin.getByRole('row', { name: '李玉兰' })).toContainText('13800001234');
});

test('nobody below an admin may invite, and nobody changes the own role', async () => {
	const editor = await troupe.as('tongwei-editor');
	await editor.goto('/desk/members');
	await expect(editor.getByRole('button', { name: '生成邀请' })).toHaveCount(0);
	expect((await editor.goto('/desk/members/list'))?.status()).toBe(403);
	const admin = await troupe.as('lintao-admin');
	await admin.goto('/desk/members');
	await admin.getByRole('link', { name: '（本人）' }).click();
	await expect(admin.getByRole('button', { name: '变更角色' })).toHaveCount(0);
	await admin.getByText('退出本单位…').click();
	expect(await send(admin, '退出本单位')).toBe(409);
	await expect(admin.getByRole('alert')).toContainText('最后一名管理人员');
});

async function drawLicence() {
	const create = { width: 8, height: 8, channels: 3, background: '#fff' } as const;
	const buffer = await sharp({ create }).png().toBuffer();
	return { name: '证书.png', mimeType: 'image/png', buffer };
}

/** A code that is true and that nobody has: random digits and their check character. */
function newUscc(): string {
	const body = `91621124DEM${String(randomInt(1e6)).padStart(6, '0')}`;
	return body + usccCheckCharacter(body);
}

test('a registration is looked at, returned, corrected and verified, and then acts', async () => {
	const person = await troupe.visitor();
	await person.goto('/account/register');
	for (const region of ['620000000000', '621100000000', '621124000000']) {
		await fill(person, { region });
		await person.getByRole('button', { name: '下一步' }).click();
	}
	const login = newLogin();
	const organization = `临洮药材公司${login.slice(0, 4)}`;
	const uscc = newUscc();
	await fill(person, { kind: 'enterprise', organization, name: '张三', login, password });
	await fill(person, { uscc: uscc.slice(0, 17) + (uscc.endsWith('0') ? '1' : '0') });
	expect(await send(person, '提交登记')).toBe(400);
	await expect(person.getByRole('alert')).toContainText('校验不符');
	await fill(person, { uscc, password });
	await press(person, '提交登记');
	await enter(person, login);
	await person.goto('/desk/needs');
	await expect(person).toHaveURL(/organizations\/own/);
	await person.locator('[name=licence]').setInputFiles(await drawLicence());
	await press(person, '提交');
	await expect(person.getByRole('main')).toContainText('等候所在地县或市审核');

	const official = await troupe.as('lintao-approver');
	await official.goto('/desk/organizations');
	await official.getByRole('link', { name: organization }).click();
	await expect(official.getByRole('main')).toContainText(login);
	const file = await official.request.get(
		(await official.getByRole('link', { name: '证书.png' }).getAttribute('href')) ?? '',
	);
	expect(file.status()).toBe(200);
	expect(await send(official, '退回')).toBe(400);
	await fill(official, { note: '名称与证书不符' });
	await press(official, '退回');
	await person.reload();
	await expect(person.getByRole('alert')).toContainText('名称与证书不符');
	await press(person, '提交');
	await official.reload();
	await press(official, '审核通过');
	await person.goto('/desk/offers/new');
	await expect(person.getByRole('heading', { level: 1 })).toHaveText('登记资源');

	await official.reload();
	await fill(official, { note: '证书到期' });
	await press(official, '暂停');
	const shut = await person.goto('/desk/offers/new');
	expect(shut?.status()).toBe(403);
	expect((await person.goto('/desk/offers'))?.status()).toBe(200);
	await official.reload();
	await press(official, '恢复');
	expect((await person.goto('/desk/offers/new'))?.status()).toBe(200);
});

test('officials of another county judge nothing here', async () => {
	const official = await troupe.as('lintao-approver');
	await official.goto('/desk/organizations');
	const pending = official.getByRole('link', { name: '陇上公益促进会' });
	const address = (await pending.getAttribute('href')) ?? '';
	await official.goto(address);
	await expect(official.getByRole('button', { name: '审核通过' })).toBeVisible();
	const editor = await troupe.as('lintao-editor');
	await editor.goto(address);
	await expect(editor.getByRole('button', { name: '审核通过' })).toHaveCount(0);
	const other = await troupe.as('tongwei-approver');
	expect((await other.goto(address))?.status()).toBe(404);
	const donor = await troupe.as('donor-editor');
	expect((await donor.goto('/desk/organizations'))?.status()).toBe(403);
});
