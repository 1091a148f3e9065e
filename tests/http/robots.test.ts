import { expect, it } from 'vitest';
import { robotsText } from '#http/robots.server.ts';

it('asks robots not to open what is somebody’s own, in both languages', () => {
	const text = robotsText('https://jiedui.example', false);
	for (const path of ['/desk', '/en/desk', '/account', '/follow', '/en/phone']) {
		expect(text).toContain(`Disallow: ${path}\n`);
	}
	// To obey noindex a robot must be able to read it.
	expect(text).not.toMatch(/^Disallow: \/$/m);
	expect(text).not.toContain('Sitemap');
});

it('leads to the sitemap where the installation is to be listed', () => {
	const text = robotsText('https://jiedui.example', true);
	expect(text).toContain('\nSitemap: https://jiedui.example/sitemap.xml\n');
});
