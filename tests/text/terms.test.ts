import { expect, it } from 'vitest';
import { readsOfDrafts, reads } from '#domain/identity/access.ts';
import { m } from '#text/compiled/messages.js';

it('has a word for every table of the permission table, in both languages', () => {
	const words = m as unknown as Record<string, (i: object, o: object) => string>;
	for (const locale of ['zh-CN', 'en']) {
		const tables = [...Object.keys(reads), ...Object.keys(readsOfDrafts)];
		const unnamed = tables.filter((table) => !words[`table_${table}`]?.({}, { locale }));
		expect(unnamed, locale).toEqual([]);
	}
});
