import { readFileSync } from 'node:fs';
import { paraglideVitePlugin } from '@inlang/paraglide-js';
import { sveltekit } from '@sveltejs/kit/vite';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';
import { listPlugin } from './src/text/list-plugin.ts';

/** System fonts that hold the whole of GB 18030's common range, by their full or short names. */
const systemFonts = [
	'PingFang SC',
	'Microsoft YaHei',
	'Noto Sans CJK SC',
	'NotoSansCJKsc-Regular',
	'Source Han Sans SC',
	'HarmonyOS Sans SC',
	'WenQuanYi Micro Hei',
];

/**
 * Puts local() before the address of each slice of the Chinese web font, so that phones and
 * offices, which have such a font, download none, and a machine without one still shows Chinese.
 */
const systemFontsFirst: Plugin = {
	name: 'system-fonts-first',
	enforce: 'pre',
	transform(code, id) {
		if (!id.includes('@fontsource-variable/noto-sans-sc')) return null;
		const local = systemFonts.map((name) => `local('${name}')`).join(', ');
		return code.replaceAll('src: url(', `src: ${local}, url(`);
	},
};

const messages = JSON.parse(
	readFileSync(new URL('./src/text/messages/zh-CN.json', import.meta.url), 'utf8'),
) as Record<string, unknown>;

export default defineConfig({
	plugins: [
		systemFontsFirst,
		paraglideVitePlugin({
			project: './src/text/project.inlang',
			outdir: './src/text/compiled',
			strategy: ['url', 'baseLocale'],
		}),
		sveltekit(),
		listPlugin(Object.keys(messages)),
	],
	build: {
		// Chromium 88 must read it: the minifier would write range media queries otherwise.
		cssTarget: 'chrome88',
		// A font in a data: address is refused by our own content security policy.
		assetsInlineLimit: 0,
		// What eight pages or more have in common is one file: a desk's page asked for over a hundred.
		rolldownOptions: {
			output: { codeSplitting: { groups: [{ name: 'common', minShareCount: 8 }] } },
		},
	},
	// PostgreSQL writes below .data at every commit: watching it would reload the page each time.
	server: { watch: { ignored: ['**/.data/**'] } },
	test: {
		projects: [
			{
				extends: true,
				// Pure, and so without traces in each other: one world for all spares 30 s of imports.
				test: {
					name: 'unit',
					include: ['tests/{domain,text,ui,work}/**/*.test.ts'],
					isolate: false,
				},
			},
			{
				extends: true,
				// These put other modules in the place of some.
				test: { name: 'http', include: ['tests/http/**/*.test.ts'] },
			},
			{
				extends: true,
				test: { name: 'tidy', include: ['tests/tidy/**/*.test.ts'], testTimeout: 60_000 },
			},
			{
				extends: true,
				test: {
					name: 'database',
					include: ['tests/{database,data}/**/*.test.ts'],
					globalSetup: ['tests/database/stack.ts'],
					// Bounds for what hangs, also on a busy machine.
					testTimeout: 120_000,
					hookTimeout: 120_000,
				},
			},
			{
				extends: true,
				test: {
					name: 'proof',
					include: ['tests/proof/**/*.test.ts'],
					globalSetup: ['tests/database/stack.ts'],
				},
			},
		],
	},
});
