import { expect, test, type Page } from '@playwright/test';
import { account } from './sign-in.ts';
import { fill, press, Troupe } from './troupe.ts';

/**
 * A matchmaking event with two signings, one told in approximate words: recorded by the supporting
 * city, the approximate one drawn up as a draft pledge once its amount is exact and as the draft of
 * a village's project, what was resolved followed to its end by the receiving county, published by
 * a second person and read by the public. Once with JavaScript and once without.
 */
const minutes = {
	name: '纪要.pdf',
	mimeType: 'application/pdf',
	buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'),
};

function daysAgo(days: number): string {
	return new Date(Date.now() - days * 86_400_000).toLocaleDateString('sv', {
		timeZone: 'Asia/Shanghai',
	});
}

/** Presses a button whose form is refused, and finds the reason. */
async function refused(page: Page, button: string, reason: string): Promise<void> {
	await page.getByRole('main').getByRole('button', { name: button, exact: true }).last().click();
	await expect(page.getByText(reason).first()).toBeVisible();
}

async function record(troupe: Troupe, name: string): Promise<string> {
	const city = await troupe.as('qingdao-editor');
	await city.goto('/desk/meetings');
	await city.getByRole('link', { name: '登记会议' }).first().click();
	await city.waitForURL('**/edit');
	await fill(city, { held_on: daysAgo(2), place: '青岛市', report: '两家企业签约。' });
	await city.locator('[name=participant_name]').first().fill('定西市代表团');
	await city.locator('[name=participant_count]').first().fill('22');
	await city.locator('[name=participant_people]').first().fill('张某 副主任');
	await city.setInputFiles('[name=papers]', minutes);
	await refused(city, '保存', '请填写会议名称');
	await expect(city.locator('[name=participant_count]').first()).toHaveValue('22');
	await fill(city, { name });
	await press(city, '保存');
	await expect(city.getByRole('link', { name: '纪要.pdf' })).toBeVisible();
	const meeting = new URL(city.url()).pathname;
	await amend(city, meeting);
	return meeting;
}

/** Whoever opened the form before somebody else saved is told so, and overwrites nothing. */
async function amend(city: Page, meeting: string): Promise<void> {
	const late = await city.context().newPage();
	await late.goto(`${meeting}/edit`);
	await city.goto(meeting);
	await city.getByRole('link', { name: '修改', exact: true }).click();
	await city.waitForURL('**/edit');
	await fill(city, { place: '青岛市西海岸新区' });
	await press(city, '保存');
	await expect(city.getByRole('main')).toContainText('青岛市西海岸新区');
	await fill(late, { place: '定西市' });
	await refused(late, '保存', '已被他人修改');
	await late.close();
}

async function sign(troupe: Troupe, meeting: string, some: Record<string, string>): Promise<void> {
	const city = await troupe.as('qingdao-editor');
	await city.goto(`${meeting}/lines`);
	await fill(city, { kind: 'signing', form: 'cash', ...some });
	await press(city, '保存');
}

/** The approximate one: its exact amount is asked for before a draft is made of it. */
async function drawUp(troupe: Troupe, meeting: string, name: string): Promise<void> {
	const city = await troupe.as('qingdao-editor');
	await city.goto(meeting);
	await expect(city.getByRole('main')).toContainText('1 项准确金额合计 200,000.00元');
	await expect(city.getByRole('main')).toContainText('1 项只有约数或文字，不计入合计');
	const line = city.getByRole('row').filter({ hasText: '500多万元' });
	await line.getByRole('link', { name: '转为认捐草稿' }).click();
	await city.waitForURL('**/pledge');
	const receiver = city.locator('[name=receiving_organization_id]');
	await receiver.selectOption({ label: account('weiyuan-editor').organization });
	await refused(city, '转为认捐草稿', '请填写金额');
	await fill(city, { amount: '512万', due_on: daysAgo(-60) });
	await press(city, '转为认捐草稿');
	await city.waitForURL('**/desk/pledges/**');
	const draft = new URL(city.url()).pathname;
	await expect(city.getByRole('main')).toContainText('5,120,000.00元');
	const donor = await troupe.as('donor-approver');
	await donor.goto(draft);
	await expect(donor.getByRole('link', { name: '签署认捐' })).toBeVisible();
	await donor.getByRole('link', { name }).click();
	await donor.waitForURL(`**${meeting}`);
	await expect(donor.getByRole('main')).not.toContainText('茶业合作社');
	await city.goto(meeting);
	await expect(line.getByRole('link', { name: '查看认捐' })).toBeVisible();
}

/** The county drafts the village's application from the line; it waits for the village. */
async function apply(troupe: Troupe, meeting: string, title: string): Promise<void> {
	const county = await troupe.as('weiyuan-editor');
	await county.goto(meeting);
	const line = county.getByRole('row').filter({ hasText: '500多万元' });
	await line.getByRole('link', { name: '转为项目申报' }).click();
	await county.waitForURL('**/project');
	await expect(county.locator('[name=title]')).toHaveValue('产业园');
	await fill(county, { title, village_code: '621123210202' });
	await refused(county, '转为项目申报', '请选择类型');
	await expect(county.locator('[name=title]')).toHaveValue(title);
	await fill(county, { kind: 'industry' });
	await press(county, '转为项目申报');
	await county.waitForURL('**/desk/projects/**');
	const village = await troupe.as('yuangudui-editor');
	await village.goto('/desk');
	const waiting = village.getByRole('row').filter({ hasText: title });
	await waiting.getByRole('link', { name: '办理项目' }).click();
	await village.waitForURL('**/desk/projects/**');
	await expect(village.getByRole('link', { name: '修改', exact: true })).toBeVisible();
	await county.goto(meeting);
	await expect(line.getByRole('link', { name: '查看项目' })).toBeVisible();
}

/** What the county is to do stands overdue on its desk until it says what came of it. */
async function follow(troupe: Troupe, meeting: string, subject: string): Promise<void> {
	const city = await troupe.as('qingdao-editor');
	await city.goto(meeting);
	await city.getByText('添加议定事项').first().click();
	const owner = account('weiyuan-editor').organization;
	await fill(city, { subject, owner, due_on: daysAgo(1) });
	await press(city, '添加议定事项');
	await expect(city.getByRole('button', { name: '会议办结' })).toHaveCount(0);
	const county = await troupe.as('weiyuan-editor');
	await county.goto('/desk');
	const waiting = county.getByRole('row').filter({ hasText: subject });
	await expect(waiting).toContainText('已逾期');
	await waiting.getByRole('link', { name: '办理议定事项' }).click();
	await county.waitForURL('**/desk/meetings/actions/**');
	await refused(county, '办结', '请写明原因');
	await fill(county, { note: '清单已报送。' });
	await press(county, '办结');
	await expect(county.getByRole('main')).toContainText('已办结');
}

async function publish(troupe: Troupe, meeting: string, name: string): Promise<void> {
	const city = await troupe.as('qingdao-editor');
	await city.goto(meeting);
	await expect(city.getByRole('button', { name: '审核并公开' })).toHaveCount(0);
	const approver = await troupe.as('qingdao-approver');
	await approver.goto(meeting);
	await press(approver, '审核并公开');
	const pairing = approver.getByRole('main').getByRole('link', { name: '青岛市—定西市' });
	const address = (await pairing.getAttribute('href')) ?? '';
	const visitor = await troupe.visitor();
	await expect(async () => {
		await visitor.goto(address);
		await expect(visitor.locator('#meetings')).toContainText(name, { timeout: 1000 });
	}).toPass({ timeout: 30_000 });
	await visitor.locator('#meetings summary', { hasText: name }).click();
	await expect(visitor.locator('#meetings')).toContainText('500多万元');
	await expect(visitor.locator('#meetings')).toContainText('崂山茶业合作社');
	await expect(visitor.getByText('张某')).toHaveCount(0);
	await city.goto(meeting);
	await press(city, '会议办结');
	await expect(city.getByRole('link', { name: '修改' })).toHaveCount(0);
}

for (const javaScript of [true, false]) {
	const script = javaScript ? 'on' : 'off';
	test(`a meeting is followed to its pledges and its end, JavaScript ${script}`, async ({
		browser,
	}) => {
		const troupe = new Troupe(browser, javaScript);
		const [name, subject] = [`对接会（脚本${script}）`, `报送采购清单（${script}）`];
		const meeting = await record(troupe, name);
		const donor = { party: account('donor-editor').organization };
		const place = '621123210202';
		await sign(troupe, meeting, {
			party: '崂山茶业合作社',
			subject: '柴胡茶基地',
			nature: 'purchase',
			amount_text: '20万元',
			place,
		});
		const investment = { nature: 'investment', amount_text: '500多万元', subject: '产业园' };
		await sign(troupe, meeting, { ...donor, ...investment });
		await drawUp(troupe, meeting, name);
		await apply(troupe, meeting, `产业园建设（脚本${script}）`);
		await follow(troupe, meeting, subject);
		await publish(troupe, meeting, name);
		await troupe.leave();
	});
}
