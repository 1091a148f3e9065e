import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { villages } from './giving.ts';
import { gather, type Cast, type Person } from './people.ts';

type Kind = 'needs' | 'pledges';

interface Given {
	readonly by: Person;
	readonly kind?: Kind;
	readonly commands: readonly (object | null)[];
	/** What the file holds; another file each time if not told. */
	readonly content?: string;
}

const road = (more: object = {}) => ({
	village_code: villages.yuangudui,
	title: '修一条路',
	description: '',
	category: 'roads',
	commodity: 'money',
	amount_fen: 5_000_000,
	urgency: 3,
	...more,
});

const promise = ({ charityEditor }: Cast) => ({
	receiving_organization_id: charityEditor.organization,
	nature: 'social_donation',
	form: 'cash',
	amount_fen: 8_000_000,
	is_approximate: false,
	is_anonymous: false,
	lines: [{ village_code: villages.yuangudui, amount_fen: 8_000_000 }],
	goods: [],
	instalments: [{ due_on: '2027-06-30', amount_fen: 8_000_000 }],
});

async function file(tx: Tx, by: Person, content: string = randomUUID()): Promise<string> {
	const id = randomUUID();
	await become(tx, by);
	await tx`select record_document(${id}, 'import', '表.csv', 'text/csv', 10,
		${createHash('sha256').update(content).digest('hex')})`;
	return id;
}

const begin = (id: string, kind: string, document: string) => (tx: Tx) =>
	tx`select begin_import(${id}, ${kind}, ${document})`;
const confirm = (id: string) => (tx: Tx) => tx`select confirm_import(${id})`;
const undo = (id: string) => (tx: Tx) => tx`select undo_import(${id})`;
const discard = (id: string) => (tx: Tx) => tx`select discard_import(${id})`;
const keep = (id: string, commands: readonly (object | null)[]) => (tx: Tx) => {
	const rows = commands.map((command, index) => ({
		position: index + 2,
		cells: ['x'],
		issues: command ? [] : [{ key: 'title', name: 'need.title_missing' }],
		command,
	}));
	return tx`select record_import(${id}, '[]', '[]', ${tx.json(rows as never)})`;
};

/** A file that was uploaded and read; whoever uploaded it acts on. */
async function ready(tx: Tx, { by, kind = 'needs', commands, content }: Given): Promise<string> {
	const [id, document] = [randomUUID(), await file(tx, by, content)];
	await begin(id, kind, document)(tx);
	await becomeOwner(tx);
	await keep(id, commands)(tx);
	await become(tx, by);
	return id;
}

async function recordsOf(tx: Tx, id: string, table: string): Promise<Record<string, unknown>[]> {
	await becomeOwner(tx);
	return tx.unsafe(
		`select n.* from ${table} n join import_rows r on r.record_id = n.id
		where r.import_id = $1 order by r.position`,
		[id],
	);
}

async function importOf(tx: Tx, id: string): Promise<Record<string, unknown>> {
	await becomeOwner(tx);
	const [row] = await tx`select * from imports where id = ${id}`;
	return row ?? {};
}

describe('beginning an import', () => {
	it('is for who may write such records by hand, with a file of their own', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const foreign = await file(tx, cast.otherVillage);
			const own = await file(tx, cast.villageEditor);
			expect(await refusalOf(tx, begin(randomUUID(), 'pledges', own))).toBe('access.denied');
			expect(await refusalOf(tx, begin(randomUUID(), 'needs', foreign))).toBe('document.unknown');
			expect(await refusalOf(tx, begin(randomUUID(), 'people', own))).toBe('import.kind_unknown');
			const id = randomUUID();
			expect(await refusalOf(tx, begin(id, 'needs', own))).toBeNull();
			expect(await refusalOf(tx, begin(id, 'needs', own))).toBeNull();
			expect(await refusalOf(tx, begin(id, 'needs', await file(tx, cast.villageEditor)))).toBe(
				'document.unknown',
			);
			await become(tx, { ...cast.villageEditor, isView: true });
			expect(await refusalOf(tx, begin(randomUUID(), 'needs', own))).toBe('view.read_only');
			await becomeOwner(tx);
			const jobs = await tx`select from graphile_worker.jobs where key = ${`read_import:${id}`}`;
			expect(jobs).toHaveLength(1);
		}));

	it('is read once, by nobody who is signed in, and not after it was laid aside', () =>
		rolledBack(async (tx) => {
			const { villageEditor, otherVillage } = await gather(tx);
			const [id, document] = [randomUUID(), await file(tx, villageEditor)];
			await begin(id, 'needs', document)(tx);
			expect(await refusalOf(tx, keep(id, [road()]))).toBe('42501');
			await become(tx, otherVillage);
			expect(await refusalOf(tx, discard(id))).toBe('import.unknown');
			expect(await tx`select from imports where id = ${id}`).toHaveLength(0);
			await become(tx, villageEditor);
			await discard(id)(tx);
			await becomeOwner(tx);
			expect(await refusalOf(tx, keep(id, [road()]))).toBe('import.not_reading');
			expect(await tx`select from import_rows where import_id = ${id}`).toHaveLength(0);
		}));
});

describe('confirming an import', () => {
	it('writes each row once, as whoever confirms would by hand', () =>
		rolledBack(async (tx) => {
			const { township } = await gather(tx);
			const id = await ready(tx, { by: township, commands: [road(), road({ title: '修水池' })] });
			await confirm(id)(tx);
			expect(await refusalOf(tx, confirm(id))).toBeNull();
			const needs = await recordsOf(tx, id, 'needs');
			expect(needs).toMatchObject([
				{ title: '修一条路', status: 'draft', is_entered_on_behalf: true },
				{ title: '修水池', created_by: township.account, amount_fen: '5000000' },
			]);
			expect(await importOf(tx, id)).toMatchObject({ status: 'imported', row_count: 2 });
		}));

	it('writes nothing where one row is refused, and says which and why', () =>
		rolledBack(async (tx) => {
			const { villageEditor } = await gather(tx);
			const foreign = road({ village_code: '621125106201' });
			const id = await ready(tx, { by: villageEditor, commands: [road(), foreign] });
			const said = await tx
				.savepoint((inner) => confirm(id)(inner))
				.catch((error: { message: string; detail: string }) => error);
			expect(said).toMatchObject({ message: 'import.row_refused' });
			expect(JSON.parse((said as { detail: string }).detail)).toMatchObject({
				row: 3,
				why: 'need.village_not_yours',
			});
			expect(await recordsOf(tx, id, 'needs')).toEqual([]);
			expect(await importOf(tx, id)).toMatchObject({ status: 'ready' });
		}));

	it('is refused while a row is wrong, and to another organization', () =>
		rolledBack(async (tx) => {
			const { villageEditor, otherVillage } = await gather(tx);
			const id = await ready(tx, { by: villageEditor, commands: [road(), null] });
			expect(await refusalOf(tx, confirm(id))).toBe('import.has_faults');
			await become(tx, otherVillage);
			expect(await refusalOf(tx, confirm(id))).toBe('import.unknown');
		}));

	it('takes one file once, and again when it was undone', () =>
		rolledBack(async (tx) => {
			const { villageEditor: by } = await gather(tx);
			const first = await ready(tx, { by, commands: [road()], content: 'same' });
			await confirm(first)(tx);
			const second = await ready(tx, { by, commands: [road()], content: 'same' });
			expect(await refusalOf(tx, confirm(second))).toBe('import.same_file');
			await undo(first)(tx);
			expect(await refusalOf(tx, confirm(second))).toBeNull();
			expect(await recordsOf(tx, second, 'needs')).toMatchObject([{ status: 'draft' }]);
		}));
});

describe('undoing an import', () => {
	it('withdraws what nobody has touched since, and leaves the rest', () =>
		rolledBack(async (tx) => {
			const { villageEditor: by } = await gather(tx);
			const id = await ready(tx, { by, commands: [road(), road(), road()] });
			expect(await refusalOf(tx, undo(id))).toBe('import.not_imported');
			await confirm(id)(tx);
			const [edited] = await recordsOf(tx, id, 'needs');
			await become(tx, by);
			await tx`select save_need(${edited!['id'] as string}, ${villages.yuangudui}, '修两条路',
				'roads', 'money', 3, amount_fen => 5000000, version => 1)`;
			await undo(id)(tx);
			expect(await refusalOf(tx, undo(id))).toBeNull();
			expect(await recordsOf(tx, id, 'needs')).toMatchObject([
				{ status: 'draft', title: '修两条路' },
				{ status: 'withdrawn' },
				{ status: 'withdrawn' },
			]);
			expect(await importOf(tx, id)).toMatchObject({ status: 'undone', withdrawn_count: 2 });
		}));

	it('is refused where nothing is left to take back', () =>
		rolledBack(async (tx) => {
			const { villageEditor: by } = await gather(tx);
			const id = await ready(tx, { by, commands: [road()] });
			await confirm(id)(tx);
			const [need] = await recordsOf(tx, id, 'needs');
			await become(tx, by);
			await tx`select withdraw_need(${need!['id'] as string})`;
			expect(await refusalOf(tx, undo(id))).toBe('import.all_moved_on');
		}));
});

describe('an import of pledges', () => {
	it('draws up drafts with their lines and instalments, and takes them back', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { donorEditor: by } = cast;
			const id = await ready(tx, { by, kind: 'pledges', commands: [promise(cast)] });
			await confirm(id)(tx);
			const [pledge] = await recordsOf(tx, id, 'pledges');
			expect(pledge).toMatchObject({
				status: 'draft',
				donor_organization_id: by.organization,
				amount_fen: '8000000',
			});
			const parts = await tx`select l.amount_fen, i.due_on::text from pledge_lines l
				join instalments i using (pledge_id) where l.pledge_id = ${pledge!['id'] as string}`;
			expect(parts).toMatchObject([{ amount_fen: '8000000', due_on: '2027-06-30' }]);
			await become(tx, by);
			await undo(id)(tx);
			expect(await recordsOf(tx, id, 'pledges')).toMatchObject([{ status: 'withdrawn' }]);
		}));
});
