import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { pair } from './giving.ts';
import { gather, type Cast, type Person } from './people.ts';

interface Story {
	readonly cast: Cast;
	readonly pairing: string;
}

/** The city and the county of the stories, paired. */
async function paired(tx: Tx): Promise<Story> {
	const cast = await gather(tx);
	const pairing = await pair(tx, cast.cityApprover, cast.countyEditor.region, '2021-04-01');
	return { cast, pairing };
}

interface Asked {
	readonly id?: string;
	readonly scope?: string;
	readonly month?: string;
	readonly region?: string | null;
	readonly pairing?: string | null;
}

const drawUp =
	({ id = randomUUID(), scope = 'pairing', month = '2024-05-01', ...subject }: Asked) =>
	(tx: Tx) =>
		tx`select draw_up_bulletin(${id}, ${scope}, ${month}::date, ${subject.region ?? null},
			${subject.pairing ?? null})`;

const publish = (id: string) => (tx: Tx) => tx`select publish_bulletin(${id})`;
const redraw = (id: string) => (tx: Tx) => tx`select redraw_bulletin(${id})`;
const word =
	(id: string, version: number, words: { foreword?: string; correction?: string } = {}) =>
	(tx: Tx) =>
		tx`select word_bulletin(${id}, ${words.foreword ?? '综述'}, '', ${words.correction ?? ''},
			${version})`;

/** Drawn up by the county for its pairing. */
async function drawn(tx: Tx): Promise<Story & { id: string }> {
	const story = await paired(tx);
	const id = randomUUID();
	await become(tx, story.cast.countyEditor);
	await drawUp({ id, pairing: story.pairing })(tx);
	return { ...story, id };
}

async function refusalAs(tx: Tx, person: Person, act: (tx: Tx) => Promise<unknown>) {
	await become(tx, person);
	return refusalOf(tx, act);
}

describe('who draws up a bulletin', () => {
	it('is the county of its own, either side of a pairing, and who supports', () =>
		rolledBack(async (tx) => {
			const { cast, pairing } = await paired(tx);
			const county = { scope: 'county', region: cast.countyEditor.region };
			const supporting = { scope: 'supporting', region: cast.cityEditor.region };
			const both = { scope: 'pairing', pairing };
			const no = 'bulletin.not_yours';
			const answers: [Person, Asked, string | null][] = [
				[cast.countyEditor, county, null],
				[cast.cityEditor, county, no],
				[cast.otherCounty, county, no],
				[cast.villageApprover, county, 'access.denied'],
				[cast.supervisor, county, 'access.denied'],
				[cast.donorApprover, both, 'access.denied'],
				[cast.cityEditor, both, null],
				[cast.countyEditor, both, 'bulletin.drawn_up_already'],
				[cast.formerCity, both, no],
				[cast.receivingCity, both, no],
				[cast.cityEditor, supporting, null],
				[cast.countyEditor, supporting, no],
				[cast.formerCity, { ...supporting, region: cast.formerCity.region }, no],
			];
			for (const [person, asked, refusal] of answers) {
				expect(await refusalAs(tx, person, drawUp(asked)), JSON.stringify(asked)).toBe(refusal);
			}
		}));

	it('draws no month to come, and nothing that begins within one', () =>
		rolledBack(async (tx) => {
			const { cast, pairing } = await paired(tx);
			for (const month of ['2999-01-01', '2024-05-02']) {
				const refusal = await refusalAs(tx, cast.cityEditor, drawUp({ pairing, month }));
				expect(refusal).toBe('bulletin.no_such_month');
			}
		}));

	it('makes one bulletin of one id, however often it is sent', () =>
		rolledBack(async (tx) => {
			const { cast, pairing, id } = await drawn(tx);
			expect(await refusalAs(tx, cast.countyEditor, drawUp({ id, pairing }))).toBeNull();
			const other = drawUp({ id, pairing, month: '2024-04-01' });
			expect(await refusalAs(tx, cast.countyEditor, other)).toBe('id.reused');
			const [row] = await tx`select count(*)::int as n from bulletins where id = ${id}`;
			expect(row).toEqual({ n: 1 });
		}));
});

describe('a bulletin', () => {
	it('is read before publication by its two sides alone', () =>
		rolledBack(async (tx) => {
			const { cast, id } = await drawn(tx);
			const readers: string[] = [];
			for (const [name, person] of Object.entries(cast)) {
				await become(tx, person);
				const rows = await tx`select id from bulletins where id = ${id}`;
				if (rows.length > 0) readers.push(name);
			}
			expect(readers).toEqual(['countyEditor', 'countyApprover', 'cityEditor', 'cityApprover']);
		}));

	it('is published by a second person, of either side, and then read by anybody', () =>
		rolledBack(async (tx) => {
			const { cast, id } = await drawn(tx);
			await become(tx, cast.countyApprover);
			await word(id, 1)(tx);
			const publication = publish(id);
			expect(await refusalAs(tx, cast.countyApprover, publication)).toBe('approval.same_person');
			expect(await refusalAs(tx, cast.countyEditor, publication)).toBe('access.denied');
			expect(await refusalAs(tx, cast.receivingCity, publication)).toBe('bulletin.unknown');
			expect(await refusalAs(tx, cast.cityApprover, publication)).toBeNull();
			expect(await refusalAs(tx, cast.cityApprover, publication)).toBeNull();
			await become(tx, null);
			const [row] = await tx`select edition, foreword, scope_name, organization_name
				from published_reports where id = ${id}`;
			expect(row).toEqual({
				edition: 1,
				foreword: '综述',
				scope_name: 'qingdao—weiyuan',
				organization_name: 'county of weiyuan',
			});
		}));

	it('keeps what somebody else wrote meanwhile', () =>
		rolledBack(async (tx) => {
			const { cast, id } = await drawn(tx);
			expect(await refusalAs(tx, cast.countyEditor, word(id, 1))).toBeNull();
			const other = word(id, 1, { foreword: '另一种写法' });
			expect(await refusalAs(tx, cast.cityEditor, other)).toBe('draft.changed_meanwhile');
			expect(await refusalAs(tx, cast.cityEditor, word(id, 1))).toBeNull();
		}));

	it('corrects nothing in its first edition', () =>
		rolledBack(async (tx) => {
			const { cast, id } = await drawn(tx);
			await become(tx, cast.countyEditor);
			await word(id, 1, { correction: '更正' })(tx);
			await becomeOwner(tx);
			expect(await tx`select correction from bulletins where id = ${id}`).toEqual([
				{ correction: '' },
			]);
		}));

	it('never changes once published; a correction is another edition that says why', () =>
		rolledBack(async (tx) => {
			const { cast, pairing, id } = await drawn(tx);
			await become(tx, cast.countyApprover);
			await publish(id)(tx);
			const { countyEditor } = cast;
			for (const act of [word(id, 1), redraw(id)]) {
				expect(await refusalAs(tx, countyEditor, act)).toBe('bulletin.published_already');
			}
			const next = randomUUID();
			expect(await refusalAs(tx, countyEditor, drawUp({ id: next, pairing }))).toBeNull();
			const publication = publish(next);
			const without = await refusalAs(tx, cast.countyApprover, publication);
			expect(without).toBe('bulletin.correction_missing');
			await become(tx, countyEditor);
			await word(next, 1, { correction: '补记一笔到账' })(tx);
			expect(await refusalAs(tx, cast.countyApprover, publication)).toBeNull();
			await becomeOwner(tx);
			for (const table of ['bulletins', 'published_reports']) {
				const change = `update ${table} set outlook = '改' where id = '${id}'`;
				expect(await refusalOf(tx, (inner) => inner.unsafe(change))).not.toBeNull();
			}
			const editions = await tx`select edition from published_reports
				where pairing_id = ${pairing} order by 1`;
			expect(editions.map(({ edition }) => edition)).toEqual([1, 2]);
		}));

	it('does not leave the house with other figures than were frozen', () =>
		rolledBack(async (tx) => {
			const { cast, id } = await drawn(tx);
			await becomeOwner(tx);
			await tx`update bulletins set figures = jsonb_set(figures, '{money}', '[1]')
				where id = ${id}`;
			expect(await refusalAs(tx, cast.countyApprover, publish(id))).toBe('P0001');
		}));
});
