import { describe, expect, it } from 'vitest';
import { readsOfDrafts } from '#domain/identity/access-drafts.ts';
import { reads } from '#domain/identity/access.ts';
import { become, becomeOwner, rolledBack } from './become.ts';
import { edges } from './edges.ts';
import { backToDrafts, everything } from './everything.ts';
import { differences, listTables, whatIsSeen } from './matrix.ts';

/** Every reader of src/domain/identity/access.ts, become in turn, against every table. */
describe('who reads what', () => {
	it('is specified for every table, and every table has a row to be read', () =>
		rolledBack(async (tx) => {
			await everything(tx);
			const tables = await listTables(tx);
			expect(Object.keys(reads).toSorted()).toEqual(tables);
			const empty = [];
			for (const table of tables) {
				const rows = await tx.unsafe(`select from public.${table} limit 1`);
				if (rows.length === 0) empty.push(table);
			}
			expect(empty).toEqual([]);
		}));

	it('is as specified for what is under way', () =>
		rolledBack(async (tx) => {
			const { cast } = await everything(tx);
			const seen = await whatIsSeen(tx, cast, Object.keys(reads));
			expect(differences(seen, reads)).toEqual([]);
		}));

	it.each(edges)('is as specified for $what', ({ arrange, reads }) =>
		rolledBack(async (tx) => {
			const { cast } = await everything(tx);
			await arrange(tx);
			const seen = await whatIsSeen(tx, cast, Object.keys(reads));
			expect(differences(seen, reads)).toEqual([]);
		}),
	);

	it('is as specified for what is not yet out', () =>
		rolledBack(async (tx) => {
			const { cast } = await everything(tx);
			await backToDrafts(tx);
			const seen = await whatIsSeen(tx, cast, Object.keys(readsOfDrafts));
			expect(differences(seen, readsOfDrafts)).toEqual([]);
		}));
});

it('nobody writes a table directly, whoever he is', () =>
	rolledBack(async (tx) => {
		const { cast } = await everything(tx);
		const tables = await listTables(tx);
		for (const person of [null, ...Object.values(cast)]) {
			await become(tx, person);
			const [row] = await tx<{ writable: string[] | null }[]>`
				select array_agg(name) as writable from unnest(${tables}::text[]) as t (name)
				where has_table_privilege('public.' || name, 'insert, update, delete, truncate')
					or has_any_column_privilege('public.' || name, 'insert, update')`;
			expect(row?.writable).toBeNull();
		}
		await becomeOwner(tx);
	}));
