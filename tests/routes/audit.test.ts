import { expect, test, type Page } from '@playwright/test';
import { fill, press, Troupe } from './troupe.ts';

/** The audit administrator finds out who did what; nobody else does, and who tried is told. */

const need = { category: 'roads', commodity: 'money', urgency: '4', amount: '3万' };

/** Rows of the list, as one text each. */
function rowsOf(page: Page): Promise<string[]> {
	return page.locator('main table tbody tr').allInnerTexts();
}

/** A need that the village submits and the county verifies; answers its id. */
async function verifiedNeed(troupe: Troupe): Promise<string> {
	const village = await troupe.as('yuangudui-editor');
	const id = crypto.randomUUID();
	await village.goto(`/desk/needs/${id}/edit`);
	await fill(village, { ...need, title: `审计试验 ${id.slice(0, 8)}` });
	await village.setInputFiles('[name=decision_record]', {
		name: '四议两公开.pdf',
		mimeType: 'application/pdf',
		buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
	});
	await press(village, '提交');
	const county = await troupe.as('weiyuan-editor');
	await county.goto(`/desk/needs/${id}`);
	await fill(county, { level: '2' });
	await press(county, '核实并开放');
	return id;
}

for (const javaScript of [true, false]) {
	test.describe(`JavaScript ${javaScript ? 'on' : 'off'}`, () => {
		let troupe: Troupe;
		test.beforeEach(({ browser }) => {
			troupe = new Troupe(browser, javaScript);
		});
		test.afterEach(() => troupe.leave());

		test('the audit administrator finds who verified a need, and what it changed', async () => {
			const id = await verifiedNeed(troupe);
			const audit = await troupe.as('audit');
			await audit.getByRole('navigation').getByRole('link', { name: '审计' }).click();
			await audit.waitForURL('**/desk/audit');
			await fill(audit, { record: 'needs', id });
			await audit.getByRole('button', { name: '筛选' }).click();
			await audit.waitForURL(`**/desk/audit?*id=${id}*`);
			const rows = await rowsOf(audit);
			expect(rows.length).toBeGreaterThanOrEqual(3);
			// opened, and before that verified
			expect(rows[1]).toContain('渭源县');
			expect(rows[1]).toContain('修改');
			expect(rows.at(-1)).toContain('新增');
			await audit.getByRole('main').locator('tbody tr').nth(1).getByRole('link').first().click();
			await audit.waitForURL(/audit\/\d+$/);
			const status = audit.getByRole('row', { name: /^status/ });
			await expect(status).toContainText('submitted');
			await expect(status).toContainText('verified');
			await expect(audit.getByRole('row', { name: /^verified_level/ })).toContainText('2');
			await expect(audit.getByText(/^[0-9a-f]{8}-[0-9a-f-]{27}$/).first()).toBeVisible();
		});

		test('the chain is verified against itself and against a head noted before', async () => {
			const audit = await troupe.as('audit');
			const verify = async (head: string) => {
				await audit.goto('/desk/audit');
				await fill(audit, { head });
				const answered = audit.waitForResponse((answer) => answer.request().method() === 'POST');
				await audit.getByRole('button', { name: '核验' }).click();
				await answered;
				await audit.waitForLoadState('load');
			};
			await audit.goto('/desk/audit');
			const head = await audit.locator('main code').innerText();
			expect(head).toMatch(/^\d+:[0-9a-f]{64}$/);
			await verify(head);
			await expect(audit.getByText(/封存链完整，已核验最近 [\d,]+ 条/)).toBeVisible();
			await verify(`99999999:${'0'.repeat(64)}`);
			await expect(audit.getByText('封存链在第 99,999,999 位断裂：链尾被截')).toBeVisible();
			await verify('第一位');
			await expect(audit.locator('[name=head]')).toHaveAttribute('aria-invalid', 'true');
			await expect(audit.locator('[name=head]')).toHaveValue('第一位');
		});
	});
}

test.describe('the record', () => {
	let troupe: Troupe;
	test.beforeEach(({ browser }) => {
		troupe = new Troupe(browser, false);
	});
	test.afterEach(() => troupe.leave());

	const others = ['system', 'security', 'weiyuan-approver', 'yuangudui-editor', 'donor-approver'];
	test('is closed to everybody else, who is recorded as having asked', async () => {
		for (const name of others) {
			const page = await troupe.as(name);
			await expect(page.getByRole('link', { name: '审计', exact: true })).toHaveCount(0);
			for (const path of ['/desk/audit', '/desk/audit/1', '/desk/audit.csv', '/en/desk/audit']) {
				const answer = await page.request.get(path);
				expect(answer.status(), `${name} ${path}`).toBe(403);
				expect(await answer.text()).not.toContain('accounts');
			}
		}
		const audit = await troupe.as('audit');
		await audit.goto('/desk/audit?record=requests&id=/desk/audit/1');
		const rows = (await rowsOf(audit)).join('\n');
		expect(rows).toContain('拒绝越权');
		for (const role of ['渭源县', '元古堆村']) expect(rows).toContain(role);
	});

	test('is exported as it is filtered, and tells of exports and of coming and going', async () => {
		const village = await troupe.as('xinlian-approver');
		await village.getByRole('button', { name: '退出' }).click();
		const audit = await troupe.as('audit');
		const answer = await audit.request.get('/desk/audit.csv?record=needs');
		expect(answer.headers()['content-disposition']).toContain('.csv');
		const lines = (await answer.text()).split('\r\n');
		expect(lines[0]).toContain('经办人');
		expect(lines.length).toBeGreaterThan(20);
		expect(lines.slice(1, -1).every((line) => line.includes('需求'))).toBe(true);
		await audit.goto('/desk/audit?record=audit_events');
		expect((await rowsOf(audit))[0]).toContain('导出');
		await audit.goto('/desk/audit?record=accounts');
		const told = (await rowsOf(audit)).join('\n');
		expect(told).toContain('登录');
		expect(told).toContain('退出');
		expect((await audit.request.get('/desk/audit?from=2026-02-31')).status()).toBe(400);
		expect((await audit.request.get('/desk/audit/0')).status()).toBe(404);
	});

	test('goes back page by page, in both languages, and fits a phone', async () => {
		const audit = await troupe.as('audit');
		await audit.setViewportSize({ width: 360, height: 740 });
		for (const path of ['/desk/audit', '/en/desk/audit']) {
			await audit.goto(path);
			const first = await audit.locator('main tbody th').allInnerTexts();
			await audit.locator('a[rel=next]').click();
			await audit.waitForURL(/after=\d+/);
			const second = await audit.locator('main tbody th').allInnerTexts();
			expect(first).toHaveLength(50);
			expect(second).toHaveLength(50);
			expect(Number(second[0])).toBeLessThan(Number(first.at(-1)));
			expect(await audit.evaluate(() => document.documentElement.scrollWidth)).toBe(360);
		}
	});
});
