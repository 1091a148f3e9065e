import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { draftPledge, fileDocument, pair, sign, villages } from './giving.ts';
import { gather, type Cast, type Person } from './people.ts';

interface Story {
	readonly cast: Cast;
	readonly pairing: string;
	readonly meeting: string;
}

const save =
	(id: string, pairing: string, day = '2024-02-01', more: Record<string, unknown> = {}) =>
	(tx: Tx) =>
		tx`select save_meeting(${id}, ${pairing}, 'matchmaking_event', '对接会', ${day}::date,
			report => ${(more['report'] as string) ?? ''},
			participants => ${tx.json((more['participants'] ?? []) as never)},
			version => ${(more['version'] as number) ?? null})`;

interface ItemTerms {
	kind: string;
	party: string | null;
	place: string | null;
	nature: string | null;
	form: string | null;
	words: string | null;
	fen: number | null;
	anonymous: boolean;
}

const addItem =
	(meeting: string, terms: Partial<ItemTerms>, id: string = randomUUID()) =>
	(tx: Tx) => {
		const item = { kind: 'signing', nature: 'social_donation', form: 'cash', ...terms };
		return tx`select save_meeting_item(${id}, ${meeting}, ${item.kind}, '某公司', '修路',
			${item.party ?? null}, ${item.place ?? null}, ${item.nature}, ${item.form},
			${item.words ?? null}, ${item.fen ?? null}, ${item.anonymous ?? false})`;
	};

const drawUp =
	(id: string, item: string, receiver: string, fen: number | null = null) =>
	(tx: Tx) =>
		tx`select draw_up_meeting_pledge(${id}, ${item}, ${receiver}, ${fen}, '2024-06-01')`;

const resolve =
	(meeting: string, owner: string | null, id: string = randomUUID()) =>
	(tx: Tx) =>
		tx`select resolve_action(${id}, ${meeting}, '报清单', '村委会', '2024-03-01', ${owner})`;

const end =
	(id: string, status: string, note: string | null, evidence: string | null = null) =>
	(tx: Tx) =>
		tx`select end_action(${id}, ${status}, ${note}, ${evidence})`;

/** A meeting of the city's and the county's pairing, recorded by the county. */
async function held(tx: Tx): Promise<Story> {
	const cast = await gather(tx);
	const pairing = await pair(tx, cast.cityApprover, cast.countyEditor.region, '2021-04-01');
	const meeting = randomUUID();
	await become(tx, cast.countyEditor);
	await save(meeting, pairing)(tx);
	return { cast, pairing, meeting };
}

async function itemOf(tx: Tx, { meeting, cast }: Story, terms: Partial<ItemTerms>) {
	const id = randomUUID();
	await become(tx, cast.countyEditor);
	await addItem(meeting, { party: cast.donorEditor.organization, ...terms }, id)(tx);
	return id;
}

/** What the owner reads: the first column of the first row. */
async function one(tx: Tx, query: string): Promise<unknown> {
	await becomeOwner(tx);
	const [row] = await tx.unsafe<Record<string, unknown>[]>(`select ${query}`);
	return Object.values(row ?? {})[0];
}

describe('a meeting', () => {
	it('is recorded by either side of the pairing of its day, and by nobody else', () =>
		rolledBack(async (tx) => {
			const { cast, pairing } = await held(tx);
			for (const person of [cast.cityEditor, cast.countyEditor, cast.receivingCity]) {
				await become(tx, person);
				expect(await refusalOf(tx, save(randomUUID(), pairing))).toBeNull();
			}
			for (const person of [cast.otherCounty, cast.formerCity]) {
				await become(tx, person);
				expect(await refusalOf(tx, save(randomUUID(), pairing))).toBe('meeting.pairing_not_yours');
			}
			await become(tx, cast.countyEditor);
			const early = save(randomUUID(), pairing, '2021-03-31');
			expect(await refusalOf(tx, early)).toBe('meeting.pairing_not_valid');
		}));

	it('is written once however often it is sent, and by its own house alone', () =>
		rolledBack(async (tx) => {
			const { cast, pairing, meeting } = await held(tx);
			await save(meeting, pairing)(tx);
			expect(await one(tx, `version from meetings where id = '${meeting}'`)).toBe(1);
			await become(tx, cast.countyEditor);
			const blind = save(meeting, pairing, '2024-02-02');
			expect(await refusalOf(tx, blind)).toBe('draft.changed_meanwhile');
			await save(meeting, pairing, '2024-02-02', { version: 1 })(tx);
			await become(tx, cast.cityEditor);
			const others = save(meeting, pairing, '2024-02-03', { version: 2 });
			expect(await refusalOf(tx, others)).toBe('meeting.unknown');
		}));

	it('is planned until its day, holds no lines before, and never goes back', () =>
		rolledBack(async (tx) => {
			const { cast, pairing, meeting } = await held(tx);
			const [planned, tomorrow] = [randomUUID(), await one(tx, `(private.today() + 1)::text`)];
			await become(tx, cast.countyEditor);
			await save(planned, pairing, String(tomorrow))(tx);
			expect(await refusalOf(tx, addItem(planned, {}))).toBe('meeting.not_held');
			expect(await refusalOf(tx, resolve(planned, null))).toBe('meeting.not_held');
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, (inner) => inner`select publish_meeting(${planned})`)).toBe(
				'meeting.not_held',
			);
			await become(tx, cast.countyEditor);
			const back = save(meeting, pairing, String(tomorrow), { version: 1 });
			expect(await refusalOf(tx, back)).toBe('meeting.held_already');
		}));

	it('tells how many came where somebody counted', () =>
		rolledBack(async (tx) => {
			const { pairing } = await held(tx);
			const id = randomUUID();
			const participants = [{ name: '某局', people_count: 3, people: '张某' }, { name: '某公司' }];
			await save(id, pairing, '2024-02-01', { participants })(tx);
			const none = { participants: [{ name: '某局', people_count: 0 }] };
			expect(await refusalOf(tx, save(randomUUID(), pairing, '2024-02-01', none))).toBe(
				'meeting.participant_malformed',
			);
			const counted = `sum(people_count) from meeting_participants where meeting_id = '${id}'`;
			expect(await one(tx, counted)).toBe('3');
		}));
});

describe('what is published of a meeting', () => {
	const publish = (id: string) => (tx: Tx) => tx`select publish_meeting(${id})`;
	const copies = (tx: Tx) => one(tx, `count(*)::int from published_meetings`);

	it('waits for a second person of the house', () =>
		rolledBack(async (tx) => {
			const { cast, meeting } = await held(tx);
			await become(tx, cast.countyEditor);
			expect(await refusalOf(tx, publish(meeting))).toBe('access.denied');
			await become(tx, cast.cityApprover);
			expect(await refusalOf(tx, publish(meeting))).toBe('meeting.unknown');
			await becomeOwner(tx);
			await tx`update memberships set role = 'approver'
				where account_id = ${cast.countyEditor.account}`;
			await become(tx, cast.countyEditor);
			expect(await refusalOf(tx, publish(meeting))).toBe('approval.same_person');
			await become(tx, cast.countyApprover);
			await publish(meeting)(tx);
			await publish(meeting)(tx);
			const waiting = `count(*)::int from private.unpublished
				where record = 'meeting' and record_id = '${meeting}'`;
			expect(await one(tx, waiting)).toBe(1);
		}));

	it('is what was approved: any change takes it down until it is approved anew', () =>
		rolledBack(async (tx) => {
			const story = await held(tx);
			const { cast, pairing, meeting } = story;
			const approve = async () => {
				await become(tx, cast.countyApprover);
				await publish(meeting)(tx);
				await one(tx, `private.publish('meeting', '${meeting}', null)`);
				expect(await copies(tx)).toBe(1);
			};
			const republish = async () => {
				await one(tx, `private.publish('meeting', '${meeting}', null)`);
				return copies(tx);
			};
			await approve();
			await become(tx, cast.countyEditor);
			await save(meeting, pairing, '2024-02-02', { version: 1 })(tx);
			expect(await republish()).toBe(0);
			await approve();
			const item = await itemOf(tx, story, {});
			expect(await republish()).toBe(0);
			await approve();
			await become(tx, cast.countyEditor);
			await tx`select remove_meeting_item(${item})`;
			expect(await republish()).toBe(0);
			await approve();
			// What the two sides follow among themselves is not public and takes nothing down.
			await become(tx, cast.countyEditor);
			await resolve(meeting, null)(tx);
			expect(await republish()).toBe(1);
		}));

	it('names nobody who wants no name, said at the meeting or on the pledge later', () =>
		rolledBack(async (tx) => {
			const story = await held(tx);
			const { cast, meeting } = story;
			await itemOf(tx, story, { anonymous: true });
			const later = await itemOf(tx, story, { fen: 100 });
			const pledge = randomUUID();
			await drawUp(pledge, later, cast.charityEditor.organization)(tx);
			await become(tx, cast.countyApprover);
			await publish(meeting)(tx);
			const names = `string_agg(coalesce(party_name, '—'), ' ' order by position)
				from published_meeting_items`;
			await one(tx, `private.publish('meeting', '${meeting}', null)`);
			expect(await one(tx, names)).toBe('— 某公司');
			await becomeOwner(tx);
			await tx`update pledges set is_anonymous = true where id = ${pledge}`;
			await one(tx, `private.publish('pledge', '${pledge}', null)`);
			expect(await one(tx, names)).toBe('— —');
		}));
});

describe('a line of a meeting', () => {
	it('keeps its words, and an exact figure of cash alone, for the receiving side', () =>
		rolledBack(async (tx) => {
			const { cast, meeting } = await held(tx);
			const goods = addItem(meeting, { form: 'goods', fen: 100 });
			expect(await refusalOf(tx, goods)).toBe('meeting_item.amount_misplaced');
			const elsewhere = addItem(meeting, { place: villages.xinlian });
			expect(await refusalOf(tx, elsewhere)).toBe('meeting_item.place_elsewhere');
			expect(await refusalOf(tx, addItem(meeting, { form: null }))).toBe('23514');
			const told = addItem(meeting, { words: '2300多万元', place: villages.yuangudui });
			expect(await refusalOf(tx, told)).toBeNull();
			await become(tx, cast.cityEditor);
			expect(await refusalOf(tx, addItem(meeting, {}))).toBe('meeting.unknown');
		}));

	it('becomes one draft of the one that promised it, drawn up by either side', () =>
		rolledBack(async (tx) => {
			const story = await held(tx);
			const { cast } = story;
			const terms = { words: '20万元', fen: 20_000_000, place: villages.yuangudui };
			const item = await itemOf(tx, story, terms);
			const [pledge, receiver] = [randomUUID(), cast.charityEditor.organization];
			await become(tx, cast.otherCounty);
			expect(await refusalOf(tx, drawUp(pledge, item, receiver))).toBe('meeting_item.unknown');
			await become(tx, cast.cityEditor);
			await drawUp(pledge, item, receiver)(tx);
			await drawUp(pledge, item, receiver)(tx);
			const second = drawUp(randomUUID(), item, receiver);
			expect(await refusalOf(tx, second)).toBe('meeting_item.drawn_up');
			expect(
				await one(
					tx,
					`row_to_json(p) from (select p.status, p.amount_fen, p.amount_text, p.earmark,
					p.is_approximate, p.donor_organization_id as donor,
					p.drawn_up_by_organization_id as drawer,
					(select array_agg(l.village_code) from pledge_lines l) as villages,
					(select array_agg(i.due_on) from instalments i) as dues
				from pledges p where p.id = '${pledge}') p`,
				),
			).toEqual({
				status: 'draft',
				amount_fen: 20_000_000,
				amount_text: '20万元',
				earmark: '修路',
				is_approximate: false,
				donor: cast.donorEditor.organization,
				drawer: cast.cityEditor.organization,
				villages: [villages.yuangudui],
				dues: ['2024-06-01'],
			});
			await become(tx, cast.countyEditor);
			const change = addItem(story.meeting, { words: '30万元' }, item);
			expect(await refusalOf(tx, change)).toBe('meeting_item.drawn_up');
			await become(tx, cast.donorApprover);
			await sign(tx, pledge, await fileDocument(tx, cast.donorApprover));
			expect(await one(tx, `status from pledges where id = '${pledge}'`)).toBe('signed');
		}));

	it('asks for the exact amount where it was told in words, and keeps the words', () =>
		rolledBack(async (tx) => {
			const story = await held(tx);
			const { cast } = story;
			const item = await itemOf(tx, story, { words: '500多万元', nature: 'investment' });
			const receiver = cast.countyEditor.organization;
			expect(await refusalOf(tx, drawUp(randomUUID(), item, receiver))).toBe(
				'meeting_item.amount_not_exact',
			);
			const pledge = randomUUID();
			await drawUp(pledge, item, receiver, 512_000_000)(tx);
			expect(await one(tx, `amount_fen from pledges where id = '${pledge}'`)).toBe('512000000');
			expect(await one(tx, `amount_fen from meeting_items where id = '${item}'`)).toBeNull();
		}));

	it('does not become one of an intent, without its giver, or by who gives not', () =>
		rolledBack(async (tx) => {
			const story = await held(tx);
			const receiver = story.cast.charityEditor.organization;
			const cases = [
				[{ kind: 'intent' }, 'meeting_item.only_intended'],
				[{ party: null }, 'meeting_item.party_missing'],
				[{ party: story.cast.villageEditor.organization }, 'meeting_item.party_gives_not'],
				[{ nature: 'fiscal_aid' }, 'pledge.fiscal_aid_not_yours'],
				[{ party: receiver }, 'pledge.receiver_not_entitled'],
			] as const;
			for (const [terms, refusal] of cases) {
				const item = await itemOf(tx, story, { fen: 100, ...terms });
				expect(await refusalOf(tx, drawUp(randomUUID(), item, receiver))).toBe(refusal);
			}
		}));

	it('is given back by a draft that is withdrawn', () =>
		rolledBack(async (tx) => {
			const story = await held(tx);
			const item = await itemOf(tx, story, { fen: 100 });
			const [pledge, receiver] = [randomUUID(), story.cast.charityEditor.organization];
			await drawUp(pledge, item, receiver)(tx);
			await become(tx, story.cast.donorEditor);
			await tx`select withdraw_pledge(${pledge})`;
			await become(tx, story.cast.countyEditor);
			const next = randomUUID();
			await drawUp(next, item, receiver)(tx);
			const drafts = `array_agg(id) from pledges
				where id in ('${pledge}', '${next}') and status = 'draft'`;
			expect(await one(tx, drafts)).toEqual([next]);
		}));

	it('cannot take over a pledge that exists', () =>
		rolledBack(async (tx) => {
			const story = await held(tx);
			const other = await draftPledge(tx, story.cast);
			const item = await itemOf(tx, story, { fen: 100 });
			const taken = drawUp(other, item, story.cast.charityEditor.organization);
			expect(await refusalOf(tx, taken)).toBe('id.reused');
		}));

	it('is edited as a draft by who drew it up, under the rules of its giver', () =>
		rolledBack(async (tx) => {
			const story = await held(tx);
			const { cast } = story;
			const item = await itemOf(tx, story, { fen: 100 });
			const [pledge, receiver] = [randomUUID(), cast.countyEditor.organization];
			await become(tx, cast.cityEditor);
			await drawUp(pledge, item, receiver)(tx);
			const edit = (nature: string) => (inner: Tx) =>
				inner`select draw_up_pledge(${pledge}, ${receiver}, ${nature}, 'cash', 200, version => 1)`;
			// A city may give fiscal aid, but this is not the city's pledge.
			expect(await refusalOf(tx, edit('fiscal_aid'))).toBe('pledge.fiscal_aid_not_yours');
			expect(await refusalOf(tx, edit('social_donation'))).toBeNull();
		}));
});

describe('a line of a meeting, for a village', () => {
	const apply =
		(id: string, item: string, village: string = villages.yuangudui) =>
		(tx: Tx) =>
			tx`select draw_up_meeting_project(${id}, ${item}, ${village}, '修路', 'infrastructure',
				2024::smallint)`;
	const waiting = async (tx: Tx, person: Person, project: string) => {
		await become(tx, person);
		const rows = await tx`select from list_waiting()
			where act = 'project_step' and record_id = ${project}`;
		return rows.length;
	};

	it('becomes one draft of its application, drawn up by its county and waiting for it', () =>
		rolledBack(async (tx) => {
			const story = await held(tx);
			const { cast } = story;
			const place = villages.yuangudui;
			const terms = { nature: 'fiscal_aid', fen: 20_000_000, words: '20万元', place };
			const item = await itemOf(tx, story, terms);
			const project = randomUUID();
			await become(tx, cast.cityEditor);
			expect(await refusalOf(tx, apply(project, item))).toBe('access.denied');
			await become(tx, cast.otherCounty);
			expect(await refusalOf(tx, apply(project, item))).toBe('meeting_item.unknown');
			await become(tx, cast.countyEditor);
			const elsewhere = apply(project, item, villages.xinlian);
			expect(await refusalOf(tx, elsewhere)).toBe('meeting_item.other_place');
			await apply(project, item)(tx);
			await apply(project, item)(tx);
			expect(await refusalOf(tx, apply(randomUUID(), item))).toBe('meeting_item.applied_for');
			const drawn = `row_to_json(p) from (select p.status, p.title, p.village_code as village,
				(select json_agg(json_build_array(b.source, b.amount_fen)) from budget_lines b
					where b.project_id = p.id) as budget,
				(select i.project_id = p.id from meeting_items i where i.id = '${item}') as of_line
				from projects p where p.id = '${project}') p`;
			expect(await one(tx, drawn)).toEqual({
				status: 'draft',
				title: '修路',
				village: villages.yuangudui,
				budget: [['fiscal_aid', 20_000_000]],
				of_line: true,
			});
			expect(await waiting(tx, cast.villageEditor, project)).toBe(1);
			expect(await waiting(tx, cast.otherVillage, project)).toBe(0);
		}));

	it('puts no words into a budget, and keeps its application when it is worded anew', () =>
		rolledBack(async (tx) => {
			const story = await held(tx);
			const item = await itemOf(tx, story, { nature: 'investment', words: '500多万元' });
			const project = randomUUID();
			const elsewhere = apply(project, item, villages.xinlian);
			expect(await refusalOf(tx, elsewhere)).toBe('project.village_not_yours');
			await apply(project, item)(tx);
			expect(await one(tx, `count(*) from budget_lines where project_id = '${project}'`)).toBe('0');
			await addItem(story.meeting, { words: '510多万元' }, item)(tx);
			expect(await one(tx, `project_id from meeting_items where id = '${item}'`)).toBe(project);
		}));

	it('does not become one of an intent, of a purchase, or of a project that exists', () =>
		rolledBack(async (tx) => {
			const story = await held(tx);
			for (const terms of [{ kind: 'intent' }, { nature: 'purchase' }]) {
				const item = await itemOf(tx, story, terms);
				expect(await refusalOf(tx, apply(randomUUID(), item))).toBe('meeting_item.no_project');
			}
			const [first, second] = [await itemOf(tx, story, {}), await itemOf(tx, story, {})];
			const project = randomUUID();
			await apply(project, first)(tx);
			expect(await refusalOf(tx, apply(project, second))).toBe('id.reused');
		}));

	it('is given back by an application that was terminated', () =>
		rolledBack(async (tx) => {
			const story = await held(tx);
			const item = await itemOf(tx, story, { fen: 100 });
			const project = randomUUID();
			await apply(project, item)(tx);
			await becomeOwner(tx);
			for (const status of ['submitted', 'returned', 'terminated']) {
				await tx`update projects set status = ${status}, submission = 1 where id = ${project}`;
			}
			expect(await one(tx, `project_id from meeting_items where id = '${item}'`)).toBeNull();
		}));
});

describe('what a meeting resolved', () => {
	const resolved = async (tx: Tx, story: Story, owner: Person | null) => {
		const id = randomUUID();
		await become(tx, story.cast.countyEditor);
		await resolve(story.meeting, owner?.organization ?? null, id)(tx);
		return id;
	};
	const waiting = async (tx: Tx, person: Person) => {
		await become(tx, person);
		const rows = await tx`select from list_waiting() where act = 'meeting_action_end'`;
		return rows.length;
	};

	it('is ended by its owner or an official of either side, with a word on what came of it', () =>
		rolledBack(async (tx) => {
			const story = await held(tx);
			const { cast } = story;
			const id = await resolved(tx, story, cast.villageEditor);
			for (const person of [cast.otherVillage, cast.otherCounty, cast.formerCity, cast.township]) {
				await become(tx, { ...person, role: 'approver' });
				expect(await refusalOf(tx, end(id, 'done', '好'))).toBe('meeting_action.unknown');
			}
			await become(tx, cast.villageEditor);
			expect(await refusalOf(tx, end(id, 'done', ' '))).toBe('note.missing');
			expect(await refusalOf(tx, end(id, 'dropped', null))).toBe('note.missing');
			const paper = await fileDocument(tx, cast.villageEditor, 'evidence');
			expect(await refusalOf(tx, end(id, 'dropped', null, paper))).toBe('note.missing');
			await end(id, 'done', null, paper)(tx);
			await end(id, 'done', null, paper)(tx);
			expect(await refusalOf(tx, end(id, 'dropped', '不办'))).toBe('meeting_action.ended');
			const other = await resolved(tx, story, null);
			await become(tx, cast.cityEditor);
			expect(await refusalOf(tx, end(other, 'dropped', '并入别项'))).toBeNull();
		}));

	it('waits on the desk of its owner, and of who recorded it once it is overdue', () =>
		rolledBack(async (tx) => {
			const story = await held(tx);
			const { cast } = story;
			const id = await resolved(tx, story, cast.villageEditor);
			expect(await waiting(tx, cast.villageEditor)).toBe(1);
			expect(await waiting(tx, cast.countyEditor)).toBe(1);
			expect(await waiting(tx, cast.cityEditor)).toBe(0);
			await becomeOwner(tx);
			await tx`update meeting_actions set due_on = private.today() + 3`;
			expect(await waiting(tx, cast.villageEditor)).toBe(1);
			expect(await waiting(tx, cast.countyEditor)).toBe(0);
			await becomeOwner(tx);
			await tx`update meeting_actions set owner_organization_id = null`;
			expect(await waiting(tx, cast.countyEditor)).toBe(1);
			await end(id, 'done', '已报')(tx);
			expect(await waiting(tx, cast.countyEditor)).toBe(0);
		}));

	it('keeps its meeting open', () =>
		rolledBack(async (tx) => {
			const story = await held(tx);
			const { cast, meeting, pairing } = story;
			const close = (inner: Tx) => inner`select close_meeting(${meeting})`;
			const id = await resolved(tx, story, null);
			expect(await refusalOf(tx, close)).toBe('meeting.actions_open');
			await end(id, 'dropped', '并入别项')(tx);
			await close(tx);
			await close(tx);
			const late = save(meeting, pairing, '2024-02-02', { version: 1 });
			expect(await refusalOf(tx, late)).toBe('meeting.closed');
			expect(await refusalOf(tx, addItem(meeting, {}))).toBe('meeting.closed');
			expect(await refusalOf(tx, resolve(meeting, cast.villageEditor.organization))).toBe(
				'meeting.closed',
			);
		}));

	it('is set down once however often it is sent', () =>
		rolledBack(async (tx) => {
			const story = await held(tx);
			const id = await resolved(tx, story, null);
			await resolve(story.meeting, null, id)(tx);
			expect(await one(tx, `count(*)::int from meeting_actions where id = '${id}'`)).toBe(1);
			const other = randomUUID();
			await become(tx, story.cast.countyEditor);
			await save(other, story.pairing)(tx);
			expect(await refusalOf(tx, resolve(other, null, id))).toBe('id.reused');
		}));
});
