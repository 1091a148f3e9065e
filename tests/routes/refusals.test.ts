import { expect, test, type Page } from '@playwright/test';
import { writeFileSync } from 'node:fs';
import { fill, Troupe } from './troupe.ts';

/**
 * What people get wrong: the sentence stands beside its field, what was typed is still there, and
 * there is one effect or none. The troupe sees to it that no answer is a 5xx.
 */

/** Presses a button and waits for the answer, whatever it is; answers its status. */
async function send(page: Page, name: string): Promise<number> {
	const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
	await page.getByRole('main').getByRole('button', { name, exact: true }).last().click();
	const status = (await answered).status();
	await page.waitForLoadState('load');
	return status;
}

/** The sentence that a screen reader says with the field. */
async function errorAt(page: Page, name: string): Promise<string> {
	const control = page.locator(`main [name="${name}"]`).first();
	await expect(control).toHaveAttribute('aria-invalid', 'true');
	return page.locator(`#field-${name}-error`).innerText();
}

const need = { title: '修一条产业路', category: 'roads', commodity: 'money', urgency: '4' };

for (const javaScript of [true, false]) {
	test.describe(`JavaScript ${javaScript ? 'on' : 'off'}`, () => {
		let troupe: Troupe;
		test.beforeEach(({ browser }) => {
			troupe = new Troupe(browser, javaScript);
		});
		test.afterEach(() => troupe.leave());

		test('an amount that is none is said so, and what was typed comes back', async () => {
			const village = await troupe.as('xinlian-editor');
			await village.goto('/desk/needs/new');
			for (const amount of ['-1', '1e308', '十二万', '１２,０００ 万亿', '0.001']) {
				await fill(village, { ...need, amount });
				expect(await send(village, '保存草稿'), amount).toBe(400);
				expect((await errorAt(village, 'amount')).length).toBeGreaterThan(4);
				await expect(village.locator('[name=amount]')).toHaveValue(amount);
				await expect(village.locator('[name=title]')).toHaveValue(need.title);
				await expect(village.locator('[name=category]')).toHaveValue('roads');
			}
			await fill(village, { amount: '１２,０００ 万' });
			expect(await send(village, '保存草稿')).toBe(303);
			await expect(village.getByRole('main')).toContainText('12,000.00万元');
		});

		test('what is missing is named field by field, in the reader’s language', async () => {
			const village = await troupe.as('xinlian-editor');
			const address = `/en/desk/needs/${crypto.randomUUID()}/edit`;
			await village.goto(address);
			await fill(village, { title: ' ', commodity: 'goods', quantity: '三', unit: '' });
			expect(await send(village, 'Submit')).toBe(400);
			for (const field of ['title', 'category', 'quantity', 'unit']) {
				expect(await errorAt(village, field)).toMatch(/^[A-Z][^一-鿿]+$/);
			}
			const summary = village.getByRole('alert');
			await summary.getByRole('link').first().click();
			await expect(village.locator('[name=title]')).toBeFocused();
		});

		test('a picture that is none, empty or too large is refused beside the field', async () => {
			const village = await troupe.as('yuangudui-editor');
			const project = await projectUnderWay(village);
			const body = '昨天开始铺管。';
			const tried = [
				['empty.jpg', Buffer.alloc(0)],
				['large.jpg', Buffer.alloc(40 * 1024 * 1024, 1)],
				['renamed.jpg', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
			] as const;
			await village.goto(`/desk/updates/new?project=${project}`);
			const address = village.url();
			for (const [name, bytes] of tried) {
				await fill(village, { body, works_percent: '40' });
				// From the disk, as a phone has it: 40 MB do not go through the test's own channel.
				const file = test.info().outputPath(name);
				writeFileSync(file, bytes);
				await village.setInputFiles('[name=photos]', file);
				// A phone sees it before it sends anything.
				if (!javaScript) expect(await send(village, '提交'), name).toBe(400);
				expect((await errorAt(village, 'photos')).length).toBeGreaterThan(4);
				await expect(village.locator('[name=body]')).toHaveValue(body);
				await expect(village.locator('[name=works_percent]')).toHaveValue('40');
			}
			const kept = address.replace(/\/edit.*/, '');
			expect((await village.request.get(kept)).status()).toBe(404);
		});
	});
}

function today(): string {
	return new Date().toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' });
}

async function projectUnderWay(page: Page): Promise<string> {
	await page.goto('/desk/updates/new');
	const options = page.locator('[name=project_id] option:not([value=""])');
	return (await options.first().getAttribute('value'))!;
}

test('what was typed and chosen before the script arrived is still there after it', async ({
	browser,
}) => {
	const troupe = new Troupe(browser, true);
	const village = await troupe.as('xinlian-editor');
	const { promise: released, resolve: release } = Promise.withResolvers<void>();
	await village.route('**/_app/**/*.js', async (route) => {
		await released;
		await route.continue();
	});
	await village.goto('/desk/needs/new', { waitUntil: 'commit' });
	await fill(village, { ...need, households: '12' });
	release();
	await expect(async () => {
		await village.locator('[name=amount]').fill('3万');
		// Only the script says it in words.
		await expect(village.getByText('叁万元整')).toBeVisible({ timeout: 500 });
	}).toPass();
	for (const [name, value] of Object.entries({ ...need, households: '12' })) {
		const control = village.locator(`main [name="${name}"]`);
		if (name === 'commodity')
			await expect(control.and(village.locator(':checked'))).toHaveValue(value);
		else await expect(control).toHaveValue(value);
	}
	await troupe.leave();
});

test.describe('of somebody else’s, of the past and twice', () => {
	let troupe: Troupe;
	test.beforeEach(({ browser }) => {
		troupe = new Troupe(browser, true);
	});
	test.afterEach(() => troupe.leave());

	test('a need for a village outside one’s region is refused at the village', async ({
		browser,
	}) => {
		// Without the page's script, which would not know the forged option.
		const forgers = new Troupe(browser, false);
		const township = await forgers.as('dacaotan-editor');
		await township.goto('/desk/needs/new');
		await fill(township, { ...need, amount: '3万' });
		await township.locator('[name=village_code]').evaluate((select: HTMLSelectElement) => {
			select.options[select.options.length] = new Option('元古堆村', '621123210202', true, true);
		});
		expect(await send(township, '保存草稿')).toBe(400);
		await errorAt(township, 'village_code');
		await expect(township.locator('[name=title]')).toHaveValue(need.title);
		await forgers.leave();
	});

	test('a proposal whose last day is over cannot be accepted', async () => {
		const donor = await troupe.as('donor-approver');
		await donor.goto('/desk/proposals?state=expired');
		await donor.getByRole('main').getByRole('table').getByRole('link').first().click();
		await donor.waitForURL(/proposals\/[0-9a-f]{8}-/);
		await expect(donor.getByText('已过期')).toBeVisible();
		await expect(donor.getByRole('button', { name: '接受' })).toHaveCount(0);
		const answer = await donor.request.post(`${donor.url()}?/accept`, {
			form: { reason: '' },
			headers: { accept: 'text/html', origin: new URL(donor.url()).origin },
		});
		expect(answer.status()).toBe(400);
		expect(await answer.text()).toContain('2026年11月19日');
		await donor.reload();
		await expect(donor.getByText('已过期')).toBeVisible();
	});

	test('the same money confirmed in two windows is confirmed once', async () => {
		const receiver = await troupe.as('zhangxian-charity-editor');
		await receiver.getByRole('link', { name: '确认到账' }).first().click();
		await receiver.waitForURL('**/funds/reports/**');
		const other = await receiver.context().newPage();
		await other.goto(receiver.url());
		const receipt = { receipt_code: '62010126', receipt_number: '00700700' };
		const arrived = { amount: '3万', received_on: today() };
		for (const [page, status] of [
			[receiver, 303],
			[other, 400],
		] as const) {
			await fill(page, { ...arrived, ...receipt });
			expect(await send(page, '确认到账')).toBe(status);
		}
		await expect(other.getByRole('alert').last()).toContainText('已经确认');
		await receiver.reload();
		await expect(receiver.getByRole('main').getByText('00700700')).toHaveCount(1);
	});

	test('two people on one draft: the second is told, and may then replace it', async () => {
		const address = `/desk/needs/${crypto.randomUUID()}/edit`;
		const village = await troupe.as('yuangudui-editor');
		await village.goto(address);
		await fill(village, { ...need, amount: '3万' });
		expect(await send(village, '保存草稿')).toBe(303);
		const township = await troupe.as('tianjiahe-editor');
		await Promise.all([village.goto(address), township.goto(address)]);
		await fill(village, { title: '修两条产业路' });
		expect(await send(village, '保存草稿')).toBe(303);
		await fill(township, { title: '修三条产业路' });
		expect(await send(township, '保存草稿')).toBe(400);
		await expect(township.getByRole('alert')).toContainText('已被他人修改');
		await expect(township.locator('[name=title]')).toHaveValue('修三条产业路');
		await expect(township.getByRole('link', { name: '修两条产业路' })).toBeVisible();
		expect(await send(township, '保存草稿')).toBe(303);
		await expect(township.getByRole('heading', { level: 1 })).toHaveText('修三条产业路');
	});
});
