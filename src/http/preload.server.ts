import type { Handle } from '@sveltejs/kit';

/**
 * Names the scripts of a page in its head and not in a header, as the framework would: a desk's
 * page has more than a hundred, so the header would grow beyond what proxies take of an answer
 * (4 or 8 KiB by default, and then they answer 502), and is sent uncompressed each time. Styles
 * stand in the head anyway.
 */
export const preload: Handle = ({ event, resolve }) => {
	const scripts: string[] = [];
	return resolve(event, {
		preload: ({ type, path }) => {
			if (type === 'js') scripts.push(path);
			return false;
		},
		transformPageChunk: ({ html }) => html.replace('</head>', () => `${linksTo(scripts)}</head>`),
	});
};

function linksTo(scripts: readonly string[]): string {
	return scripts.map((path) => `<link rel="modulepreload" href="${path}">`).join('');
}
