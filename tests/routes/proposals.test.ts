import { expect, test, type Page } from '@playwright/test';
import { fill, press, Troupe } from './troupe.ts';

/**
 * What donor and village do with proposals, through the pages alone, with JavaScript and without: a
 * part is accepted and becomes a pledge of that part, another is declined for a cause, and a third
 * the donor proposes itself, which the township answers on the village's behalf.
 */
const paper = {
	name: '会议记录.pdf',
	mimeType: 'application/pdf',
	buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'),
};

interface Story {
	readonly troupe: Troupe;
	readonly title: string;
}

function idIn(page: Page): string {
	return /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(page.url())![0];
}

async function openNeed({ troupe }: Story, title: string): Promise<void> {
	const village = await troupe.as('xinlian-editor');
	await village.goto('/desk/needs/new');
	await fill(village, { title, category: 'culture', commodity: 'money', amount: '12,000 元' });
	await fill(village, { urgency: '5', households: '38', persons: '152' });
	await village.setInputFiles('[name=decision_record]', paper);
	await press(village, '提交');
	const county = await troupe.as('zhangxian-editor');
	await county.goto(`/desk/needs/${idIn(village)}`);
	await fill(county, { level: '3' });
	await press(county, '核实并开放');
}

/** Of a nature that nobody in the demo gives money of, so that a round holds one story alone. */
const nature = 'purchase';

async function offerHelp({ troupe, title }: Story): Promise<string> {
	const donor = await troupe.as('donor2-editor');
	await donor.goto('/desk/offers/new');
	await fill(donor, { nature, commodity: 'money', title: `资助${title}`, budget: '3.6万' });
	await press(donor, '保存');
	const publisher = await troupe.as('donor2-approver');
	const id = idIn(donor);
	await publisher.goto(`/desk/offers/${id}`);
	await press(publisher, '发布');
	return id;
}

async function match({ troupe }: Story): Promise<void> {
	const starter = await troupe.as('zhangxian-editor');
	await starter.goto('/desk/matching/new');
	await fill(starter, { nature, floor: 'weighted' });
	await press(starter, '开始匹配');
	const round = idIn(starter);
	const look = async () => {
		await starter.goto(`/desk/matching/${round}`);
		return starter.getByRole('main').innerText();
	};
	await expect.poll(look, { timeout: 60_000 }).toContain('待公布');
	const publisher = await troupe.as('zhangxian-approver');
	await publisher.goto(`/desk/matching/${round}`);
	await press(publisher, '公布结果');
	await publisher.getByRole('link', { name: '每晚续配' }).click();
	await publisher.waitForURL('**/follow-up');
	await press(publisher, '关闭每晚续配');
	await expect(publisher.getByText('已关闭')).toBeVisible();
}

async function openProposal(page: Page, title: string): Promise<string> {
	await page.goto('/desk/proposals?state=waiting');
	await page.getByRole('link', { name: title }).click();
	await page.waitForURL(/proposals\/[0-9a-f]{8}-/);
	return idIn(page);
}

async function acceptPart({ troupe }: Story, title: string): Promise<string> {
	const donor = await troupe.as('donor2-approver');
	const id = await openProposal(donor, title);
	await expect(donor.getByText('这项资源的总额足以独力承担这条需求。')).toBeVisible();
	await donor.locator('[name=amount]').fill('一半');
	await donor.getByRole('button', { name: '接受', exact: true }).click();
	await expect(donor.locator('[name=amount]')).toHaveValue('一半');
	await expect(donor.getByRole('main').getByRole('alert').first()).toBeVisible();
	await fill(donor, { amount: '5000' });
	await press(donor, '接受');
	await expect(donor.getByText('5,000.00元 （原建议 12,000.00元')).toBeVisible();
	return id;
}

async function answerToPart({ troupe }: Story, title: string): Promise<void> {
	const village = await troupe.as('xinlian-approver');
	await openProposal(village, title);
	await expect(village.getByText('5,000.00元 （原建议 12,000.00元')).toBeVisible();
	await press(village, '接受');
	await expect(village.getByText('双方已接受').first()).toBeVisible();
}

async function pledgePart({ troupe }: Story, proposal: string): Promise<void> {
	const donor = await troupe.as('donor2-editor');
	await donor.goto(`/desk/pledges/new?proposal=${proposal}`);
	const receiver = donor.locator('[name=receiving_organization_id]');
	await receiver.selectOption({ label: '漳县慈善会（演示）' });
	await press(donor, '保存草稿');
	await expect(donor.getByText('5,000.00').first()).toBeVisible();
	await donor.goto(`/desk/proposals/${proposal}`);
	await expect(donor.getByText('已认捐').first()).toBeVisible();
}

async function decline({ troupe }: Story, title: string): Promise<void> {
	const donor = await troupe.as('donor2-approver');
	const id = await openProposal(donor, title);
	await donor.locator('[name=reason]').fill('我们今年只在岷县');
	await donor.getByRole('button', { name: '谢绝', exact: true }).click();
	await expect(donor.getByText('请选择谢绝的原因。').first()).toBeVisible();
	await expect(donor.locator('[name=reason]')).toHaveValue('我们今年只在岷县');
	await fill(donor, { cause: 'region' });
	await press(donor, '谢绝');
	const village = await troupe.as('xinlian-approver');
	await village.goto(`/desk/proposals/${id}`);
	await expect(village.getByText('地区不合适 · ', { exact: false })).toContainText(
		'我们今年只在岷县',
	);
}

/** By keyboard alone, from the list of what the offer may go to. */
async function proposeItself({ troupe, title }: Story, wanted: string): Promise<string> {
	const donor = await troupe.as('donor2-approver');
	await donor.goto('/desk/proposals');
	await donor.getByRole('link', { name: '浏览需求，自行提出' }).focus();
	await donor.keyboard.press('Enter');
	await donor.waitForURL('**/browse');
	await donor.getByLabel('所用资源').selectOption({ label: `资助${title}` });
	await donor.getByRole('button', { name: '查看' }).press('Enter');
	await donor.waitForURL('**/browse?offer=*');
	const row = donor.getByRole('row').filter({ hasText: wanted });
	await row.getByRole('link', { name: '提出资助' }).press('Enter');
	await donor.waitForURL('**/proposals/new?*');
	const amount = donor.locator('[name=amount]');
	await amount.fill('20万');
	await amount.press('Enter');
	await expect(donor.getByText('数额不在可选范围之内', { exact: false }).first()).toBeVisible();
	await expect(amount).toHaveValue('20万');
	await amount.fill('3000');
	await amount.press('Enter');
	await donor.waitForURL(/proposals\/[0-9a-f]{8}-/);
	await expect(donor.getByText('捐赠方自行选择了这条需求。')).toBeVisible();
	return idIn(donor);
}

async function answerOnBehalf({ troupe }: Story, id: string): Promise<void> {
	const township = await troupe.as('dacaotan-approver');
	await township.goto(`/desk/proposals/${id}`);
	await press(township, '接受');
	await expect(township.getByText('村答复（乡镇代办）')).toBeVisible();
	const official = await troupe.as('dingxi-approver');
	await official.goto(`/desk/proposals/${id}`);
	await expect(official.getByText('双方已接受').first()).toBeVisible();
}

async function fitsPhones({ troupe }: Story, id: string): Promise<void> {
	const donor = await troupe.as('donor2-approver');
	await donor.setViewportSize({ width: 360, height: 740 });
	for (const place of ['/desk/proposals', '/desk/proposals/browse', `/desk/proposals/${id}`]) {
		await donor.goto(place);
		const width = await donor.evaluate(() => document.documentElement.scrollWidth);
		expect(width, place).toBeLessThanOrEqual(360);
	}
}

/** So that the next story's round finds nothing of this one. */
async function close({ troupe }: Story, offer: string): Promise<void> {
	const donor = await troupe.as('donor2-approver');
	await donor.goto(`/desk/offers/${offer}`);
	await press(donor, '结束');
}

// One after the other: two rounds over one county at once are refused.
test.describe.configure({ mode: 'serial' });

for (const javaScript of [true, false]) {
	test(`proposals are answered, JavaScript ${javaScript ? 'on' : 'off'}`, async ({ browser }) => {
		const title = `文化广场${javaScript ? '一' : '二'}期`;
		const story = { troupe: new Troupe(browser, javaScript), title };
		await openNeed(story, `${title}灯光`);
		await openNeed(story, `${title}地面`);
		const offer = await offerHelp(story);
		await match(story);
		const agreed = await acceptPart(story, `${title}灯光`);
		await answerToPart(story, `${title}灯光`);
		await pledgePart(story, agreed);
		await decline(story, `${title}地面`);
		await openNeed(story, `${title}音响`);
		const own = await proposeItself(story, `${title}音响`);
		await answerOnBehalf(story, own);
		await fitsPhones(story, own);
		await close(story, offer);
		await story.troupe.leave();
	});
}
