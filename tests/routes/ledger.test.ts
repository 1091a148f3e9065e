import { expect, test } from '@playwright/test';
import { readFile, writeFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';

/** What a journalist does: both files from the page, then the checker, without any network. */
test('anyone checks the ledger offline, and finds a changed figure', async ({ page }, info) => {
	await page.goto('/ledger');
	await page.getByRole('link', { name: '核对台账' }).click();
	await expect(page.getByRole('heading', { level: 1 })).toHaveText('核对台账');
	const head = await page.getByText(/^[0-9a-f]{64}$/).textContent();
	const download = page.waitForEvent('download');
	await page.getByRole('link', { name: '下载整条链' }).click();
	const chain = info.outputPath('chain.jsonl');
	await (await download).saveAs(chain);
	const answer = await page.request.get('/ledger-checker.html');
	const checker = info.outputPath('checker.html');
	await writeFile(checker, await answer.body());
	const received = await page
		.getByRole('link', { name: /^[\d,.]+$/ })
		.first()
		.textContent();

	await page.context().setOffline(true);
	await page.goto(pathToFileURL(checker).href);
	await page.getByLabel('chain.jsonl').setInputFiles(chain);
	await expect(page.getByRole('status')).toContainText(`✓ 链条完整 The chain holds.`);
	await expect(page.getByRole('status')).toContainText(head!);
	const found = await page.getByRole('cell', { name: /\.\d\d$/ }).allTextContents();
	const wan = found.map((yuan) => Number(yuan.replaceAll(',', '')) / 10_000);
	const shown = Number(received!.replaceAll(',', ''));
	expect(wan.some((sum) => Math.abs(sum - shown) < 0.005)).toBe(true);

	const lines = (await readFile(chain, 'utf8')).split('\n');
	const place = lines.findIndex((line) => line.includes('signed_fen'));
	lines[place] = lines[place]!.replace(
		/("signed_fen\\?": -?)(\d)/,
		(_, name: string, digit: string) => name + (digit === '9' ? '8' : '9'),
	);
	const forged = info.outputPath('forged.jsonl');
	await writeFile(forged, lines.join('\n'));
	await page.getByLabel('chain.jsonl').setInputFiles(forged);
	await expect(page.getByRole('status')).toContainText(`at link ${place + 1}`);
});
