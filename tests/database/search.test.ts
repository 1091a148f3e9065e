import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { foldText, nearForms, searchFor, searchWords, soundOf } from '#domain/regions/search.ts';
import { spellName } from '#http/spelling.server.ts';
import { readDivisions, regionRows } from '../../supabase/seed/regions.ts';
import { become, becomeOwner, rolledBack, type Tx } from './become.ts';
import { projectAt } from './giving.ts';
import { need, yuangudui } from './market.ts';
import { gather, type Cast, type Person } from './people.ts';

const divisions = regionRows(readDivisions().values());

interface Found {
	readonly kind: string;
	readonly id: string;
	readonly title: string;
	readonly total: string;
	readonly rank: number;
	readonly is_near: boolean;
	readonly path: string[];
}

type Question = 'search_published' | 'search_records';

async function search(
	tx: Tx,
	typed: string,
	{ by = 'search_published' as Question, most = 50, kind = null as string | null } = {},
	after: { rank: number; id: string } = { rank: -1, id: '' },
): Promise<Found[]> {
	const { words, near, sound } = searchFor(searchWords(typed), (name) => spellName(name).full);
	return tx<Found[]>`select * from ${tx(by)}(${words as string[]}::text[],
		${near as string[]}::text[], ${sound}, ${most}, ${kind}, ${after.rank}, ${after.id})`;
}

const paths = (found: readonly Found[]) => found.map(({ path }) => path.join('/'));

const withDivisions = (story: (tx: Tx) => Promise<void>) =>
	rolledBack(async (tx) => {
		await tx`insert into regions ${tx(divisions)}`;
		await story(tx);
	});

describe('what the database makes of a text', () => {
	const sign = fc.constantFrom(...'渭源元古堆村（二）·，。 Ｂb１1𡌶〇㙟\u3000/_%"\\');
	const text = fc.array(sign, { maxLength: 12 }).map((signs) => signs.join(''));

	it('is what the domain makes of it', () =>
		rolledBack(async (tx) => {
			const texts = [...new Set(fc.sample(text, 500))];
			const rows = await tx<{ written: string; folded: string; pairs: string[] }[]>`
				select written, private.fold(written) as folded,
					tsvector_to_array(private.pairs(written, 1)) as pairs
				from unnest(${texts}::text[]) as written`;
			for (const { written, folded, pairs } of rows) {
				expect(folded).toBe(foldText(written));
				for (const word of searchWords(written)) {
					const signs = [...word];
					const own = signs.slice(1).map((sign, at) => `${signs[at]}${sign}`);
					expect(pairs, written).toEqual(expect.arrayContaining(own));
				}
			}
		}));

	it('is its pairs, and those across one character for names', () =>
		rolledBack(async (tx) => {
			const [row] = await tx`select
				tsvector_to_array(private.pairs('元古堆、二村', 1)) as near,
				tsvector_to_array(private.pairs('元古堆', 2)) as far,
				tsvector_to_array(private.pairs('村', 2)) as none`;
			expect(row).toEqual({
				near: ['二村', '元古', '古堆'],
				far: ['元_堆', '元古', '古堆'],
				none: [],
			});
		}));

	it('sounds as the domain hears it', () =>
		rolledBack(async (tx) => {
			const spelt = divisions.map((row) => row.name_pinyin).slice(0, 400);
			const rows = await tx<{ pinyin: string; sound: string }[]>`
				select pinyin, private.sound(pinyin) from unnest(${spelt}::text[]) as pinyin`;
			for (const { pinyin, sound } of rows) expect(sound).toBe(soundOf(pinyin));
		}));

	it('begins with the letters that its characters are read with, nearly always', () =>
		rolledBack(async (tx) => {
			const names = divisions
				.map(({ name }) => name)
				.filter((name) => /^\p{Script=Han}+$/u.test(name));
			const rows = await tx<{ name: string; initials: string }[]>`
				select name, private.initials(name) from unnest(${names}::text[]) as name`;
			const pairs = rows.flatMap(({ name, initials }) => {
				const spelt = spellName(name).initials;
				return [...initials].map((letter, at) => letter === spelt[at]);
			});
			const right = pairs.filter(Boolean).length;
			expect(right / pairs.length).toBeGreaterThan(0.97);
		}));
});

describe('a place', () => {
	const yuanguduiPath = '甘肃省/定西市/渭源县/田家河乡/元古堆村';
	const ways: readonly (readonly [typed: string, isNear: boolean])[] = [
		['古堆', false],
		['元古堆', false],
		['元古堆村', false],
		['yuangudui', false],
		['yuan gu dui', false],
		['ygdc', false],
		['渭源 元古堆', false],
		['wy ygdc', false],
		['元故堆', true],
		['元堆村', true],
		['元古堆堆村', true],
		['古元堆村', true],
		['园古堆', true],
		['圓古堆', true],
		['yuangudiu', true],
		['yuanguduu', true],
		['yuanguduicum', true],
	];

	it('is found by characters, pinyin, first letters, or nearly so', () =>
		withDivisions(async (tx) => {
			await become(tx, null);
			for (const [typed, isNear] of ways) {
				const found = await search(tx, typed, { kind: 'places' });
				expect(paths(found), typed).toContain(yuanguduiPath);
				expect(
					found.every((one) => one.is_near === isNear),
					typed,
				).toBe(true);
			}
		}));

	it('is not found within what does not hold it, nor once it was abolished', () =>
		withDivisions(async (tx) => {
			expect(await search(tx, '漳县 元古堆')).toEqual([]);
			await tx`update regions set valid_to = '2020-01-01' where code = ${yuangudui}`;
			const found = await search(tx, '元古堆');
			expect(found.map(({ id }) => id)).not.toContain(yuangudui);
		}));

	it('comes before those below it and those that only contain the word', () =>
		withDivisions(async (tx) => {
			const found = await search(tx, '渭源', { kind: 'places' });
			expect(paths(found)[0]).toBe('甘肃省/定西市/渭源县');
			const ranks = found.map(({ rank }) => rank);
			expect(ranks).toEqual(ranks.toSorted((one, other) => one - other));
		}));

	it('is read page by page, each once', () =>
		withDivisions(async (tx) => {
			const whole = await search(tx, '家村', { kind: 'places', most: 51 });
			expect(Number(whole[0]!.total)).toBeGreaterThan(30);
			const read: string[] = [];
			let after = { rank: -1, id: '' };
			for (;;) {
				const page = await search(tx, '家村', { kind: 'places', most: 7 }, after);
				read.push(...page.map(({ id }) => id));
				expect(page.every(({ total }) => total === whole[0]!.total)).toBe(true);
				if (page.length < 7) break;
				after = page.at(-1)!;
			}
			expect(read).toHaveLength(Number(whole[0]!.total));
			expect(new Set(read).size).toBe(read.length);
			expect(read.slice(0, 50)).toEqual(whole.slice(0, 50).map(({ id }) => id));
		}));
});

describe('a pattern', () => {
	it('never makes the database stumble, whatever is sent', () =>
		rolledBack(async (tx) => {
			await become(tx, null);
			const odd = fc.array(fc.string({ unit: 'binary', maxLength: 30 }), { maxLength: 8 });
			for (const words of fc.sample(odd, 60)) {
				const sent = words.map((word) => word.replaceAll('\0', '').toWellFormed());
				await tx`select search_published(${sent}::text[], ${sent}::text[], ${sent[0] ?? ''}, 5)`;
			}
			for (const attack of [`'`, `' | 'a`, `\\'`, `%`, `__`, `a & b`, `''''`, `元'古`, '元\\古']) {
				const near = [attack, ...nearForms(`元古堆${attack}`)];
				await tx`select search_published(${[attack]}::text[], ${near}::text[], ${attack}, 5)`;
			}
		}));
});

/** Records that hold a word which nobody has made public. */
async function withCanaries(story: (tx: Tx, cast: Cast) => Promise<void>): Promise<void> {
	await rolledBack(async (tx) => {
		const cast = await gather(tx);
		const { villageEditor, donorEditor } = cast;
		const draft = await need(tx, cast, { status: 'submitted' });
		const project = await projectAt(tx, villageEditor, 'under_way');
		await become(tx, villageEditor);
		await tx`select submit_update(${randomUUID()}, ${project}, '2024-05-01', '雀哨一声，路基铺好。',
			30::smallint, null, null::uuid, '[]', null, null::uuid, null::integer)`;
		await becomeOwner(tx);
		await tx`update needs set title = '雀哨修路' where id = ${draft}`;
		await tx`update projects set title = '雀哨水渠' where id = ${project}`;
		await tx`update organizations set name = '雀哨食品公司' where id = ${donorEditor.organization}`;
		await story(tx, cast);
	});
}

async function kindsFor(tx: Tx, person: Person | null): Promise<string[]> {
	await become(tx, person);
	const by = person ? 'search_records' : 'search_published';
	const kinds = (await search(tx, '雀哨', { by })).map(({ kind }) => kind);
	await becomeOwner(tx);
	return kinds;
}

describe('who finds what', () => {
	const all = ['needs', 'organizations', 'projects', 'updates'];

	it('is what they may read, and for the public what was published', () =>
		withCanaries(async (tx, cast) => {
			expect(await kindsFor(tx, null)).toEqual([]);
			expect(await kindsFor(tx, cast.villageEditor)).toEqual(all);
			expect(await kindsFor(tx, cast.countyEditor)).toEqual(all);
			expect(await kindsFor(tx, cast.supervisor)).toEqual(all);
			for (const other of [cast.otherVillage, cast.otherCounty, cast.otherDonor]) {
				expect(await kindsFor(tx, other)).toEqual(['organizations']);
			}
			expect(await kindsFor(tx, cast.donorEditor)).toEqual(['organizations']);
		}));

	it('is no way for the public to the records of the desk', () =>
		withCanaries(async (tx) => {
			await become(tx, null);
			const refused = tx.savepoint(
				(inner) => inner`select search_records(array['雀哨'], '{}', '', 5)`,
			);
			await expect(refused).rejects.toMatchObject({ code: '42501' });
		}));

	it('is found in public once it was published, also by the place', () =>
		withCanaries(async (tx, cast) => {
			const open = await need(tx, cast);
			await tx`update needs set description = '雀哨坡到村口' where id = ${open}`;
			await tx`select private.publish_need(${open})`;
			await tx`update regions set name = '元古堆村', name_pinyin = 'yuanguduicun',
				name_initials = 'ygdc' where code = ${yuangudui}`;
			expect(await kindsFor(tx, null)).toEqual(['needs']);
			await become(tx, null);
			const found = await search(tx, '元古堆');
			expect(found.map(({ kind }) => kind)).toEqual(['needs', 'places']);
			expect(found[0]).toMatchObject({ id: open, title: '修一条路' });
			expect((await search(tx, '元古堆 雀哨')).map(({ kind }) => kind)).toEqual(['needs']);
		}));
});
