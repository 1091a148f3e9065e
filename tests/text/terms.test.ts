import { expect, it } from 'vitest';
import { readsOfDrafts } from '#domain/identity/access-drafts.ts';
import { reads } from '#domain/identity/access.ts';
import { listRules } from '#domain/identity/permission.ts';
import { term } from '#text/terms.ts';

// That no word lacks its English is a rule of the house.
it('has a word for every table of the permission table', () => {
	const tables = [...Object.keys(reads), ...Object.keys(readsOfDrafts)];
	expect(tables.filter((table) => term('table', table) === table)).toEqual([]);
});

it('has a word for every act of the permission table', () => {
	const acts = listRules().map(({ act }) => act.replaceAll('.', '_'));
	expect(acts.filter((act) => term('right', act) === act)).toEqual([]);
});
