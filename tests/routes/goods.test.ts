import { expect, test, type Page } from '@playwright/test';
import { fill, press, Troupe } from './troupe.ts';

/**
 * Goods from the donor to the households, through the pages alone, with JavaScript and without:
 * a pledge in kind is signed, shipped, counted short on a phone, settled; the village cuts it into
 * equal parts, hangs the plan and hands it over; what is left goes back to its store.
 */
const paper = {
	name: '签字单据.pdf',
	mimeType: 'application/pdf',
	buffer: Buffer.from('%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n'),
};
/** One white point: a picture that opens. */
const photo = {
	name: '收货.png',
	mimeType: 'image/png',
	buffer: Buffer.from(
		'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ' +
			'AAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
		'base64',
	),
};
const phone = { width: 360, height: 740 };
const daysFromNow = (days: number) =>
	new Date(Date.now() + days * 86_400_000).toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' });

interface Story {
	readonly troupe: Troupe;
	readonly item: string;
}

function idIn(page: Page): string {
	return /[0-9a-f]{8}-[0-9a-f-]{27}/.exec(page.url())![0];
}

const main = (page: Page) => page.getByRole('main');

async function pledgeGoods({ troupe, item }: Story): Promise<string> {
	const donor = await troupe.as('donor-editor');
	await donor.goto('/desk/pledges/new');
	await fill(donor, { nature: 'social_donation', form: 'goods' });
	await fill(donor, { goods_item: item, goods_quantity: '１２.３４', goods_value: '4.1万' });
	const receiver = donor.locator('[name=receiving_organization_id]');
	await receiver.selectOption({ label: '渭源县慈善会（演示）' });
	await donor.locator('[name=line_village]').first().fill('621123210202');
	await main(donor).getByRole('button', { name: '保存草稿' }).last().click();
	await expect(donor.getByText('请填写单位', { exact: false }).first()).toBeVisible();
	await expect(donor.getByText('请写明依据', { exact: false }).first()).toBeVisible();
	await expect(donor.locator('[name=goods_quantity]')).toHaveValue('１２.３４');
	await fill(donor, { goods_unit: '吨', goods_basis: '出厂价' });
	await press(donor, '保存草稿');
	await expect(main(donor).getByText('12.34', { exact: true })).toBeVisible();
	const id = idIn(donor);
	const signer = await troupe.as('donor-approver');
	await signer.goto(`/desk/pledges/${id}/sign`);
	await fill(signer, { agreement_number: `物资〔2026〕${item}`, agreement_on: daysFromNow(-40) });
	await signer.setInputFiles('[name=agreement]', paper);
	await press(signer, '签署认捐');
	return id;
}

async function shipIt({ troupe }: Story, pledge: string): Promise<string> {
	const donor = await troupe.as('donor-editor');
	await donor.goto(`/desk/goods/${pledge}`);
	await donor.getByRole('link', { name: '登记发运' }).click();
	await donor.waitForURL('**/ship');
	await expect(donor.locator('[name=quantity]')).toHaveValue('12.34');
	await fill(donor, { quantity: '12.341', shipped_on: daysFromNow(-30) });
	await main(donor).getByRole('button', { name: '提交登记' }).click();
	await expect(donor.getByText('可用 12.34', { exact: false }).first()).toBeVisible();
	await fill(donor, { quantity: '12.34', carrier: '演示物流 SF001' });
	await press(donor, '提交登记');
	await expect(main(donor).getByText('待清点').first()).toBeVisible();
	return idIn(donor);
}

async function countIt({ troupe }: Story, shipment: string): Promise<void> {
	const village = await troupe.as('yuangudui-editor');
	await village.setViewportSize(phone);
	await village.goto(`/desk/goods/shipments/${shipment}`);
	await fill(village, { quantity: '12', received_on: daysFromNow(-28), condition: '两袋破损' });
	await village.setInputFiles('[name=delivery_note]', paper);
	await main(village).getByRole('button', { name: '确认收货' }).click();
	await expect(village.getByText('请附收货照片。').first()).toBeVisible();
	await expect(village.getByText('签字单据.pdf').first()).toBeVisible();
	await village.setInputFiles('[name=photo]', photo);
	await press(village, '确认收货');
	const head = await troupe.as('yuangudui-approver');
	await head.goto('/desk');
	await head.getByRole('link', { name: '审核收货' }).first().click();
	await head.waitForURL('**/shipments/*');
	await head.goto(`/desk/goods/shipments/${shipment}`);
	await expect(head.getByText('相差 0.34 吨', { exact: false })).toBeVisible();
	await press(head, '通过');
	await expect(main(head).getByText('待核对').first()).toBeVisible();
	const donor = await troupe.as('donor-approver');
	await donor.goto(`/desk/goods/shipments/${shipment}`);
	await fill(donor, { note: '途中破损，补发' });
	await press(donor, '核对差额');
	await expect(main(donor).getByText('已收货').first()).toBeVisible();
}

async function planIt({ troupe }: Story, pledge: string): Promise<string> {
	const village = await troupe.as('yuangudui-editor');
	await village.goto(`/desk/goods/${pledge}`);
	await village.getByRole('link', { name: '编制分配方案' }).click();
	await village.waitForURL('**/edit?*');
	await fill(village, { way: 'equal', scope: 'households', parts: '78' });
	await main(village).getByRole('button', { name: '算出每份，填入明细' }).click();
	await expect(village.locator('[name=lines]')).toHaveValue(
		/^01 0\.153\n02 0\.153\n[^]*78 0\.153$/,
	);
	const lines = await village.locator('[name=lines]').inputValue();
	await fill(village, { lines: `${lines}\n张三 0.153` });
	await main(village).getByRole('button', { name: '提交' }).last().click();
	await expect(village.getByText('第 79 行写法不对', { exact: false }).first()).toBeVisible();
	await fill(village, { lines });
	await press(village, '提交');
	await expect(main(village).getByText('0.066 吨').first()).toBeVisible();
	const id = idIn(village);
	const head = await troupe.as('yuangudui-approver');
	await head.goto(`/desk/goods/plans/${id}`);
	await press(head, '通过');
	await expect(main(head).getByText('已批准').first()).toBeVisible();
	return id;
}

async function hangIt({ troupe, item }: Story, plan: string): Promise<void> {
	const village = await troupe.as('yuangudui-editor');
	await village.goto(`/desk/goods/plans/${plan}`);
	await village.getByRole('link', { name: '打印公示' }).click();
	await village.waitForURL('**/sheet?for=notice');
	await expect(village.getByRole('heading', { level: 1 })).toHaveText(`${item}分配方案公示`);
	await village.goto(`/desk/goods/plans/${plan}/notice`);
	await fill(village, { starts_on: daysFromNow(-8), ends_on: daysFromNow(0), place: '公开栏' });
	await main(village).getByRole('button', { name: '登记公示' }).click();
	await expect(village.getByText('请写明依据', { exact: false }).first()).toBeVisible();
	await fill(village, { starts_on: daysFromNow(-20), ends_on: daysFromNow(-2) });
	await press(village, '登记公示');
	await expect(main(village).getByText('公示已期满', { exact: false })).toBeVisible();
}

async function handItOut({ troupe }: Story, plan: string): Promise<void> {
	const village = await troupe.as('yuangudui-editor');
	await village.goto(`/desk/goods/plans/${plan}/handover`);
	await village.locator('[name=whole][value="78"]').uncheck();
	await fill(village, { exceptions: '77 0.2' });
	await village.setInputFiles('[name=sheet]', paper);
	await main(village).getByRole('button', { name: '提交登记' }).click();
	await expect(
		village.getByText('序号 77 最多还能发 0.153', { exact: false }).first(),
	).toBeVisible();
	await expect(village.locator('[name=whole][value="78"]')).not.toBeChecked();
	await fill(village, { exceptions: '77 0.1' });
	await press(village, '提交登记');
	const head = await troupe.as('yuangudui-approver');
	await head.goto(`/desk/goods/plans/${plan}`);
	await press(head, '通过');
	await expect(main(head).getByText('11.728 吨').first()).toBeVisible();
	await head.locator('details > summary').last().click();
	await head.locator('form[action="?/close"] [name=note]').fill('78 号户外出，改期另发');
	await press(head, '结束发放');
	await expect(main(head).getByText('已结束').first()).toBeVisible();
	await expect(main(head).getByText('0.272 吨').first()).toBeVisible();
}

for (const javaScriptEnabled of [true, false]) {
	const how = javaScriptEnabled ? 'with JavaScript' : 'without JavaScript';
	test(`goods go from the donor to the households, ${how}`, async ({ browser }) => {
		const troupe = new Troupe(browser, javaScriptEnabled);
		const story = { troupe, item: javaScriptEnabled ? '玉米饲料' : '豆粕饲料' };
		const pledge = await pledgeGoods(story);
		const shipment = await shipIt(story, pledge);
		await countIt(story, shipment);
		const plan = await planIt(story, pledge);
		await hangIt(story, plan);
		await handItOut(story, plan);
		const donor = await troupe.as('donor-editor');
		await donor.goto(`/desk/goods/${pledge}`);
		await expect(main(donor).getByRole('row').filter({ hasText: '12.34' }).first()).toContainText(
			'11.728',
		);
		await troupe.leave();
	});
}
