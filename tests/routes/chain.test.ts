import { expect, test, type Page } from '@playwright/test';
import { deliberate } from './deliberation.ts';
import { deliver, fill, press, Troupe } from './troupe.ts';

/**
 * One village's need, all the way to the public timeline, through the pages alone: once with
 * JavaScript and once without. It ends by reading the timeline, its JSON, its Atom feed and
 * the ledger's CSV, which agree to the fen.
 */
const paper = {
	name: '会议记录.pdf',
	mimeType: 'application/pdf',
	buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'),
};

// A one-pixel PNG: the smallest picture that opens.
const photo = {
	name: '施工现场.png',
	mimeType: 'image/png',
	buffer: Buffer.from(
		'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGA' +
			'WjR9awAAAABJRU5ErkJggg==',
		'base64',
	),
};

interface Story {
	readonly troupe: Troupe;
	/** Told apart from the same story told with the other browser. */
	readonly title: string;
}

function idIn(page: Page): string {
	return /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(page.url())![0];
}

async function stateNeed({ troupe, title }: Story): Promise<string> {
	const village = await troupe.as('yuangudui-editor');
	await village.goto('/desk/needs/new');
	await fill(village, { title, category: 'roads', commodity: 'money', amount: '１２,０００ 元' });
	await fill(village, { urgency: '5', households: '38', persons: '152' });
	await village.setInputFiles('[name=decision_record]', paper);
	await press(village, '提交');
	await expect(village.getByText('待核实').first()).toBeVisible();
	return idIn(village);
}

async function verifyNeed({ troupe, title }: Story, id: string): Promise<void> {
	const county = await troupe.as('weiyuan-editor');
	await county.goto('/desk');
	await expect(county.getByText(title)).toBeVisible();
	await county.goto(`/desk/needs/${id}`);
	await fill(county, { level: '3' });
	await press(county, '核实并开放');
	await expect(county.getByText('现场核实').first()).toBeVisible();
}

async function offerHelp({ troupe, title }: Story): Promise<void> {
	const donor = await troupe.as('donor-editor');
	await donor.goto('/desk/offers/new');
	const terms = { nature: 'social_donation', commodity: 'money', budget: '3000万' };
	await fill(donor, { title: `资助${title}`, ...terms });
	// For this kind of need, so that no other donor suits it better.
	await donor.locator('[name=categories][value=roads]').check();
	await press(donor, '保存');
	const publisher = await troupe.as('donor-approver');
	await publisher.goto(`/desk/offers/${idIn(donor)}`);
	await press(publisher, '发布');
}

async function matchAndPublish({ troupe }: Story): Promise<string> {
	const starter = await troupe.as('weiyuan-editor');
	await starter.goto('/desk/matching/new');
	await fill(starter, { nature: 'social_donation', floor: 'weighted' });
	await press(starter, '开始匹配');
	const round = idIn(starter);
	await expect
		.poll(
			async () => {
				await starter.goto(`/desk/matching/${round}`);
				return starter.getByRole('main').innerText();
			},
			{ timeout: 60_000 },
		)
		.toContain('待公布');
	const publisher = await troupe.as('weiyuan-approver');
	await publisher.goto(`/desk/matching/${round}`);
	await press(publisher, '公布结果');
	return round;
}

/** The newest proposal that a side sees for the need, opened. */
async function openProposal(page: Page, title: string): Promise<string> {
	await page.goto('/desk');
	const row = page.getByRole('row').filter({ hasText: title }).filter({ hasText: '答复' });
	await row.getByRole('link').first().click();
	await page.waitForURL(/proposals\/[0-9a-f]{8}-/);
	return idIn(page);
}

async function acceptOnBothSides({ troupe, title }: Story): Promise<string> {
	const donor = await troupe.as('donor-approver');
	const proposal = await openProposal(donor, title);
	await press(donor, '接受');
	const village = await troupe.as('yuangudui-approver');
	await openProposal(village, title);
	await press(village, '接受');
	return proposal;
}

function daysAgo(days: number): string {
	return new Date(Date.now() - days * 86_400_000).toLocaleDateString('sv', {
		timeZone: 'Asia/Shanghai',
	});
}

async function pledge({ troupe }: Story, proposal: string): Promise<string> {
	const donor = await troupe.as('donor-editor');
	await donor.goto(`/desk/pledges/new?proposal=${proposal}`);
	const receiver = donor.locator('[name=receiving_organization_id]');
	await receiver.selectOption({ label: '渭源县慈善会（演示）' });
	const instalments = [
		[daysAgo(-10), '5000'],
		[daysAgo(-100), '7,000'],
	] as const;
	for (const [index, [on, amount]] of instalments.entries()) {
		await donor.locator('[name=due_on]').nth(index).fill(on);
		await donor.locator('[name=due_amount]').nth(index).fill(amount);
	}
	await press(donor, '保存草稿');
	const id = idIn(donor);
	const signer = await troupe.as('donor-approver');
	await signer.goto(`/desk/pledges/${id}/sign`);
	await fill(signer, {
		agreement_number: `青捐〔2026〕${id.slice(0, 4)}号`,
		agreement_on: daysAgo(1),
	});
	await signer.setInputFiles('[name=agreement]', paper);
	await press(signer, '签署认捐');
	return id;
}

/** The donor says what it paid, the receiver what arrived; a second person lets it count. */
async function pay(story: Story, pledged: string, said: string, arrived: string): Promise<string> {
	const { troupe } = story;
	const donor = await troupe.as('donor-editor');
	await donor.goto(`/desk/pledges/${pledged}/report`);
	await fill(donor, { amount: said, paid_on: daysAgo(1) });
	await donor.setInputFiles('[name=evidence]', paper);
	await press(donor, '提交登记');
	const receiver = await troupe.as('weiyuan-charity-editor');
	await receiver.goto('/desk');
	await receiver.getByRole('link', { name: '确认到账' }).last().click();
	await receiver.waitForURL('**/funds/reports/**');
	const report = idIn(receiver);
	const receipt = { receipt_code: '62010126', receipt_number: report.slice(0, 8) };
	await fill(receiver, { amount: arrived, received_on: daysAgo(0), ...receipt });
	await press(receiver, '确认到账');
	const approver = await troupe.as('weiyuan-charity-approver');
	await approver.goto(`/desk/funds/reports/${report}`);
	await press(approver, '通过');
	return report;
}

async function allocate({ troupe }: Story, pledged: string, project: string): Promise<void> {
	const county = await troupe.as('weiyuan-editor');
	await county.goto(`/desk/funds/allocations/new?pledge=${pledged}`);
	await fill(county, { project_id: project, amount: '１.2万' });
	await press(county, '提交审批');
	const id = idIn(county);
	const approver = await troupe.as('weiyuan-approver');
	await approver.goto(`/desk/funds/allocations/${id}`);
	await press(approver, '通过');
}

/** Presses the step of a project that is offered to this person. */
async function step({ troupe }: Story, who: string, project: string, name: string): Promise<void> {
	const page = await troupe.as(who);
	await page.goto(`/desk/projects/${project}`);
	await press(page, name);
}

/** Records a paper notice that hung for ten days and ended before today. */
async function recordNotice({ troupe }: Story, who: string, project: string): Promise<void> {
	const page = await troupe.as(who);
	await page.goto(`/desk/projects/${project}/notice`);
	await fill(page, { starts_on: daysAgo(14), ends_on: daysAgo(2), place: '村务公开栏' });
	await page.getByRole('main').getByRole('button').last().click();
	await page.waitForURL(`**/desk/projects/${project}`);
}

async function admitProject(story: Story, need: string): Promise<string> {
	const { troupe, title } = story;
	const village = await troupe.as('yuangudui-editor');
	await village.goto('/desk/projects/new');
	await fill(village, { title: `${title}项目`, need_id: need, kind: 'infrastructure' });
	await fill(village, {
		budget_social_donation: '1.2万',
		implementing_unit: '元古堆村股份经济合作社',
	});
	await press(village, '提交');
	const project = idIn(village);
	await deliberate(troupe, `/desk/projects/${project}`);
	await step(story, 'yuangudui-approver', project, '开始村级公示');
	await recordNotice(story, 'yuangudui-approver', project);
	await step(story, 'yuangudui-approver', project, '村级公示期满，报乡镇审核');
	await step(story, 'tianjiahe-approver', project, '审核通过，开始乡镇公示');
	await recordNotice(story, 'tianjiahe-approver', project);
	await step(story, 'tianjiahe-approver', project, '乡镇公示期满，报县级论证');
	await step(story, 'weiyuan-approver', project, '论证通过，开始县级公示');
	await recordNotice(story, 'weiyuan-approver', project);
	await step(story, 'weiyuan-approver', project, '县级公示期满，入库');
	return project;
}

async function startWorks(story: Story, project: string): Promise<void> {
	const county = await story.troupe.as('weiyuan-editor');
	await county.goto(`/desk/projects/${project}/milestones`);
	const days = county.locator('[name=due_on]');
	for (let row = 0; row < (await days.count()); row++) {
		await days.nth(row).fill(daysAgo(-30 * (row + 1)));
	}
	await press(county, '保存');
	await county.goto(`/desk/projects/${project}/contract`);
	await fill(county, { number: '渭合同8号', subject: '施工', contractor: '渭源某建筑公司' });
	await fill(county, { amount: '1.15万', method: 'direct', signed_on: daysAgo(1) });
	await press(county, '登记合同');
	await step(story, 'weiyuan-editor', project, '已签合同');
	await step(story, 'weiyuan-editor', project, '开工');
}

async function tellProgress({ troupe, title }: Story, project: string): Promise<string> {
	const village = await troupe.as('yuangudui-editor');
	await village.goto(`/desk/updates/new?project=${project}`);
	const body = `${title}：路基已整平。`;
	await fill(village, { body, event_on: daysAgo(1), works_percent: '30%', caption: '路基' });
	await village.setInputFiles('[name=photos]', photo);
	const update = idIn(village);
	await deliver(village);
	const reviewer = await troupe.as('yuangudui-approver');
	await reviewer.goto(`/desk/updates/${update}`);
	await press(reviewer, '通过并公开');
	return body;
}

/** To its end, at which the books are still open: what was allocated is not paid out yet. */
async function finishWorks(story: Story, project: string): Promise<void> {
	const here = `/desk/projects/${project}`;
	await step(story, 'yuangudui-editor', project, '完工');
	const judge = await story.troupe.as('weiyuan-approver');
	await judge.goto(here);
	await expect(judge.getByText('乡镇初验、县级验收还没有都通过')).toBeVisible();
	for (const who of ['tianjiahe-editor', 'weiyuan-editor']) {
		const inspector = await story.troupe.as(who);
		await inspector.goto(`${here}/acceptance`);
		await fill(inspector, { inspected_on: daysAgo(0), outcome: 'passed' });
		await inspector.getByRole('button', { name: '登记验收' }).click();
		await expect(inspector.getByText('请上传验收单').first()).toBeVisible();
		await fill(inspector, { inspectors: '项目办、村务监督委员会' });
		await inspector.setInputFiles('[name=document]', paper);
		await press(inspector, '登记验收');
	}
	await step(story, 'weiyuan-approver', project, '验收通过');
	const village = await story.troupe.as('yuangudui-editor');
	await village.goto(`${here}/assets`);
	await fill(village, { name: '水泥路', kind: 'public_benefit', quantity: '0.8', unit: '公里' });
	await fill(village, { value: '1.2万', keeper: '村公益岗', location: '三社' });
	await press(village, '保存资产');
	await expect(village.getByRole('link', { name: '水泥路' })).toBeVisible();
	await step(story, 'weiyuan-approver', project, '移交');
	await judge.goto(here);
	await expect(judge.getByText('账目未结清')).toBeVisible();
	await expect(judge.getByRole('button', { name: '办结' })).toHaveCount(0);
}

interface OpenEntry {
	readonly body: string | null;
}

/** What the public reads of the project, in four forms. */
async function readInPublic(
	{ troupe, title }: Story,
	project: string,
	body: string,
): Promise<void> {
	const reader = await troupe.visitor();
	await expect
		.poll(async () => (await reader.request.get(`/projects/${project}.json`)).text(), {
			timeout: 30_000,
		})
		.toContain(body);
	await reader.goto(`/projects/${project}`);
	await expect(reader.getByText(body)).toBeVisible();
	await expect(reader.getByText('12,000').first()).toBeVisible();
	await expect(reader.locator('main img').first()).toBeVisible();

	const json = await (await reader.request.get(`/projects/${project}.json`)).json();
	expect((json.entries as OpenEntry[]).some((entry) => entry.body === body)).toBe(true);
	const atom = await (await reader.request.get(`/projects/${project}/feed.atom`)).text();
	expect(atom).toContain(body);
	expect(atom).toContain(`${title}项目`);
	const ledger = await (await reader.request.get(`/ledger.json?project=${project}`)).json();
	const csv = await (await reader.request.get(`/ledger.csv?project=${project}`)).text();
	const inJson = ledger.rows.map((row: { amount: { fen: number } }) => row.amount.fen);
	expect(inJson).toEqual([1_200_000]);
	expect(csv.trim().split('\n')).toHaveLength(2);
	expect(csv).toContain('12000.00');
	expect(JSON.stringify(json.totals)).toContain('1200000');
}

// One after the other: two rounds over one county at once are refused.
test.describe.configure({ mode: 'serial' });

for (const javaScript of [true, false]) {
	test(`a need becomes a public timeline, JavaScript ${javaScript ? 'on' : 'off'}`, async ({
		browser,
	}) => {
		const title = `通社路硬化${javaScript ? '一' : '二'}期`;
		const story = { troupe: new Troupe(browser, javaScript), title };
		const need = await stateNeed(story);
		await verifyNeed(story, need);
		await offerHelp(story);
		await matchAndPublish(story);
		const pledged = await pledge(story, await acceptOnBothSides(story));
		const report = await pay(story, pledged, '5000', '4800');
		const settler = await story.troupe.as('weiyuan-charity-approver');
		await settler.goto(`/desk/funds/reports/${report}`);
		await fill(settler, { note: '银行扣费，以到账为准' });
		await press(settler, '核对差额');
		await pay(story, pledged, '7200', '7,200');
		const project = await admitProject(story, need);
		await allocate(story, pledged, project);
		await startWorks(story, project);
		const body = await tellProgress(story, project);
		await readInPublic(story, project, body);
		await finishWorks(story, project);
		await story.troupe.leave();
	});
}
