import { chromium } from '@playwright/test';
import { join, resolve } from 'node:path';
import { findBrowser } from '../routes/browser.ts';
import { openPortal } from './portal.ts';

/** `npm run screenshot`: the picture in the README, of the demo's home page. */
const file = join(resolve(import.meta.dirname, '../..'), 'static/screenshot.png');
const portal = await openPortal(4263);
const browser = await chromium.launch(findBrowser());
const page = await browser.newPage({ viewport: { width: 1366, height: 900 }, locale: 'zh-CN' });
await page.goto(portal.origin, { waitUntil: 'networkidle' });
await page.screenshot({ path: file });
await browser.close();
await portal.stop();
