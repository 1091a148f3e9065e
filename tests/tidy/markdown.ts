import { posix } from 'node:path';
import { findLines, type Finding, type Rule, type TextFile } from './rule.ts';
import { blank } from './syntax.ts';

/** Without what only quotes Markdown: fenced and inline code. */
function prose({ path, text }: TextFile): TextFile {
	const code = /^( *)(```+|~~~+)[\s\S]*?^\1\2[`~]*$|`[^`\n]+`/gm;
	return { path, text: text.replace(code, blank) };
}

function pages(files: readonly TextFile[]): TextFile[] {
	return files.filter(({ path }) => path.endsWith('.md'));
}

const titled: Rule = {
	holds: 'A Markdown file has one title.',
	why: 'the first-level heading names the page; two of them are two pages, none is a note.',
	instead: 'begin with one `# Title`, and use `##` below it.',
	find: (files) =>
		pages(files).flatMap((file) => {
			const titles = findLines(prose(file), (line) => /^# +\S/.test(line) && 'a second title');
			return titles.length ? titles.slice(1) : [{ path: file.path, line: 1, what: 'no title' }];
		}),
	examples: [
		{
			shows: 'two titles, none, and a comment of a shell that looks like one',
			files: {
				'README.md': '# A\n\n## B\n\n# C\n',
				'src/README.md': '## B\n',
				'tests/README.md': '# A\n\n```sh\n# not a title\n```\n',
			},
			finds: ['README.md:5', 'src/README.md:1'],
		},
	],
};

const linked: Rule = {
	holds: 'A link to a file leads to a file.',
	why: 'a dead link is the reader’s first proof that the page is not true.',
	instead: 'correct it; paths are relative to the file that has the link.',
	find: (files) => {
		const known = new Set(files.flatMap(({ path }) => [path, ...foldersOf(path)]));
		return pages(files).flatMap((page) => deadLinks(page, known));
	},
	examples: [
		{
			shows: 'dead links, and living ones to a file, a folder, a part of a page and the web',
			files: {
				'README.md': `# A
[a](src/gone.ts) [b](src/README.md)
[c](src/README.md#b) [d](src) [e](src/) [f](#a) ![g](static/gone.png)
[h](https://example.org) [i](mailto:a@example.org) \`[j](gone)\``,
				'src/README.md': '# B\n[back](../README.md "A") [out](../../README.md)\n\n[k]: ./gone.ts',
			},
			finds: ['README.md:2', 'README.md:3', 'src/README.md:2', 'src/README.md:4'],
		},
	],
};

function foldersOf(path: string): string[] {
	const parts = path.split('/').slice(0, -1);
	return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

function deadLinks(page: TextFile, known: ReadonlySet<string>): Finding[] {
	const link = /\]\(<?([^)\s>]+)|^\[[^\]]+\]:\s*(\S+)/g;
	return findLines(prose(page), (line) => {
		const targets = [...line.matchAll(link)].map((match) => match[1] ?? match[2] ?? '');
		return targets.filter((target) => !leads(target, page.path, known)).join(', ');
	});
}

function leads(target: string, from: string, known: ReadonlySet<string>): boolean {
	if (/^([a-z]+:|#)/.test(target)) return true;
	const path = decodeURI(target).replace(/[#?].*$/, '');
	return known.has(posix.join(posix.dirname(from), path).replace(/\/$/, ''));
}

export const markdownRules = [titled, linked];
