import { expect, test, type Page } from '@playwright/test';
import { deliberate } from './deliberation.ts';
import { fill, press, Troupe } from './troupe.ts';

/**
 * A notice is objected to by somebody without an account, the township upholds it, and the project
 * goes on only after a new notice: once with JavaScript on the desk and once without. The public
 * pages need none in either case.
 */
test('an objection stops a notice', ({ browser }) => tell(new Troupe(browser, true), '甲'));

test('an objection stops a notice without JavaScript', ({ browser }) =>
	tell(new Troupe(browser, false), '乙'));

function dayFrom(days: number): string {
	return new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv', {
		timeZone: 'Asia/Shanghai',
	});
}

async function apply(troupe: Troupe, title: string): Promise<string> {
	const village = await troupe.as('yuangudui-editor');
	await village.goto('/desk/projects/new');
	await fill(village, { title, kind: 'infrastructure', budget_social_donation: '12万' });
	await press(village, '提交');
	const project = new URL(village.url()).pathname;
	await deliberate(troupe, project);
	const approver = await troupe.as('yuangudui-approver');
	await approver.goto(project);
	await press(approver, '开始村级公示');
	return project;
}

async function hang(page: Page, project: string, from: number, to: number): Promise<void> {
	await page.goto(`${project}/notice`);
	await fill(page, { starts_on: dayFrom(from), ends_on: dayFrom(to), place: '村务公开栏' });
	await press(page, '登记公示');
}

/** The notice's public page, once it is out. */
async function findNotice(page: Page, title: string): Promise<void> {
	const link = page.getByRole('main').getByRole('link', { name: title });
	await expect
		.poll(async () => {
			await page.goto('/notices?state=running');
			return link.count();
		})
		.toBeGreaterThan(0);
	await link.first().click();
	await expect(page.getByText('没有收到异议')).toBeVisible();
}

async function object(page: Page): Promise<string> {
	const send = page.getByRole('button', { name: '提交异议' });
	await fill(page, { contact: '139 0000 0000' });
	await send.click();
	await expect(page.getByText('请写明异议内容').first()).toBeVisible();
	await expect(page.locator('[name=contact]')).toHaveValue('139 0000 0000');
	await fill(page, { body: '预算里多算了一座桥。' });
	await send.click();
	const told = await page.getByText('查询码：').innerText();
	return /[A-Z2-7]{4}(?:-[A-Z2-7]{4}){3}/.exec(told)![0];
}

async function follow(page: Page, code: string): Promise<string> {
	await page.goto('/notices/objection');
	await fill(page, { code: code.toLowerCase().replaceAll('-', ' ') });
	await page.getByRole('button', { name: '查询' }).click();
	return page.getByRole('main').innerText();
}

async function tell(troupe: Troupe, name: string): Promise<void> {
	const title = `${name}社便民桥`;
	const project = await apply(troupe, title);
	const village = await troupe.as('yuangudui-editor');
	await hang(village, project, -1, 10);
	const visitor = await troupe.visitor();
	await findNotice(visitor, title);
	const notice = visitor.url();
	const code = await object(visitor);
	expect(await follow(visitor, code)).toContain('待答复');
	expect(await follow(visitor, 'AAAA-AAAA-AAAA-AAAA')).toContain('没有找到');

	const township = await troupe.as('tianjiahe-approver');
	await township.goto('/desk');
	const waits = township.getByRole('row').filter({ hasText: title }).filter({ hasText: '异议' });
	await waits.getByRole('link').first().click();
	await expect(township.getByText('139 0000 0000')).toBeVisible();
	await fill(township, { status: 'upheld', answer: '属实，桥已在上一年度建成。' });
	await township.getByRole('button', { name: '答复异议' }).click();
	await expect(township.getByRole('main').getByRole('alert').first()).toBeVisible();
	await fill(township, { reason: '预算重复列支，核减后重新公示。' });
	await press(township, '答复异议');
	await expect(township.getByText('异议成立').first()).toBeVisible();

	expect(await follow(visitor, code)).toContain('属实，桥已在上一年度建成。');
	await expect
		.poll(async () => {
			await visitor.goto(notice);
			return visitor.getByRole('main').innerText();
		})
		.toContain('预算重复列支，核减后重新公示。');
	await expect(visitor.getByRole('button', { name: '提交异议' })).toHaveCount(0);

	const approver = await troupe.as('yuangudui-approver');
	await approver.goto(project);
	await expect(approver.getByText('还没有登记公示').first()).toBeVisible();
	await hang(village, project, -12, -1);
	await approver.goto(project);
	await press(approver, '村级公示期满，报乡镇审核');
	await troupe.leave();
}
