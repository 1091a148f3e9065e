import { expect, test, type Page } from '@playwright/test';
import { fill, press, Troupe } from './troupe.ts';

/**
 * Goods by the pages alone, with JavaScript and without: a village asks for desks, a donor offers
 * some, their county runs a round of that unit, has it explained and tries a change, and both sides
 * answer, in part. Nothing on the way is told in yuan.
 */
interface Story {
	readonly troupe: Troupe;
	/** A unit that nothing else in the demo is counted in, so that a round holds one story alone. */
	readonly unit: string;
	readonly title: string;
}

const paper = {
	name: '会议记录.pdf',
	mimeType: 'application/pdf',
	buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'),
};

function idIn(page: Page): string {
	return /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(page.url())![0];
}

async function askFor({ troupe, unit, title }: Story, what: string, quantity: string) {
	const village = await troupe.as('xinlian-editor');
	await village.goto('/desk/needs/new');
	const goods = { category: 'education', commodity: 'goods', quantity, unit };
	await fill(village, { ...goods, title: `${title}${what}`, urgency: '4' });
	await village.setInputFiles('[name=decision_record]', paper);
	await press(village, '提交');
	const county = await troupe.as('zhangxian-editor');
	await county.goto(`/desk/needs/${idIn(village)}`);
	await fill(county, { level: '3' });
	await press(county, '核实并开放');
}

async function offer({ troupe, unit, title }: Story): Promise<void> {
	const donor = await troupe.as('donor2-editor');
	await donor.goto('/desk/offers/new');
	const goods = { nature: 'social_donation', commodity: 'goods', title: `${title}一批` };
	await fill(donor, goods);
	if (!(await donor.locator('[name=quantity]').isVisible())) {
		await donor.getByText('给物资、人才或岗位时填写').click();
	}
	await fill(donor, { quantity: '40', unit });
	await donor.locator('[name=categories][value=education]').check();
	await press(donor, '保存');
	const publisher = await troupe.as('donor2-approver');
	await publisher.goto(`/desk/offers/${idIn(donor)}`);
	await press(publisher, '发布');
}

/** Opens the page until it says so: it loads itself anew, but not under the eyes of a test. */
async function openUntil(page: Page, address: string, words: string): Promise<void> {
	const look = async () => {
		await page.goto(address);
		return page.getByRole('main').innerText();
	};
	await expect.poll(look, { timeout: 60_000 }).toContain(words);
}

async function run({ troupe, unit }: Story): Promise<string> {
	const desk = await troupe.as('zhangxian-editor');
	await desk.goto('/desk/matching/new?commodity=goods');
	await desk.getByRole('link', { name: `物资（教育，${unit}）` }).click();
	await desk.waitForURL(/unit=/);
	await expect(desk.getByText(`共需 50 ${unit}；1 项资源，可用 40 ${unit}`)).toBeVisible();
	await desk.getByText('权重和分档').click();
	await expect(desk.getByText('每万人').first()).toBeVisible();
	await press(desk, '开始匹配');
	const round = desk.url();
	await openUntil(desk, round, `本轮可用 40 ${unit}，安排了 40 ${unit}`);
	return round;
}

async function explain({ troupe, unit }: Story, round: string): Promise<void> {
	const desk = await troupe.as('zhangxian-editor');
	await desk.goto(`${round}/matches`);
	await desk.getByRole('main').getByRole('table').getByRole('link').first().click();
	await expect(desk.getByText(`本村再得 1 ${unit}，按人口分档`, { exact: false })).toBeVisible();
	await desk.goto(`${round}/open`);
	await expect(desk.getByRole('cell', { name: `10 ${unit}`, exact: true })).toBeVisible();
	await desk.goto(`${round}/what-if`);
	await fill(desk, { what: 'floor', amount: '900' });
	await press(desk, '添加改动');
	await expect(desk.getByText(`保底提高到每万人 900 ${unit}`)).toBeVisible();
	await press(desk, '试算');
	await openUntil(desk, desk.url(), `40 ${unit}（不变）`);
	await press(desk, '不采用');
	const table = await desk.request.get(`${round}/matches.csv`);
	expect(await table.text()).toContain(`,${unit},`);
}

async function publish({ troupe }: Story, round: string): Promise<void> {
	const publisher = await troupe.as('zhangxian-approver');
	await publisher.goto(round);
	await press(publisher, '公布结果');
}

async function open(page: Page, title: string): Promise<string> {
	await page.goto('/desk/proposals?state=waiting');
	await page.getByRole('link', { name: title }).first().click();
	await page.waitForURL(/proposals\/[0-9a-f]{8}-/);
	return idIn(page);
}

async function answer({ troupe, unit, title }: Story): Promise<string> {
	const donor = await troupe.as('donor2-approver');
	const id = await open(donor, title);
	await fill(donor, { amount: '2.5' });
	await donor.getByRole('button', { name: '接受', exact: true }).click();
	await expect(donor.getByText('按个数计的单位只能填整数。').first()).toBeVisible();
	await expect(donor.locator('[name=amount]')).toHaveValue('2.5');
	await fill(donor, { amount: '8' });
	await press(donor, '接受');
	await expect(donor.getByText(`8 ${unit} （原建议`, { exact: false })).toBeVisible();
	const village = await troupe.as('xinlian-approver');
	await village.goto(`/desk/proposals/${id}`);
	await press(village, '接受');
	await expect(village.getByText('双方已接受').first()).toBeVisible();
	await expect(village.getByText('下一步：捐赠方起草物资认捐', { exact: false })).toBeVisible();
	return id;
}

async function pledge({ troupe, unit }: Story, proposal: string): Promise<void> {
	const donor = await troupe.as('donor2-editor');
	await donor.goto(`/desk/pledges/new?proposal=${proposal}`);
	await expect(donor.locator('[name=amount_text]')).toHaveValue(new RegExp(`8 ${unit}$`));
	const receiver = donor.locator('[name=receiving_organization_id]');
	await receiver.selectOption({ label: '漳县慈善会（演示）' });
	await press(donor, '保存草稿');
	await donor.goto(`/desk/proposals/${proposal}`);
	await expect(donor.getByText('已认捐').first()).toBeVisible();
}

// One after the other: the same village and the same donor tell both.
test.describe.configure({ mode: 'serial' });

for (const [javaScript, unit] of [
	[true, '张'],
	[false, '把'],
] as const) {
	test(`goods are matched in their unit, JavaScript ${javaScript ? 'on' : 'off'}`, async ({
		browser,
	}) => {
		const story = { troupe: new Troupe(browser, javaScript), unit, title: `课桌椅${unit}` };
		await askFor(story, '一', '30');
		await askFor(story, '二', '20');
		await offer(story);
		const round = await run(story);
		await explain(story, round);
		await publish(story, round);
		const agreed = await answer(story);
		await pledge(story, agreed);
		await story.troupe.leave();
	});
}
