import { defineConfig } from '@playwright/test';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { findBrowser } from './tests/routes/browser.ts';

const port = Number(process.env['TEST_PORT'] ?? 4173);

// Set once and inherited by the workers, which read the demo's accounts there.
process.env['TEST_DATA_DIR'] ??= join(tmpdir(), `jiedui-browser-${process.pid}`);

export default defineConfig({
	testDir: 'tests/routes',
	// Needs the database beside the browser: npm run proof -- fields
	testIgnore: process.env['EVERY_FORM'] ? [] : 'turns.test.ts',
	fullyParallel: true,
	forbidOnly: true,
	retries: 0,
	// Bounds for what hangs: a story is dozens of pages, and the machine may be busy with others.
	timeout: 300_000,
	expect: { timeout: 15_000 },
	workers: 2,
	reporter: 'list',
	use: {
		baseURL: `http://127.0.0.1:${port}`,
		locale: 'zh-CN',
		timezoneId: 'Asia/Shanghai',
		viewport: { width: 1366, height: 768 },
		launchOptions: findBrowser(),
		actionTimeout: 20_000,
		// Once one stands, a form's redirect is told as its page; phone.test.ts has its own browsers.
		serviceWorkers: 'block',
		screenshot: 'only-on-failure',
		// Costs a third of the time: npx playwright test <file> --trace on
		trace: 'off',
	},
	webServer: {
		command: 'node supabase/local/start.mjs serve --ephemeral',
		url: `http://127.0.0.1:${port}/healthz`,
		env: { PORT: String(port), DATA_DIR: process.env['TEST_DATA_DIR'] },
		reuseExistingServer: !process.env['CI'],
		timeout: 300_000,
		stdout: 'ignore',
		// SIGKILL, the default, would leave PostgreSQL behind.
		gracefulShutdown: { signal: 'SIGTERM', timeout: 8000 },
	},
});
