import { chromium } from '@playwright/test';
import { join, resolve } from 'node:path';
import { findBrowser } from '../routes/browser.ts';
import { openPortal } from './portal.ts';

/**
 * `npm run screenshot`: the picture in the README, of the demo's home page, and the card by which
 * pages without a picture of their own are shown where they are shared.
 */
const folder = join(resolve(import.meta.dirname, '../..'), 'static');

/** In the fonts and colours of the page that it is drawn on. */
const card = `
	<div style="display: grid; align-content: center; gap: 28px; height: 630px; padding: 0 96px;
		border-bottom: 24px solid var(--pine)">
		<svg viewBox="0 0 32 32" width="112" height="112">
			<rect width="32" height="32" rx="5" fill="#1f5f4a" />
			<g fill="none" stroke="#fdfcf9" stroke-width="2.6">
				<rect x="6.5" y="9.5" width="13" height="13" rx="3" />
				<rect x="12.5" y="9.5" width="13" height="13" rx="3" />
			</g>
		</svg>
		<b style="font-size: 76px; line-height: 1.2">结对帮扶公开平台</b>
		<span style="font-size: 36px; color: var(--soft)">每一笔帮扶资金，都可以查看和核对</span>
		<span style="font-size: 30px; color: var(--soft)">Paired assistance, in the open</span>
	</div>`;

const portal = await openPortal(4263);
const browser = await chromium.launch(findBrowser());
const page = await browser.newPage({ viewport: { width: 1366, height: 900 }, locale: 'zh-CN' });
await page.goto(portal.origin, { waitUntil: 'networkidle' });
await page.screenshot({ path: join(folder, 'screenshot.png') });
await page.setViewportSize({ width: 1200, height: 630 });
await page.evaluate((html) => (document.body.innerHTML = html), card);
await page.evaluate(() => document.fonts.ready.then(() => null));
await page.screenshot({ path: join(folder, 'share.png') });
await browser.close();
await portal.stop();
