import { chromium } from '@playwright/test';
import { spawnSync } from 'node:child_process';
import { findBrowser } from './routes/browser.ts';
const o = findBrowser();
const b = await chromium.launch({ ...o, args: [...(o.args ?? []), '--remote-debugging-port=9224'] });
const r = spawnSync(process.execPath, ['/tmp/jiedui-peers/lighthouse-13.5.0/node_modules/lighthouse/cli/index.js', 'http://127.0.0.1:3998/', '--port=9224', '--output=json', '--quiet', '--only-categories=performance,accessibility'], { encoding: 'utf8', maxBuffer: 1 << 28 });
console.log(r.status, r.signal, r.error, r.stderr.slice(0, 2000), r.stdout.slice(0, 300));
await b.close();
