import { expect, test } from 'vitest';
import { sitemapXml } from '#http/sitemap.server.ts';

async function* addresses(count: number) {
	for (let n = 0; n < count; n++)
		yield { path: `/projects/${n}`, changedOn: n ? null : '2026-01-01' };
}

async function written(count: number): Promise<string> {
	const parts: string[] = [];
	for await (const part of sitemapXml(addresses(count), 'https://jiedui.example')) parts.push(part);
	return parts.join('');
}

test('each page stands in both languages, each with the other beside it', async () => {
	const xml = await written(1);
	expect(xml.match(/<loc>[^<]*/g)).toEqual([
		'<loc>https://jiedui.example/projects/0',
		'<loc>https://jiedui.example/en/projects/0',
	]);
	expect(xml.match(/hreflang="en" href="https:\/\/jiedui.example\/en\/projects\/0"/g)).toHaveLength(
		2,
	);
	expect(xml).toContain('<lastmod>2026-01-01</lastmod>');
});

test('it stays within what the protocol allows and ends properly', async () => {
	const xml = await written(30_000);
	expect(xml.match(/<loc>/g)).toHaveLength(50_000);
	expect(xml.endsWith('</urlset>\n')).toBe(true);
});
