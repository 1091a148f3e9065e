import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { gather } from './people.ts';

interface Kept {
	readonly name: string;
	readonly query: string;
}

function keep(tx: Tx, { name, query = '' }: Partial<Kept>, list = 'needs'): Promise<string> {
	return tx`select save_view(${randomUUID()}, ${list}, ${name ?? null}, ${query}) as id`.then(
		([row]) => (row as { id: string }).id,
	);
}

describe('a saved view', () => {
	it('is seen and forgotten by nobody but whose it is', () =>
		rolledBack(async (tx) => {
			const { villageEditor, villageApprover } = await gather(tx);
			await become(tx, villageEditor);
			const id = await keep(tx, { name: ' 待核实 ', query: '?status=submitted' });
			const own = await tx<Kept[]>`select name, query from saved_views`;
			expect([...own]).toEqual([{ name: '待核实', query: '?status=submitted' }]);
			await become(tx, villageApprover);
			expect(await tx`select from saved_views`).toHaveLength(0);
			await tx`select forget_view(${id})`;
			await become(tx, villageEditor);
			expect(await tx`select from saved_views`).toHaveLength(1);
			await tx`select forget_view(${id})`;
			expect(await tx`select from saved_views`).toHaveLength(0);
			await becomeOwner(tx);
			const told = await tx<{ act: string }[]>`
				select act from audit_events where record = 'saved_views' order by seq`;
			expect(told.map(({ act }) => act)).toEqual(['insert', 'delete']);
		}));

	it('takes the place of the one with its name, in the same list', () =>
		rolledBack(async (tx) => {
			const { villageEditor } = await gather(tx);
			await become(tx, villageEditor);
			const first = await keep(tx, { name: '急', query: '?urgency=4' });
			const second = await keep(tx, { name: '急', query: '?urgency=5' });
			await keep(tx, { name: '急', query: '?year=2026' }, 'projects');
			expect(second).toBe(first);
			const rows = await tx<Kept[]>`select name, query from saved_views where list = 'needs'`;
			expect([...rows]).toEqual([{ name: '急', query: '?urgency=5' }]);
		}));

	it('needs a name, and there are twenty to a list', () =>
		rolledBack(async (tx) => {
			const { villageEditor } = await gather(tx);
			await become(tx, villageEditor);
			const refused = (name: string) => refusalOf(tx, (inner) => keep(inner, { name }));
			expect(await refused(' ')).toBe('saved_view.name_missing');
			for (let count = 0; count < 20; count += 1) await keep(tx, { name: String(count) });
			expect(await refused('20')).toBe('saved_view.too_many');
			expect(await refused('7')).toBeNull();
			expect(await refusalOf(tx, (inner) => keep(inner, { name: '20' }, 'projects'))).toBeNull();
		}));

	it('cannot be written past its functions, nor as somebody who only looks', () =>
		rolledBack(async (tx) => {
			const { villageEditor } = await gather(tx);
			await become(tx, villageEditor);
			const insert = (
				inner: Tx,
			) => inner`insert into saved_views (id, account_id, list, name, query)
				values (${randomUUID()}, ${villageEditor.account}, 'needs', 'x', '')`;
			expect(await refusalOf(tx, insert)).toBe('42501');
			await become(tx, { ...villageEditor, isView: true });
			expect(await refusalOf(tx, (inner) => keep(inner, { name: 'x' }))).toBe('view.read_only');
		}));
});
