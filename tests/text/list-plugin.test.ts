import { parseAst } from 'vite';
import { describe, expect, it } from 'vitest';
import { listPlugin } from '../../src/text/list-plugin.ts';

const plugin = listPlugin(['nature_gift', 'nature_loan', 'natural', 'level_one']);
const build = {
	parse: (code: string) => parseAst(code) as unknown,
	error: (message: string): never => {
		throw new Error(message);
	},
};

function built(code: string, id = '/project/src/ui/needs/NeedCard.svelte'): string {
	const changed = plugin.transform.call(build, code, id);
	return typeof changed === 'string' ? changed : (changed?.code ?? code);
}

describe('in the browser’s build', () => {
	it('the words of a list stand in the place of its name', () => {
		const code = built(
			"f(term('nature', a), termFilter('x', m.y(), 'level', b), term('nature', c))",
		);
		expect(code.split('\n')).toEqual([
			"import { words as list_nature } from 'list-of-words:nature';",
			"import { words as list_level } from 'list-of-words:level';",
			"f(term(list_nature, a), termFilter('x', m.y(), list_level, b), term(list_nature, c))",
		]);
	});

	it('a list is the messages that begin with its name, and no others', () => {
		const id = plugin.resolveId('list-of-words:nature')!;
		expect(plugin.load(id)).toBe(
			"import { nature_gift, nature_loan } from '#text/compiled/messages.js';\n" +
				"export const words = { 'gift': nature_gift, 'loan': nature_loan };",
		);
		expect(plugin.resolveId('./terms.ts')).toBeNull();
		expect(plugin.load('/project/src/text/terms.ts')).toBeNull();
	});

	it.each(['term(list, a)', 'term(`nature`, a)', 'term()'])('%s is an error', (code) => {
		expect(() => built(code)).toThrow('write out the list’s name');
	});

	it('what has no words, what is not ours and what hands a list on stay as they are', () => {
		expect(built('f(1)')).toBe('f(1)');
		expect(built('term(list, a)', '/project/node_modules/x/index.js')).toBe('term(list, a)');
		expect(built('term(list, a)', '/project/src/text/filter.ts')).toBe('term(list, a)');
	});

	it('nobody looks a list up by its name', () => {
		const code = built(
			'export function wordOf() { return m[name]; }',
			'/project/src/text/lists.ts',
		);
		expect(code).not.toContain('m[');
	});
});
