/** Whether search engines may list this installation: once who runs it says that it is open. */
export const isListed = process.env['LISTED'] === '1';

const withheld = ['/desk', '/account', '/follow', '/phone'];

/**
 * What robots are asked. Where nothing is to be listed they may still read that: an address that
 * they must not open could be listed by what others say of it.
 */
export function robotsText(origin: string, listed = isListed): string {
	const paths = withheld.flatMap((path) => [path, `/en${path}`]);
	const lines = ['User-agent: *', ...paths.map((path) => `Disallow: ${path}`)];
	if (listed) lines.push('', `Sitemap: ${origin}/sitemap.xml`);
	return `${lines.join('\n')}\n`;
}
