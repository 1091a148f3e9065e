import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { gather, type Cast, type Person } from './people.ts';

const yuangudui = '621123210202';
const xinlian = '621125106201';
const dingxi = '621100000000';

interface Words {
	readonly id?: string;
	readonly village?: string;
	readonly title?: string;
	readonly record?: string | null;
	readonly version?: number | null;
}

const save =
	({ id = randomUUID(), village = yuangudui, title = '修一条路', ...rest }: Words) =>
	(tx: Tx) =>
		tx`select save_need(${id}, ${village}, ${title}, 'roads', 'money', 3,
			amount_fen => 5000000, decision_record_id => ${rest.record ?? null}::uuid,
			version => ${rest.version ?? null}::integer)`;

const submit = (id: string) => (tx: Tx) => tx`select submit_need(${id})`;
const verify = (id: string, level: number) => (tx: Tx) => tx`select verify_need(${id}, ${level})`;
const giveBack = (id: string, note: string) => (tx: Tx) => tx`select return_need(${id}, ${note})`;
const withdraw = (id: string) => (tx: Tx) => tx`select withdraw_need(${id})`;
const fulfil =
	(id: string, outcome = '路已修通') =>
	(tx: Tx) =>
		tx`select fulfil_need(${id}, ${outcome})`;
const close = (id: string) => (tx: Tx) => tx`select close_need(${id})`;
const reopen = (id: string, note: string) => (tx: Tx) => tx`select reopen_need(${id}, ${note})`;

/** A paper of the present actor's organization. */
async function paper(tx: Tx, kind = 'decision_record'): Promise<string> {
	const id = randomUUID();
	await tx`select record_document(${id}, ${kind}, '四议两公开.pdf', 'application/pdf', 1,
		${'0'.repeat(64)})`;
	return id;
}

/** A need of the village's, submitted by its editor. */
async function submitted(tx: Tx, { villageEditor }: Cast): Promise<string> {
	const id = randomUUID();
	await become(tx, villageEditor);
	await save({ id, record: await paper(tx) })(tx);
	await submit(id)(tx);
	return id;
}

async function opened(tx: Tx, cast: Cast): Promise<string> {
	const id = await submitted(tx, cast);
	await become(tx, cast.countyEditor);
	await verify(id, 2)(tx);
	return id;
}

async function lookAt(tx: Tx, id: string): Promise<Record<string, unknown>> {
	await becomeOwner(tx);
	const [row] = await tx`select * from needs where id = ${id}`;
	return row ?? {};
}

async function readers(tx: Tx, cast: Cast): Promise<string[]> {
	const names: string[] = [];
	for (const [name, person] of Object.entries(cast)) {
		await become(tx, person as Person);
		if ((await tx`select from needs`).length > 0) names.push(name);
	}
	return names;
}

const officials = ['villageEditor', 'villageApprover', 'township', 'countyEditor'];
officials.push('countyApprover', 'receivingCity', 'supervisor');
const donors = ['donorViewer', 'donorEditor', 'donorApprover', 'otherDonor'];
donors.push('charityEditor', 'charityApprover');

describe('a need is written', () => {
	it('by an editor of its village, once however often it is sent', () =>
		rolledBack(async (tx) => {
			const { villageEditor } = await gather(tx);
			const id = randomUUID();
			await become(tx, villageEditor);
			await save({ id })(tx);
			await save({ id })(tx);
			expect(await lookAt(tx, id)).toMatchObject({
				status: 'draft',
				version: 1,
				verified_level: 0,
				is_entered_on_behalf: false,
				entered_by_organization_id: villageEditor.organization,
				created_by: villageEditor.account,
			});
		}));

	it('by its township on its behalf, which shows for ever', () =>
		rolledBack(async (tx) => {
			const { township, villageEditor } = await gather(tx);
			const id = randomUUID();
			await become(tx, township);
			await save({ id })(tx);
			await become(tx, villageEditor);
			await save({ id, title: '修两条路', version: 1 })(tx);
			expect(await lookAt(tx, id)).toMatchObject({
				is_entered_on_behalf: true,
				entered_by_organization_id: township.organization,
				edited_by: villageEditor.account,
				version: 2,
			});
		}));

	it('and marked when the township goes on with what the village began', () =>
		rolledBack(async (tx) => {
			const { township, villageEditor } = await gather(tx);
			const id = randomUUID();
			await become(tx, villageEditor);
			await save({ id })(tx);
			await become(tx, township);
			await save({ id, title: '修两条路', version: 1 })(tx);
			expect(await lookAt(tx, id)).toMatchObject({ is_entered_on_behalf: true });
		}));

	it('by nobody for a village that is not theirs, is no village or is no more', () =>
		rolledBack(async (tx) => {
			const { villageEditor, township, otherVillage, donorEditor, countyApprover } =
				await gather(tx);
			await tx`update regions set valid_to = '2020-12-31' where code = ${xinlian}`;
			const tries: [Person, string, string][] = [
				[villageEditor, xinlian, 'need.village_not_yours'],
				[township, xinlian, 'need.village_not_yours'],
				[township, township.region, 'need.village_not_yours'],
				[otherVillage, xinlian, 'need.village_not_yours'],
				[donorEditor, yuangudui, 'access.denied'],
				[countyApprover, yuangudui, 'access.denied'],
			];
			for (const [person, village, refusal] of tries) {
				await become(tx, person);
				expect(await refusalOf(tx, save({ village }))).toBe(refusal);
			}
		}));

	it('over nobody else’s words: an old version is refused, the same words are not', () =>
		rolledBack(async (tx) => {
			const { villageEditor, villageApprover } = await gather(tx);
			const id = randomUUID();
			await become(tx, villageEditor);
			await save({ id })(tx);
			await become(tx, villageApprover);
			await save({ id, title: '修三条路', version: 1 })(tx);
			await become(tx, villageEditor);
			const late = save({ id, title: '修四条路', version: 1 });
			expect(await refusalOf(tx, late)).toBe('draft.changed_meanwhile');
			const anew = save({ id, title: '修四条路' });
			expect(await refusalOf(tx, anew)).toBe('draft.changed_meanwhile');
			expect(await refusalOf(tx, save({ id, title: '修三条路', version: 1 }))).toBeNull();
			expect(await lookAt(tx, id)).toMatchObject({ title: '修三条路', version: 2 });
		}));

	it('for one village, and known to that one only', () =>
		rolledBack(async (tx) => {
			const { township, villageEditor, otherVillage } = await gather(tx);
			const neighbour = '621123210203';
			await tx`insert into regions (code, level, parent_code, official_name, name)
				values (${neighbour}, 5, ${township.region}, '邻村', '邻村')`;
			const id = randomUUID();
			await become(tx, villageEditor);
			await save({ id })(tx);
			await become(tx, otherVillage);
			const foreign = save({ id, village: xinlian, version: 1 });
			expect(await refusalOf(tx, foreign)).toBe('need.unknown');
			await become(tx, township);
			const moved = save({ id, village: neighbour, version: 1 });
			expect(await refusalOf(tx, moved)).toBe('need.village_is_fixed');
			expect(await refusalOf(tx, save({ version: 1 }))).toBe('need.unknown');
		}));

	it('with a decision record of one’s own only', () =>
		rolledBack(async (tx) => {
			const { villageEditor, township } = await gather(tx);
			await become(tx, township);
			const record = await paper(tx);
			await become(tx, villageEditor);
			expect(await refusalOf(tx, save({ record }))).toBe('document.unknown');
			const id = randomUUID();
			await save({ id })(tx);
			const later = save({ id, record, version: 1 });
			expect(await refusalOf(tx, later)).toBe('document.unknown');
		}));

	it('in fen where it is money, by quantity and unit where it is not', () =>
		rolledBack(async (tx) => {
			const { villageEditor } = await gather(tx);
			await become(tx, villageEditor);
			const ask = (commodity: string, fen: number | null, unit: string | null) => (t: Tx) =>
				t`select save_need(${randomUUID()}, ${yuangudui}, '饲料', 'industry', ${commodity}, 3,
					amount_fen => ${fen}::bigint, quantity => ${unit && '12.340'}::numeric,
					unit => ${unit}::text)`;
			expect(await refusalOf(tx, ask('goods', null, '吨'))).toBeNull();
			expect(await refusalOf(tx, ask('money', 4_000_000, null))).toBeNull();
			expect(await refusalOf(tx, ask('money', null, '吨'))).toBe('23514');
			expect(await refusalOf(tx, ask('goods', 4_000_000, null))).toBe('23514');
			expect(await refusalOf(tx, ask('money', 4_000_000, '吨'))).toBe('23514');
			expect(await refusalOf(tx, ask('money', 0, null))).toBe('23514');
		}));
});

describe('a need is submitted', () => {
	it('with the record of the village’s decision, and shows that to the officials', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			await become(tx, cast.villageEditor);
			const record = await paper(tx);
			const id = randomUUID();
			await save({ id, record })(tx);
			const reads = async (person: Person) => {
				await become(tx, person);
				return (await tx`select from documents where id = ${record}`).length;
			};
			expect(await reads(cast.countyEditor)).toBe(0);
			await become(tx, cast.villageEditor);
			await submit(id)(tx);
			await submit(id)(tx);
			expect(await reads(cast.countyEditor)).toBe(1);
			expect(await reads(cast.otherCounty)).toBe(0);
			expect(await reads(cast.donorEditor)).toBe(0);
		}));

	it('by the township too, when the village had begun it', () =>
		rolledBack(async (tx) => {
			const { villageEditor, township } = await gather(tx);
			const id = randomUUID();
			await become(tx, villageEditor);
			await save({ id, record: await paper(tx) })(tx);
			await become(tx, township);
			await submit(id)(tx);
			expect(await lookAt(tx, id)).toMatchObject({ status: 'submitted' });
		}));

	it('not without a record, nor with another kind of paper', () =>
		rolledBack(async (tx) => {
			const { villageEditor } = await gather(tx);
			await become(tx, villageEditor);
			const [bare, photo] = [randomUUID(), randomUUID()];
			await save({ id: bare })(tx);
			await save({ id: photo, record: await paper(tx, 'photo') })(tx);
			expect(await refusalOf(tx, submit(bare))).toBe('need.decision_record_missing');
			expect(await refusalOf(tx, submit(photo))).toBe('need.decision_record_missing');
		}));

	it('by nobody from elsewhere', () =>
		rolledBack(async (tx) => {
			const { villageEditor, otherVillage, countyEditor } = await gather(tx);
			const id = randomUUID();
			await become(tx, villageEditor);
			await save({ id, record: await paper(tx) })(tx);
			await become(tx, otherVillage);
			expect(await refusalOf(tx, submit(id))).toBe('need.unknown');
			await become(tx, countyEditor);
			expect(await refusalOf(tx, submit(id))).toBe('access.denied');
		}));

	it('and then stands still', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await submitted(tx, cast);
			const { decision_record_id: record } = await lookAt(tx, id);
			await become(tx, cast.villageEditor);
			const edit = save({ id, record: String(record), title: '修五条路', version: 1 });
			expect(await refusalOf(tx, edit)).toBe('need.not_editable');
		}));
});

describe('the county', () => {
	it('vouches for a need and opens it: two steps, both on record', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await submitted(tx, cast);
			await become(tx, cast.countyEditor);
			await verify(id, 3)(tx);
			await verify(id, 3)(tx);
			expect(await lookAt(tx, id)).toMatchObject({
				status: 'open',
				verified_level: 3,
				reviewed_by: cast.countyEditor.account,
			});
			const steps = await tx`select after ->> 'status' as status from audit_events
				where record = 'needs' and record_id = ${id} order by seq`;
			const statuses = steps.map((step) => step['status']);
			expect(statuses).toEqual(['draft', 'submitted', 'verified', 'open']);
		}));

	it('says how well it knows: a level from 1 to 3', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await submitted(tx, cast);
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, verify(id, 0))).toBe('need.level_out_of_range');
			expect(await refusalOf(tx, verify(id, 4))).toBe('need.level_out_of_range');
		}));

	it('judges what was submitted, in its own region, and nobody else does', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await submitted(tx, cast);
			await become(tx, cast.otherCounty);
			expect(await refusalOf(tx, verify(id, 1))).toBe('need.unknown');
			expect(await refusalOf(tx, giveBack(id, '不清楚'))).toBe('need.unknown');
			for (const person of [cast.villageApprover, cast.township, cast.cityApprover]) {
				await become(tx, person);
				expect(await refusalOf(tx, verify(id, 1))).toBe('access.denied');
				expect(await refusalOf(tx, giveBack(id, '不清楚'))).toBe('access.denied');
			}
			await become(tx, cast.countyEditor);
			await verify(id, 1)(tx);
			expect(await refusalOf(tx, verify(id, 2))).toBe('need.not_submitted');
			expect(await refusalOf(tx, giveBack(id, '不清楚'))).toBe('need.not_submitted');
		}));

	it('never by the hand that wrote it', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { villageEditor, villageApprover, countyEditor } = cast;
			const id = randomUUID();
			await become(tx, villageEditor);
			const record = await paper(tx);
			await save({ id, record })(tx);
			await become(tx, villageApprover);
			await save({ id, record, title: '修六条路', version: 1 })(tx);
			await submit(id)(tx);
			for (const writer of [villageEditor, villageApprover]) {
				await becomeOwner(tx);
				await tx`insert into memberships (account_id, organization_id, role)
					values (${writer.account}, ${countyEditor.organization}, 'approver')`;
				await become(tx, { ...countyEditor, account: writer.account });
				expect(await refusalOf(tx, verify(id, 1))).toBe('approval.same_person');
			}
		}));

	it('returns a need with a note, and the village tries again', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await submitted(tx, cast);
			await become(tx, cast.countyEditor);
			expect(await refusalOf(tx, giveBack(id, '  '))).toBe('need.note_missing');
			await giveBack(id, '请补充预算')(tx);
			await giveBack(id, '请补充预算')(tx);
			expect(await refusalOf(tx, giveBack(id, '另有原因'))).toBe('need.not_submitted');
			const { decision_record_id: record, ...returned } = await lookAt(tx, id);
			expect(returned).toMatchObject({ status: 'returned', review_note: '请补充预算' });
			await become(tx, cast.villageEditor);
			await save({ id, record: String(record), title: '修七条路', version: 1 })(tx);
			await submit(id)(tx);
			await become(tx, cast.countyApprover);
			await verify(id, 1)(tx);
			expect(await lookAt(tx, id)).toMatchObject({ status: 'open', review_note: null });
		}));
});

describe('the village', () => {
	it('withdraws its need in every state before it is fulfilled', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const open = await opened(tx, cast);
			await become(tx, cast.villageEditor);
			const draft = randomUUID();
			await save({ id: draft })(tx);
			for (const id of [open, draft]) {
				await withdraw(id)(tx);
				await withdraw(id)(tx);
			}
			expect(await lookAt(tx, open)).toMatchObject({ status: 'withdrawn' });
			await become(tx, cast.otherVillage);
			expect(await refusalOf(tx, withdraw(open))).toBe('need.unknown');
			await become(tx, cast.donorApprover);
			expect(await refusalOf(tx, withdraw(open))).toBe('access.denied');
		}));

	it('does not withdraw what has been fulfilled', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await opened(tx, cast);
			await become(tx, cast.villageEditor);
			await fulfil(id)(tx);
			expect(await refusalOf(tx, withdraw(id))).toBe('status.not_allowed');
		}));

	it('takes an ended need up again with a reason, to be verified anew', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await opened(tx, cast);
			await become(tx, cast.villageEditor);
			expect(await refusalOf(tx, reopen(id, '水毁'))).toBe('need.not_ended');
			await fulfil(id)(tx);
			await become(tx, cast.countyEditor);
			await close(id)(tx);
			await become(tx, cast.villageEditor);
			expect(await refusalOf(tx, reopen(id, ''))).toBe('need.note_missing');
			await reopen(id, '水毁')(tx);
			await reopen(id, '水毁')(tx);
			expect(await lookAt(tx, id)).toMatchObject({
				status: 'reopened',
				outcome: null,
				fulfilled_by: null,
				verified_level: 0,
				reviewed_by: null,
				review_note: '水毁',
			});
			await become(tx, cast.villageEditor);
			await submit(id)(tx);
			expect(await readers(tx, cast)).not.toContain('donorEditor');
		}));
});

describe('a need is read', () => {
	it('as a draft by the village and the officials over it only', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			await pairQingdao(tx, cast, null);
			await become(tx, cast.villageEditor);
			await save({})(tx);
			expect(await readers(tx, cast)).toEqual(officials);
			await become(tx, null);
			expect(await refusalOf(tx, (t) => t`select 1 from needs`)).toBe('42501');
		}));

	it('when submitted by the paired city too, while the pairing is valid', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pairing = await pairQingdao(tx, cast, null);
			await submitted(tx, cast);
			const names = await readers(tx, cast);
			expect(names).toContain('cityEditor');
			expect(names).not.toContain('formerCity');
			expect(names).not.toContain('donorEditor');
			await becomeOwner(tx);
			await tx`update pairings set valid_to = private.today() - 1 where id = ${pairing}`;
			expect(await readers(tx, cast)).toEqual(officials);
		}));

	it('when open by donors, while it is open', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await opened(tx, cast);
			const names = await readers(tx, cast);
			expect(names).toEqual(expect.arrayContaining([...officials, ...donors]));
			expect(names).toHaveLength(officials.length + donors.length);
			await become(tx, cast.villageEditor);
			await withdraw(id)(tx);
			expect(await readers(tx, cast)).toEqual(officials);
		}));

	async function pairQingdao(tx: Tx, { cityEditor }: Cast, until: string | null) {
		const id = randomUUID();
		await tx`insert into pairings (id, programme, kind, supporting_organization_id,
			supporting_region_code, receiving_region_code, valid_from, valid_to)
			values (${id}, 'east_west', 'city', ${cityEditor.organization}, ${cityEditor.region},
				${dingxi}, '2021-04-01', ${until})`;
		return id;
	}
});

describe('needs', () => {
	it('are not written but by their acts', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			await submitted(tx, cast);
			for (const person of [cast.villageApprover, cast.countyApprover, cast.donorApprover]) {
				await become(tx, person);
				const open = (t: Tx) => t`update needs set status = 'open'`;
				expect(await refusalOf(tx, open)).toBe('42501');
				expect(await refusalOf(tx, (t) => t`delete from needs`)).toBe('42501');
				const add = (t: Tx) => t`insert into needs default values`;
				expect(await refusalOf(tx, add)).toBe('42501');
			}
		}));

	it('cannot skip a state, whoever asks', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await submitted(tx, cast);
			await becomeOwner(tx);
			for (const status of ['open', 'fulfilled', 'closed', 'draft', 'reopened']) {
				const move = (t: Tx) => t`update needs set status = ${status} where id = ${id}`;
				expect(await refusalOf(tx, move)).toBe('status.not_allowed');
			}
			const born = (t: Tx) => t`insert into needs select (n).* from (
				select jsonb_populate_record(n, ${tx.json({ id: randomUUID() })}) as n
				from needs n where id = ${id}) s`;
			expect(await refusalOf(tx, born)).toBe('status.not_allowed');
		}));
});

describe('a need ends', () => {
	it('when its village says by what it was met, and its county closes it', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await opened(tx, cast);
			await become(tx, cast.countyEditor);
			expect(await refusalOf(tx, close(id))).toBe('need.not_fulfilled');
			expect(await refusalOf(tx, fulfil(id))).toBe('access.denied');
			await become(tx, cast.otherVillage);
			expect(await refusalOf(tx, fulfil(id))).toBe('need.unknown');
			await become(tx, cast.villageEditor);
			expect(await refusalOf(tx, fulfil(id, ' '))).toBe('need.outcome_missing');
			await fulfil(id)(tx);
			await fulfil(id)(tx);
			expect(await refusalOf(tx, fulfil(id, '别的'))).toBe('need.not_open');
			expect(await refusalOf(tx, close(id))).toBe('access.denied');
			expect(await lookAt(tx, id)).toMatchObject({
				status: 'fulfilled',
				outcome: '路已修通',
				fulfilled_by: cast.villageEditor.account,
			});
			await become(tx, cast.countyEditor);
			await close(id)(tx);
			await close(id)(tx);
			expect(await lookAt(tx, id)).toMatchObject({ status: 'closed', outcome: '路已修通' });
		}));

	it('and waits for its county in between', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await opened(tx, cast);
			const waits = async (person: Person) => {
				await become(tx, person);
				const rows = await tx`select from list_waiting()
					where act = 'need_close' and record_id = ${id}`;
				return rows.length === 1;
			};
			expect(await waits(cast.countyEditor)).toBe(false);
			await become(tx, cast.villageEditor);
			await fulfil(id)(tx);
			expect(await waits(cast.countyEditor)).toBe(true);
			expect(await waits(cast.villageApprover)).toBe(false);
			await become(tx, cast.countyEditor);
			await close(id)(tx);
			expect(await waits(cast.countyEditor)).toBe(false);
		}));

	it('by the word of its township too', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await opened(tx, cast);
			await become(tx, cast.township);
			await fulfil(id)(tx);
			expect(await lookAt(tx, id)).toMatchObject({ fulfilled_by: cast.township.account });
		}));

	it('but not while somebody waits for an answer to it', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await opened(tx, cast);
			await becomeOwner(tx);
			const [offer] = await tx<{ id: string }[]>`
				insert into offers (organization_id, title, commodity, nature, budget_fen, valid_from,
					created_by, edited_by)
				values (${cast.donorEditor.organization}, '助力修路', 'money', 'social_donation', 9000000,
					'2020-01-01', ${cast.donorEditor.account}, ${cast.donorEditor.account}) returning id`;
			const propose = (expires: string) => tx`
				insert into proposals (need_id, offer_id, village_code, commodity, quantity, nature,
					expires_on)
				values (${id}, ${offer!.id}, ${yuangudui}, 'money', 1000000, 'social_donation',
					${expires})`;
			await propose('2020-01-01');
			await propose('2999-01-01');
			await become(tx, cast.villageEditor);
			expect(await refusalOf(tx, fulfil(id))).toBe('need.is_proposed');
			await becomeOwner(tx);
			await tx`update proposals set status = 'declined', village_decision = 'declined',
				village_decided_at = now(), decline_cause = 'met_otherwise' where expires_on > now()`;
			await become(tx, cast.villageEditor);
			await fulfil(id)(tx);
		}));
});
