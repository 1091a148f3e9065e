import { describe, expect, it } from 'vitest';
import { foldSearch } from '#domain/regions/search.ts';

describe('what is searched for', () => {
	it.each([
		['渭源', '渭源'],
		[' 渭 源 ', '渭源'],
		['渭\u3000源', '渭源'],
		['Wei Yuan', 'weiyuan'],
		['ｗｅｉｙｕａｎ', 'weiyuan'],
		["xi'an", 'xian'],
		['lüliang', 'lvliang'],
		['LU\u0308LIANG', 'lvliang'],
		['w', ''],
		['源', '源'],
		['%_\\', ''],
		['', ''],
	])('“%s” is looked for as “%s”', (typed, beginning) => {
		expect(foldSearch(typed)).toBe(beginning);
	});
});
