import { expect, test, type Page } from '@playwright/test';
import { fill, press, Troupe } from './troupe.ts';

/**
 * What a pairing does besides money: a supporting city reports a labour batch and a training, the
 * county questions one and confirms both, the public reads them; and a village's ledger: counts of
 * households at risk stated, sent back, corrected, verified, printed. With JavaScript and without.
 */
const yuangudui = '621123210202';

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

async function begin(page: Page, kind: string): Promise<void> {
	await page.goto('/desk/exchanges');
	await page.getByRole('link', { name: '填报协作往来' }).first().click();
	await page.getByRole('main').getByRole('link', { name: kind, exact: true }).click();
	await page.waitForURL('**/edit?**');
}

async function reportLabour(troupe: Troupe, to: string): Promise<string> {
	const city = await troupe.as('qingdao-editor');
	await begin(city, '劳务输转');
	await fill(city, { people_count: '46', to_name: to, began_on: daysAgo(3), transport: 'train' });
	await refused(city, '保存', '请填写这一项');
	await expect(city.locator('[name=people_count]')).toHaveValue('46');
	await fill(city, { from_name: '渭源县', place: '渭源县', monitored_count: '50' });
	await refused(city, '保存', '不能多于总人数');
	await fill(city, { monitored_count: '' });
	await press(city, '保存');
	await expect(city.getByRole('main')).toContainText('待确认');
	return new URL(city.url()).pathname;
}

async function reportTraining(troupe: Troupe, subject: string): Promise<string> {
	const city = await troupe.as('qingdao-editor');
	await begin(city, '培训');
	await fill(city, { subject, people_count: '30', days: '3', began_on: daysAgo(9) });
	await fill(city, { place: '元古堆' });
	await press(city, '保存');
	await expect(city.getByRole('main')).toContainText('元古堆村');
	return new URL(city.url()).pathname;
}

/** The county knows of other figures; the city corrects its own, with the reason. */
async function agree(troupe: Troupe, exchange: string, to: string): Promise<void> {
	const county = await troupe.as('weiyuan-approver');
	await county.goto('/desk');
	const waiting = county.getByRole('row').filter({ hasText: to });
	await waiting.getByRole('link', { name: '确认协作往来' }).click();
	await county.waitForURL(`**${exchange}`);
	await expect(county.getByRole('link', { name: '更正' })).toHaveCount(0);
	await county.locator('summary', { hasText: '提出疑问' }).click();
	await refused(county, '提出疑问', '请写明原因');
	await fill(county, { note: '名册上是41人' });
	await press(county, '提出疑问');
	await expect(county.getByRole('main')).toContainText('有疑问');
	const city = await troupe.as('qingdao-editor');
	await city.goto(exchange);
	await expect(city.getByRole('main')).toContainText('名册上是41人');
	await city.getByRole('link', { name: '更正' }).click();
	await fill(city, { people_count: '41' });
	await refused(city, '保存', '请写明原因');
	await fill(city, { reason: '按渭源县名册' });
	await press(city, '保存');
	await expect(city.getByRole('main')).toContainText('第 2 版');
	await county.goto(exchange);
	await press(county, '确认属实');
	await expect(county.getByRole('main')).toContainText('确认属实');
	await expect(county.getByRole('main')).toContainText('46');
}

/** Confirmed once, read by everybody; taken back with a reason, by nobody any more. */
async function publish(troupe: Troupe, exchange: string, subject: string): Promise<void> {
	const county = await troupe.as('weiyuan-approver');
	await county.goto(exchange);
	await press(county, '确认属实');
	const pairing = county.getByRole('main').getByRole('link', { name: '青岛市—定西市' });
	const address = (await pairing.getAttribute('href')) ?? '';
	const visitor = await troupe.visitor();
	const shown = visitor.locator('#exchanges');
	await expect(async () => {
		await visitor.goto(address);
		await expect(shown).toContainText(subject, { timeout: 1000 });
	}).toPass({ timeout: 30_000 });
	const city = await troupe.as('qingdao-editor');
	await city.goto('/desk/exchanges/figures');
	await city
		.getByRole('row', { name: /^培训（期）/ })
		.getByRole('link')
		.last()
		.click();
	await expect(city.getByRole('main')).toContainText(subject);
	await city.goto(exchange);
	await city.locator('summary', { hasText: '撤回' }).click();
	await refused(city, '撤回', '请写明原因');
	await fill(city, { note: '重复填报' });
	await press(city, '撤回');
	await expect(city.getByRole('main')).toContainText('已撤回');
	await expect(async () => {
		await visitor.goto(address);
		await expect(shown).not.toContainText(subject, { timeout: 1000 });
	}).toPass({ timeout: 30_000 });
}

async function count(troupe: Troupe, year: string): Promise<void> {
	const village = await troupe.as('yuangudui-editor');
	await village.goto('/desk/villages');
	await village.getByRole('link', { name: '元古堆村' }).click();
	await village.goto(`/desk/villages/${yuangudui}/counts?year=${year}`);
	await fill(village, { counted_on: `${year}-12-31` });
	await refused(village, '保存', '请至少填写一项户数');
	await fill(village, { unstable: '7', marginal: '0' });
	await press(village, '保存');
	const row = village
		.locator('#risk')
		.getByRole('row')
		.filter({ hasText: `${year}年` });
	await expect(row).toContainText('7 自报');
	await expect(row).toContainText('0 自报');
	await expect(row).toContainText('待核');
	const county = await troupe.as('weiyuan-editor');
	await county.goto('/desk');
	const waiting = county.getByRole('row').filter({ hasText: `元古堆村 ${year}` });
	await waiting.getByRole('link', { name: '核实风险户数' }).click();
	await refused(county, '退回', '请写明原因');
	await fill(county, { note: '与系统相差一户' });
	await press(county, '退回');
	await village.goto('/desk');
	const returned = village.getByRole('row').filter({ hasText: `元古堆村 ${year}` });
	await returned.getByRole('link', { name: '更正风险户数' }).click();
	await village.getByRole('link', { name: '更正户数' }).click();
	await fill(village, { unstable: '6' });
	await refused(village, '保存', '请写明原因');
	await fill(village, { reason: '一户重复' });
	await press(village, '保存');
	await county.goto('/desk');
	await waiting.getByRole('link', { name: '核实风险户数' }).click();
	await press(county, '核实无误');
}

/** On paper: figures and reasons, and nothing to press. */
async function print(troupe: Troupe, year: string): Promise<void> {
	const county = await troupe.as('weiyuan-editor');
	await county.goto(`/desk/villages/${yuangudui}/ledger`);
	const row = county.locator('#risk').getByRole('row').filter({ hasText: '一户重复' });
	await expect(row.filter({ hasText: `${year}年` })).toContainText('6 已核实');
	await county.emulateMedia({ media: 'print' });
	await expect(county.getByText('打印功能')).toBeHidden();
	await expect(county.getByRole('heading', { name: '元古堆村台账' })).toBeVisible();
	for (const section of ['人口和户数', '结对关系', '本村需求', '协作往来']) {
		await expect(county.getByRole('heading', { name: section })).toBeVisible();
	}
	await county.emulateMedia({ media: 'screen' });
	const stranger = await troupe.as('qingdao-editor');
	const answer = await stranger.goto(`/desk/villages/${yuangudui}/ledger`);
	expect(answer?.status()).toBe(404);
}

for (const javaScript of [true, false]) {
	const script = javaScript ? 'on' : 'off';
	test(`one side reports exchanges, the other confirms, JavaScript ${script}`, async ({
		browser,
	}) => {
		const troupe = new Troupe(browser, javaScript);
		const [to, subject] = [`青岛港（脚本${script}）`, `百合种植培训（${script}）`];
		const labour = await reportLabour(troupe, to);
		const training = await reportTraining(troupe, subject);
		await agree(troupe, labour, to);
		await publish(troupe, training, subject);
		await troupe.leave();
	});

	test(`a village counts its households at risk, JavaScript ${script}`, async ({ browser }) => {
		const troupe = new Troupe(browser, javaScript);
		const year = javaScript ? '2023' : '2021';
		await count(troupe, year);
		await print(troupe, year);
		await troupe.leave();
	});
}
