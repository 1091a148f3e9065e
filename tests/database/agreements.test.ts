import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { hasReached, steps, type ProjectFigure } from '#domain/reports/figures.ts';
import { publicStatuses } from '#domain/timeline/project.ts';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { fileDocument } from './giving.ts';
import { gather, type Cast, type Person } from './people.ts';

interface Story {
	readonly cast: Cast;
	readonly pairing: string;
	readonly agreement: string;
}

type Targets = Readonly<Record<string, number>>;

const listed = (targets: Targets) =>
	Object.entries(targets).map(([indicator, value]) => ({ indicator, value }));

const propose =
	(
		id: string,
		targets: Targets,
		more: { pairing?: string; year?: number; version?: number } = {},
	) =>
	(tx: Tx) =>
		tx`select propose_agreement(${id}, ${tx.json(listed(targets))}, ${more.pairing ?? null},
			${more.year ?? 2024}, version => ${more.version ?? null})`;

const sign =
	(id: string, version: number, paper: string | null = null) =>
	(tx: Tx) =>
		tx`select sign_agreement(${id}, ${version}, ${paper}, ${paper && '青定协作〔2024〕1号'},
			${paper && '2024-03-01'})`;

interface Fact {
	readonly id?: string;
	readonly indicator?: string;
	readonly value?: number;
	readonly on?: string;
	readonly corrects?: string;
	readonly number?: string | null;
}

const report =
	(agreement: string, fact: Fact = {}) =>
	(tx: Tx) =>
		tx`select report_agreement(${fact.id ?? randomUUID()}, ${agreement},
			${fact.indicator ?? 'labour'}, ${fact.value ?? 100}, ${fact.on ?? '2024-05-01'}, '第一批',
			number => ${fact.number === undefined ? '定人社〔2024〕1号' : fact.number},
			corrects_id => ${fact.corrects ?? null}, reason => ${fact.corrects ? '重复统计' : null})`;

const close = (agreement: string) => (tx: Tx) =>
	tx`select close_agreement(${agreement}, '本年协议目标均已完成，无遗留事项。')`;

/** The agreement of 2024 of 青岛 and 定西, drafted by the supporting city. */
async function drafted(tx: Tx): Promise<Story> {
	const cast = await gather(tx);
	const [pairing, agreement] = [randomUUID(), randomUUID()];
	await tx`insert into pairings (id, programme, kind, supporting_organization_id,
			receiving_organization_id, supporting_region_code, receiving_region_code, valid_from)
		values (${pairing}, 'east_west', 'city', ${cast.cityEditor.organization},
			${cast.receivingCity.organization}, ${cast.cityEditor.region},
			${cast.receivingCity.region}, '2021-04-01')`;
	await become(tx, cast.cityEditor);
	await propose(agreement, { fiscal_aid: 100_000_000, labour: 300 }, { pairing })(tx);
	return { cast, pairing, agreement };
}

/** The same, signed by both. */
async function signed(tx: Tx): Promise<Story> {
	const story = await drafted(tx);
	const { cast, agreement } = story;
	const paper = await fileDocument(tx, cast.cityApprover);
	await sign(agreement, 1, paper)(tx);
	await become(tx, cast.receivingCity);
	await sign(agreement, 1)(tx);
	return story;
}

async function statusOf(tx: Tx, id: string): Promise<string> {
	await becomeOwner(tx);
	const [row] = await tx<{ status: string }[]>`select status from agreements where id = ${id}`;
	return row!.status;
}

/** What the sheet says as somebody reads it; figure → value. */
async function figures(tx: Tx, { pairing }: Story, person: Person, asOf = '2024-12-31') {
	await become(tx, person);
	const rows = await tx<{ figure: string; value: string | null }[]>`
		select figure, value from sum_sheet(${pairing}, 2024, ${asOf})`;
	return Object.fromEntries(rows.map(({ figure, value }) => [figure, value && Number(value)]));
}

describe('an agreement', () => {
	it('is drafted by one side and amended by the other, each version staying as it was', () =>
		rolledBack(async (tx) => {
			const { cast, agreement } = await drafted(tx);
			await become(tx, cast.receivingCity);
			const amended = { fiscal_aid: 100_000_000, labour: 400 };
			await propose(agreement, amended, { version: 1 })(tx);
			await propose(agreement, amended, { version: 1 })(tx);
			const blind = propose(agreement, { labour: 500 }, { version: 1 });
			expect(await refusalOf(tx, blind)).toBe('draft.changed_meanwhile');
			await becomeOwner(tx);
			const rows = await tx`select t.version, v.side, t.value::int from agreement_targets t
				join agreement_versions v using (agreement_id, version)
				where t.agreement_id = ${agreement} and t.indicator = 'labour' order by 1`;
			expect(rows).toEqual([
				{ version: 1, side: 'supporting', value: 300 },
				{ version: 2, side: 'receiving', value: 400 },
			]);
			const alter = (t: Tx) => t`update agreement_targets set value = 1`;
			expect(await refusalOf(tx, alter)).not.toBeNull();
		}));

	it('is of the two sides alone, of a year of the pairing, and one a year', () =>
		rolledBack(async (tx) => {
			const { cast, pairing, agreement } = await drafted(tx);
			for (const person of [cast.countyEditor, cast.formerCity, cast.donorEditor]) {
				await become(tx, person);
				const draft = propose(randomUUID(), { labour: 1 }, { pairing, year: 2025 });
				expect(await refusalOf(tx, draft)).toBe('pairing.unknown');
				const amend = propose(agreement, { labour: 1 }, { version: 1 });
				expect(await refusalOf(tx, amend)).toBe('agreement.unknown');
			}
			await become(tx, cast.cityEditor);
			const draft = (year: number, targets: Targets = { labour: 1 }) =>
				propose(randomUUID(), targets, { pairing, year });
			expect(await refusalOf(tx, draft(2020))).toBe('agreement.outside_pairing');
			expect(await refusalOf(tx, draft(2099))).toBe('agreement.outside_pairing');
			expect(await refusalOf(tx, draft(2024))).toBe('agreement.begun_already');
			expect(await refusalOf(tx, draft(2023, {}))).toBe('agreement.no_targets');
			expect(await refusalOf(tx, draft(2023, { labour_at_risk: 1 }))).toBe('indicator.unknown');
			expect(await refusalOf(tx, draft(2023, { labour_lifted: 1 }))).toBeNull();
		}));

	it('holds when an approver of each side has signed the very same version', () =>
		rolledBack(async (tx) => {
			const { cast, agreement } = await drafted(tx);
			await become(tx, cast.cityEditor);
			expect(await refusalOf(tx, sign(agreement, 1))).toBe('access.denied');
			await become(tx, cast.receivingCity);
			expect(await refusalOf(tx, sign(agreement, 1))).toBe('agreement.paper_missing');
			const paper = await fileDocument(tx, cast.receivingCity);
			await sign(agreement, 1, paper)(tx);
			await sign(agreement, 1)(tx);
			expect(await statusOf(tx, agreement)).toBe('draft');
			await become(tx, cast.cityEditor);
			await propose(agreement, { labour: 350 }, { version: 1 })(tx);
			await become(tx, cast.cityApprover);
			expect(await refusalOf(tx, sign(agreement, 1))).toBe('agreement.amended_meanwhile');
			expect(await refusalOf(tx, sign(agreement, 2))).toBe('agreement.paper_missing');
			await sign(agreement, 2, await fileDocument(tx, cast.cityApprover))(tx);
			await become(tx, cast.receivingCity);
			await sign(agreement, 2)(tx);
			expect(await statusOf(tx, agreement)).toBe('signed');
			await become(tx, cast.cityEditor);
			const late = propose(agreement, { labour: 1 }, { version: 2 });
			expect(await refusalOf(tx, late)).toBe('agreement.signed_already');
		}));

	it('waits for the answer of the other side, and for who has not signed', () =>
		rolledBack(async (tx) => {
			const { cast, agreement } = await drafted(tx);
			const waiting = async (person: Person) => {
				await become(tx, person);
				const rows = await tx<{ act: string }[]>`select act from list_waiting()
					where record_id = ${agreement}`;
				return rows.map(({ act }) => act);
			};
			expect(await waiting(cast.cityEditor)).toEqual([]);
			expect(await waiting(cast.cityApprover)).toEqual(['agreement_sign']);
			expect(await waiting(cast.receivingCity)).toEqual(['agreement_answer']);
			expect(await waiting(cast.formerCity)).toEqual([]);
			await sign(agreement, 1, await fileDocument(tx, cast.cityApprover))(tx);
			expect(await waiting(cast.cityApprover)).toEqual([]);
			expect(await waiting(cast.receivingCity)).toEqual(['agreement_sign']);
			await sign(agreement, 1)(tx);
			expect(await waiting(cast.cityApprover)).toEqual(['agreement_close']);
		}));

	it('is not signed by whoever proposed it', () =>
		rolledBack(async (tx) => {
			const { cast, agreement } = await drafted(tx);
			await become(tx, cast.receivingCity);
			await propose(agreement, { labour: 310 }, { version: 1 })(tx);
			const paper = await fileDocument(tx, cast.receivingCity);
			expect(await refusalOf(tx, sign(agreement, 2, paper))).toBe('agreement.own_draft');
		}));

	it('is read, with all that hangs on it, by both sides and the officials around them', () =>
		rolledBack(async (tx) => {
			const { cast, agreement } = await signed(tx);
			await become(tx, cast.countyEditor);
			await report(agreement)(tx);
			await become(tx, cast.receivingCity);
			await close(agreement)(tx);
			const readers = ['villageEditor', 'villageApprover', 'otherVillage', 'township'].concat(
				['countyEditor', 'countyApprover', 'otherCounty', 'receivingCity', 'cityEditor'],
				['cityApprover', 'supervisor'],
			);
			const tables = ['agreements', 'agreement_versions', 'agreement_targets'].concat([
				'agreement_signatures',
				'agreement_reports',
				'assessments',
				'assessment_figures',
			]);
			for (const table of tables) {
				const seeing: string[] = [];
				for (const [name, person] of Object.entries(cast)) {
					await become(tx, person as Person);
					if ((await tx`select from ${tx(table)}`).length > 0) seeing.push(name);
				}
				expect(seeing, table).toEqual(readers);
				await become(tx, cast.cityApprover);
				const add = (t: Tx) => t`insert into ${t(table)} default values`;
				expect(await refusalOf(tx, add), table).toBe('42501');
			}
		}));
});

describe('a reported figure', () => {
	it('is a fact of either side, or of a part of it, with evidence, within the year', () =>
		rolledBack(async (tx) => {
			const { cast, agreement } = await signed(tx);
			for (const person of [cast.cityEditor, cast.countyEditor, cast.villageEditor]) {
				await become(tx, person);
				expect(await refusalOf(tx, report(agreement))).toBeNull();
			}
			for (const person of [cast.formerCity, cast.donorEditor]) {
				await become(tx, person);
				expect(await refusalOf(tx, report(agreement))).toBe('agreement.unknown');
			}
			await become(tx, cast.countyEditor);
			const refused = async (fact: Fact) => refusalOf(tx, report(agreement, fact));
			expect(await refused({ on: '2023-12-31' })).toBe('agreement_report.outside_year');
			expect(await refused({ indicator: 'fiscal_aid' })).toBe('indicator.computed');
			expect(await refused({ indicator: 'labour_at_risk' })).toBe('indicator.unknown');
			expect(await refused({ number: null })).toBe('agreement_report.evidence_missing');
		}));

	it('waits for the signatures', () =>
		rolledBack(async (tx) => {
			const { cast, agreement } = await drafted(tx);
			await become(tx, cast.cityEditor);
			expect(await refusalOf(tx, report(agreement))).toBe('agreement.not_signed');
		}));

	it('is corrected once and by its own house, and never altered', () =>
		rolledBack(async (tx) => {
			const story = await signed(tx);
			const { cast, agreement } = story;
			const [first, second] = [randomUUID(), randomUUID()];
			await become(tx, cast.countyEditor);
			await report(agreement, { id: first, value: 120 })(tx);
			await report(agreement, { id: first, value: 120 })(tx);
			await become(tx, cast.cityEditor);
			await report(agreement, { value: 7 })(tx);
			const others = report(agreement, { corrects: first, value: 0 });
			expect(await refusalOf(tx, others)).toBe('agreement_report.unknown');
			await become(tx, cast.countyEditor);
			await report(agreement, { id: second, corrects: first, value: 90, on: '2024-06-01' })(tx);
			const again = report(agreement, { corrects: first, value: 80 });
			expect(await refusalOf(tx, again)).toBe('agreement_report.corrected_already');
			const labour = async (asOf: string) =>
				(await figures(tx, story, cast.cityEditor, asOf))['labour'];
			expect(await labour('2024-12-31')).toBe(97);
			expect(await labour('2024-05-31')).toBe(7);
			expect(await labour('2024-04-30')).toBeUndefined();
			await becomeOwner(tx);
			const alter = (t: Tx) => t`update agreement_reports set value = 1 where id = ${first}`;
			expect(await refusalOf(tx, alter)).not.toBeNull();
		}));
});

describe('the self-assessment', () => {
	it('closes a year that is over, and keeps its figures', () =>
		rolledBack(async (tx) => {
			const story = await signed(tx);
			const { cast, agreement, pairing } = story;
			await become(tx, cast.countyEditor);
			await report(agreement, { value: 50 })(tx);
			expect(await refusalOf(tx, close(agreement))).toBe('access.denied');
			await become(tx, cast.formerCity);
			expect(await refusalOf(tx, close(agreement))).toBe('agreement.unknown');
			await become(tx, cast.receivingCity);
			await close(agreement)(tx);
			await close(agreement)(tx);
			await become(tx, cast.cityApprover);
			expect(await refusalOf(tx, close(agreement))).toBe('agreement.closed_already');
			await become(tx, cast.countyEditor);
			expect(await refusalOf(tx, report(agreement))).toBe('agreement.not_signed');
			await becomeOwner(tx);
			const kept = await tx`select value::int from assessment_figures
				where agreement_id = ${agreement} and figure = 'labour'`;
			expect(kept).toEqual([{ value: 50 }]);
			const [year] = await tx`select extract(year from private.today())::int + 1 as next`;
			const future = randomUUID();
			await become(tx, cast.receivingCity);
			await propose(future, { labour: 1 }, { pairing, year: year!['next'] as number })(tx);
			await become(tx, cast.cityApprover);
			expect(await refusalOf(tx, close(future))).toBe('agreement.not_signed');
			await sign(future, 1, await fileDocument(tx, cast.cityApprover))(tx);
			await becomeOwner(tx);
			await tx`update agreements set status = 'signed' where id = ${future}`;
			await become(tx, cast.cityApprover);
			expect(await refusalOf(tx, close(future))).toBe('agreement.year_not_over');
		}));

	it('tells nothing to whoever may not read the agreement', () =>
		rolledBack(async (tx) => {
			const story = await signed(tx);
			await become(tx, story.cast.countyEditor);
			await report(story.agreement)(tx);
			for (const person of [story.cast.formerCity, story.cast.otherDonor]) {
				expect(await figures(tx, story, person)).toEqual({});
				const rows = await tx`select from list_sheet_rows(${story.pairing}, 2024, '2024-12-31',
					'labour')`;
				expect(rows).toHaveLength(0);
			}
		}));

	it('counts villages once and pairings in force on the day alone', () =>
		rolledBack(async (tx) => {
			const story = await signed(tx);
			const { cast } = story;
			const village = async (by: Person, from: string, to: string | null) => {
				await becomeOwner(tx);
				await tx`insert into pairings (programme, kind, supporting_organization_id,
						supporting_region_code, receiving_region_code, valid_from, valid_to)
					values ('ten_thousand_enterprises', 'enterprise_village', ${by.organization},
						${by.region}, ${cast.villageEditor.region}, ${from}, ${to})`;
			};
			await village(cast.donorEditor, '2022-01-01', null);
			await village(cast.cityEditor, '2023-01-01', '2024-06-30');
			await village(cast.otherDonor, '2022-01-01', null);
			const read = (asOf: string) => figures(tx, story, cast.cityEditor, asOf);
			expect((await read('2024-06-30'))['paired_villages']).toBe(1);
			expect((await read('2024-12-31'))['paired_villages']).toBe(1);
		}));

	it('knows as SQL how far a project has come, as the bulletin does', () =>
		rolledBack(async (tx) => {
			for (const status of publicStatuses) {
				const [row] = await tx`select private.project_rank(${status}) as rank`;
				const project = { status } as ProjectFigure;
				const reached = steps.filter((step) => hasReached(project, step)).length;
				expect(row?.['rank'], status).toBe(reached);
			}
		}));
});
