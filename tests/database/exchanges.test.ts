import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { indicators, rowsOf } from '#domain/pairings/exchange-figure.ts';
import { sideOf } from '#domain/pairings/exchange-side.ts';
import { exchangeKinds, shapes, type ExchangeField } from '#domain/pairings/exchange.ts';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { pair, villages } from './giving.ts';
import { gather, type Cast } from './people.ts';

interface Terms {
	kind: string;
	began_on: string;
	ended_on: string | null;
	place_code: string | null;
	people_count: number | null;
	monitored_count: number | null;
	amount_fen: number | null;
	subject: string | null;
	from_name: string | null;
	to_name: string | null;
	channel: string | null;
	role: string | null;
	days: number | null;
	jobs_count: number | null;
	is_park: boolean;
	version: number | null;
	reason: string | null;
}

const labour = {
	kind: 'labour',
	began_on: '2024-02-20',
	people_count: 40,
	from_name: '渭源县',
	to_name: '青岛市',
};

const save =
	(id: string, pairing: string, terms: Partial<Terms> = {}) =>
	(tx: Tx) => {
		const told = { ...labour, ...terms };
		const names = Object.keys(told);
		const list = names.map((name, at) => `${name} => $${at + 3}`).join(', ');
		const values = Object.values(told) as never[];
		return tx.unsafe(`select save_exchange($1, $2, ${list})`, [id, pairing, ...values]);
	};

const answer =
	(id: string, version = 1, verdict = 'confirmed', note: string | null = null) =>
	(tx: Tx) =>
		tx`select answer_exchange(${id}, ${version}, ${verdict}, ${note})`;

const withdraw =
	(id: string, version: number, reason = '重复填报') =>
	(tx: Tx) =>
		tx`select withdraw_exchange(${id}, ${version}, ${reason})`;

interface Story {
	readonly cast: Cast;
	readonly pairing: string;
	readonly id: string;
}

/** A batch of labour that the supporting city reports. */
async function reported(tx: Tx, terms: Partial<Terms> = {}): Promise<Story> {
	const cast = await gather(tx);
	const pairing = await pair(tx, cast.cityApprover, cast.countyEditor.region, '2021-04-01');
	const id = randomUUID();
	await become(tx, cast.cityEditor);
	await save(id, pairing, terms)(tx);
	return { cast, pairing, id };
}

async function stateOf(tx: Tx, id: string): Promise<string> {
	await becomeOwner(tx);
	const [row] = await tx<{ state: string; version: number }[]>`
		select state, version from current_exchanges where id = ${id}`;
	return `${row?.version} ${row?.state}`;
}

describe('an exchange', () => {
	it('is reported by either side of the pairing of its day, and by nobody else', () =>
		rolledBack(async (tx) => {
			const { cast, pairing } = await reported(tx);
			const { cityEditor, countyEditor, donorEditor, villageEditor, township } = cast;
			for (const person of [cityEditor, countyEditor, donorEditor, villageEditor, township]) {
				await become(tx, person);
				expect(await refusalOf(tx, save(randomUUID(), pairing))).toBeNull();
			}
			for (const person of [cast.otherCounty, cast.formerCity, cast.otherVillage]) {
				await become(tx, person);
				expect(await refusalOf(tx, save(randomUUID(), pairing))).toBe('exchange.pairing_not_yours');
			}
			await become(tx, cityEditor);
			const early = save(randomUUID(), pairing, { began_on: '2021-03-31' });
			expect(await refusalOf(tx, early)).toBe('exchange.pairing_not_valid');
			const late = save(randomUUID(), pairing, { began_on: '2999-01-01' });
			expect(await refusalOf(tx, late)).toBe('exchange.in_the_future');
		}));

	it('is corrected by its own house alone, appended, with a reason', () =>
		rolledBack(async (tx) => {
			const { cast, pairing, id } = await reported(tx);
			await save(id, pairing)(tx);
			expect(await stateOf(tx, id)).toBe('1 reported');
			await become(tx, cast.cityEditor);
			const fewer = { people_count: 38, version: 1 };
			expect(await refusalOf(tx, save(id, pairing, { people_count: 38 }))).toBe(
				'draft.changed_meanwhile',
			);
			expect(await refusalOf(tx, save(id, pairing, fewer))).toBe('note.missing');
			await save(id, pairing, { ...fewer, reason: '核对车票' })(tx);
			await save(id, pairing, { ...fewer, reason: '核对车票' })(tx);
			const other = { kind: 'training', subject: '育苗', days: 3, from_name: null, to_name: null };
			const otherKind = save(id, pairing, { ...other, version: 2, reason: '类别' });
			expect(await refusalOf(tx, otherKind)).toBe('exchange.pairing_changed');
			for (const person of [cast.countyEditor, cast.donorEditor]) {
				await become(tx, person);
				const theirs = save(id, pairing, { people_count: 1, version: 2, reason: '改' });
				expect(await refusalOf(tx, theirs)).toBe('exchange.unknown');
				expect(await refusalOf(tx, withdraw(id, 2))).toBe('exchange.unknown');
			}
			await becomeOwner(tx);
			const told = await tx`select version, people_count, reason from exchanges
				where id = ${id} order by version`;
			expect(told.map(Object.values)).toEqual([
				[1, 40, null],
				[2, 38, '核对车票'],
			]);
			const change = (inner: Tx) => inner`update exchanges set people_count = 1`;
			expect(await refusalOf(tx, change)).not.toBeNull();
		}));

	it('is confirmed by an approver of the other side, version by version', () =>
		rolledBack(async (tx) => {
			const { cast, pairing, id } = await reported(tx, { place_code: villages.yuangudui });
			await become(tx, cast.countyEditor);
			expect(await refusalOf(tx, answer(id))).toBe('access.denied');
			await become(tx, cast.cityApprover);
			expect(await refusalOf(tx, answer(id))).toBe('exchange.not_yours_to_answer');
			await become(tx, cast.otherCounty);
			expect(await refusalOf(tx, answer(id))).toBe('exchange.unknown');
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, answer(id, 1, 'questioned'))).toBe('note.missing');
			await answer(id, 1, 'questioned', '县里只有38人')(tx);
			expect(await stateOf(tx, id)).toBe('1 questioned');
			await become(tx, cast.cityEditor);
			await save(id, pairing, {
				place_code: villages.yuangudui,
				people_count: 38,
				version: 1,
				reason: '按县里名单',
			})(tx);
			expect(await stateOf(tx, id)).toBe('2 reported');
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, answer(id, 1))).toBe('draft.changed_meanwhile');
			await answer(id, 2)(tx);
			await answer(id, 2)(tx);
			expect(await stateOf(tx, id)).toBe('2 confirmed');
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, answer(id, 2, 'questioned', '不对'))).toBe(
				'exchange.confirmed_already',
			);
		}));

	it('is public as the other side confirmed it, without names, remarks and households', () =>
		rolledBack(async (tx) => {
			const { cast, pairing, id } = await reported(tx, { monitored_count: 12 });
			const published = async () => {
				await becomeOwner(tx);
				const [waiting] = await tx<{ n: string }[]>`select count(*) as n
					from private.unpublished where (record, record_id) = ('exchange', ${id})`;
				expect(Number(waiting?.n)).toBeGreaterThan(0);
				await tx`select private.publish('exchange', ${id}, null)`;
				await become(tx, null);
				const rows = await tx`select * from published_exchanges where id = ${id}`;
				return rows[0];
			};
			expect(await published()).toBeUndefined();
			await become(tx, cast.countyApprover);
			await answer(id)(tx);
			const row = await published();
			expect(row).toMatchObject({ people_count: 40, from_name: '渭源县' });
			for (const hidden of ['person_name', 'note', 'monitored_count', 'written_by']) {
				expect(row).not.toHaveProperty(hidden);
			}
			await become(tx, cast.cityEditor);
			const fewer = { monitored_count: 12, people_count: 38, version: 1, reason: '名册' };
			await save(id, pairing, fewer)(tx);
			expect(await published()).toBeUndefined();
		}));

	it('may be taken back by its own house, and then stays as it was', () =>
		rolledBack(async (tx) => {
			const { cast, pairing, id } = await reported(tx);
			expect(await refusalOf(tx, withdraw(id, 1, ' '))).toBe('note.missing');
			await withdraw(id, 1)(tx);
			await withdraw(id, 1)(tx);
			expect(await stateOf(tx, id)).toBe('2 withdrawn');
			await become(tx, cast.cityEditor);
			expect(await refusalOf(tx, save(id, pairing, { version: 2, reason: '恢复' }))).toBe(
				'exchange.withdrawn',
			);
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, answer(id, 2))).toBe('exchange.withdrawn');
		}));

	it('concerns a place of the receiving side, and of one’s own there', () =>
		rolledBack(async (tx) => {
			const { cast, pairing } = await reported(tx);
			const at = (place_code: string) => save(randomUUID(), pairing, { place_code });
			expect(await refusalOf(tx, at(villages.xinlian))).toBe('exchange.place_elsewhere');
			expect(await refusalOf(tx, at(villages.yuangudui))).toBeNull();
			await become(tx, cast.villageEditor);
			expect(await refusalOf(tx, at(villages.yuangudui))).toBeNull();
			expect(await refusalOf(tx, at('621123999000'))).toBe('exchange.place_elsewhere');
		}));

	it('waits on the desk of whoever has to answer, then of whoever was asked', () =>
		rolledBack(async (tx) => {
			const { cast, id } = await reported(tx);
			const waiting = async (person: keyof Cast) => {
				await become(tx, cast[person]);
				const rows = await tx<{ act: string }[]>`
					select act from list_waiting() where record_id = ${id}`;
				return rows.map(({ act }) => act);
			};
			expect(await waiting('countyApprover')).toEqual(['exchange_confirm']);
			expect(await waiting('receivingCity')).toEqual(['exchange_confirm']);
			for (const other of ['countyEditor', 'cityApprover', 'otherCounty', 'formerCity'] as const) {
				expect(await waiting(other)).toEqual([]);
			}
			await become(tx, cast.countyApprover);
			await answer(id, 1, 'questioned', '人数')(tx);
			expect(await waiting('countyApprover')).toEqual([]);
			expect(await waiting('cityEditor')).toEqual(['exchange_correct']);
		}));
});

const columns: Readonly<Partial<Record<ExchangeField, string>>> = {
	place: 'place_code',
	amount: 'amount_fen',
};
const columnOf = (field: ExchangeField) => columns[field] ?? field;
const fields = [
	...new Set(Object.values(shapes).flatMap(({ needs, takes }) => [...needs, ...takes])),
];

describe('what each kind tells', () => {
	it('is the same in the domain as in the database', () =>
		rolledBack(async (tx) => {
			const told = fc.record({
				kind: fc.constantFrom(...exchangeKinds),
				more: fc.subarray(fields, { maxLength: 3 }),
				less: fc.integer({ min: 0, max: 20 }),
			});
			const cases = fc.sample(told, 500).map(({ kind, more, less }) => {
				const { needs, takes } = shapes[kind];
				const given = [...new Set([...needs.filter((_, at) => at !== less), ...more])];
				const isRight =
					needs.every((field) => given.includes(field)) &&
					given.every((field) => [...needs, ...takes].includes(field));
				return { kind, told: given.map(columnOf), isRight };
			});
			expect(new Set(cases.map(({ isRight }) => isRight))).toEqual(new Set([true, false]));
			for (const { kind, told: given, isRight } of cases) {
				const [row] = await tx`select private.exchange_shape(${kind}, ${given}) as is`;
				expect(row, `${kind}: ${given.join(', ')}`).toEqual({ is: isRight });
			}
		}));

	it('is checked of the rows themselves', () =>
		rolledBack(async (tx) => {
			const { pairing } = await reported(tx);
			const wrong = save(randomUUID(), pairing, { amount_fen: 100 });
			expect(await refusalOf(tx, wrong)).toBe('23514');
			const more = save(randomUUID(), pairing, { monitored_count: 41 });
			expect(await refusalOf(tx, more)).toBe('23514');
		}));
});

describe('the side of a pairing', () => {
	it('is the same in the domain as in the database', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { cityApprover, countyEditor, donorEditor } = cast;
			const city = await pair(tx, cityApprover, countyEditor.region, '2021-04-01');
			const own = await pair(tx, donorEditor, villages.yuangudui, '2021-04-01');
			await tx`update pairings set kind = 'enterprise_village' where id = ${own}`;
			const sides: string[] = [];
			for (const id of [city, own]) {
				const [row] = await tx<Record<string, string>[]>`select * from pairings where id = ${id}`;
				const pairing = {
					id,
					kind: row!['kind']!,
					validFrom: '2021-04-01',
					validTo: null,
					supportingName: '',
					receivingName: '',
					supportingOrganizationId: row!['supporting_organization_id']!,
					receivingOrganizationId: null,
					supportingRegionCode: row!['supporting_region_code']!,
					receivingRegionCode: row!['receiving_region_code']!,
				};
				for (const [name, { organization, region }] of Object.entries(cast)) {
					const [said] = await tx<{ side: string | null }[]>`
						select private.exchange_side(p, ${organization}, ${region}) as side
						from pairings p where p.id = ${id}`;
					const house = { organizationId: organization, regionCode: region };
					expect(sideOf(pairing, house), `${name} of ${pairing.kind}`).toBe(said!.side);
					sides.push(`${pairing.kind} ${said!.side}`);
				}
			}
			expect(new Set(sides).size).toBe(6);
		}));
});

describe('the figures of a year', () => {
	it('are the sums of their rows, as counted another way', () =>
		rolledBack(async (tx) => {
			const { cast, pairing } = await reported(tx, { monitored_count: 12 });
			const told: Partial<Terms>[] = [
				{ people_count: 5, began_on: '2023-12-31' },
				posting('official', 2, '2022-05-01', null),
				posting('official', 1, '2023-01-01', '2023-12-31'),
				posting('specialist', 4, '2023-06-01', '2024-01-31'),
				industry('某公司', 5_000_00, true),
				industry('某公司', null, false),
				industry('另一公司', 700, false),
				{
					...none,
					kind: 'purchase',
					subject: '百合',
					amount_fen: 123,
					to_name: '食堂',
					channel: 'canteen',
				},
			];
			const ids: string[] = [];
			await become(tx, cast.cityEditor);
			for (const terms of told) {
				ids.push(randomUUID());
				await save(ids.at(-1)!, pairing, terms)(tx);
			}
			await withdraw(ids[0]!, 1)(tx);
			await become(tx, cast.countyApprover);
			for (const id of [ids[1]!, ids[4]!]) await answer(id)(tx);
			const rows = await tx<Figure[]>`select * from exchange_figures(${pairing}, 2024)`;
			const figures = Object.fromEntries(
				rows.map(({ indicator, reported: all, confirmed }) => [indicator, [all, confirmed]]),
			);
			expect(figures).toMatchObject({
				posted_officials: ['2', '2'],
				posted_specialists: ['4', null],
				labour_people: ['40', null],
				labour_monitored: ['12', null],
				purchases_fen: ['123', null],
				enterprises: ['2', '1'],
				industry_projects: ['3', '1'],
				invested_fen: ['500700', '500000'],
				parks: ['1', '1'],
				trainings: [null, null],
			});
			expect(Object.keys(figures).toSorted()).toEqual([...indicators].toSorted());
			for (const [indicator, column] of summed) {
				const { kind, role = null, park } = rowsOf(indicator);
				const [listed] = await tx<Record<string, string | null>[]>`select * from
					list_exchange_sums(${kind!}, ${pairing}, 2024, null, ${role}, ${park === 'yes'})`;
				expect(listed?.[column] ?? null, indicator).toBe(figures[indicator]![0]);
			}
			const before = await tx<Figure[]>`select * from exchange_figures(${pairing}, 2023)
				where indicator = 'labour_people'`;
			expect(before[0]?.reported ?? null).toBeNull();
			const sums = await tx`select kind_of, row_count, amount_fen
				from list_exchange_sums(pairing => ${pairing}, year => 2024)`;
			expect(sums.map(Object.values)).toContainEqual(['industry', '3', '500700']);
		}));

	it('make the agreements of 2026 and later, as far as the other side confirmed them', () =>
		rolledBack(async (tx) => {
			const of2026 = { began_on: '2026-02-20' };
			const { cast, pairing, id } = await reported(tx, { ...of2026, monitored_count: 12 });
			const told: Partial<Terms>[] = [
				{ ...of2026, people_count: 500 },
				{ people_count: 900, began_on: '2025-12-31' },
				posting('official', 2, '2022-05-01', null),
				posting('official', 1, '2023-01-01', '2025-12-31'),
				posting('specialist', 4, '2026-06-01', null),
				{ ...industry('某公司', 5_000_00, true), ...of2026 },
				{ ...industry('某公司', null, false), ...of2026 },
			];
			const ids = told.map(() => randomUUID());
			await become(tx, cast.cityEditor);
			for (const [at, terms] of told.entries()) await save(ids[at]!, pairing, terms)(tx);
			await become(tx, cast.countyApprover);
			for (const one of [id, ...ids.slice(1)]) await answer(one)(tx);
			const sums = async (day: string) => {
				await becomeOwner(tx);
				const rows = await tx<{ figure: string; sum: number }[]>`
					select figure, sum(value)::int from private.indicator_rows(${pairing}, 2026, ${day})
					group by figure`;
				return Object.fromEntries(rows.map(({ figure, sum }) => [figure, sum]));
			};
			const early = { labour: 40, labour_at_risk: 12, officials: 2 };
			const parks = { enterprises_led: 1, industrial_parks: 1 };
			expect(await sums('2026-05-31')).toEqual({ ...early, ...parks });
			expect(await sums('2026-12-31')).toEqual({ ...early, ...parks, specialists: 4 });
			await become(tx, cast.cityEditor);
			await withdraw(id, 1)(tx);
			expect(await sums('2026-12-31')).toEqual({ officials: 2, specialists: 4, ...parks });
		}));
});

/** Figures that a column of the list's sums tells too, over the rows that they open. */
const summed = [
	['posted_officials', 'people_count'],
	['posted_specialists', 'people_count'],
	['labour_people', 'people_count'],
	['purchases_fen', 'amount_fen'],
	['trainings', 'row_count'],
	['industry_projects', 'row_count'],
	['invested_fen', 'amount_fen'],
	['parks', 'row_count'],
] as const;

interface Figure {
	indicator: string;
	reported: string | null;
	confirmed: string | null;
}

const none = { people_count: null, from_name: null };

function posting(role: string, people: number, from: string, to: string | null): Partial<Terms> {
	return { kind: 'posting', role, people_count: people, began_on: from, ended_on: to };
}

function industry(company: string, fen: number | null, is_park: boolean): Partial<Terms> {
	const about = { subject: '项目', from_name: company, to_name: null, people_count: null };
	const place = { place_code: villages.yuangudui };
	return { kind: 'industry', ...about, ...place, amount_fen: fen, is_park };
}
