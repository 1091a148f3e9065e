import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { gather, type Cast, type Person } from './people.ts';

interface Words {
	readonly id?: string;
	readonly nature?: string;
	readonly title?: string;
	readonly fen?: number | null;
	readonly minimum?: number;
	readonly categories?: readonly string[];
	readonly regions?: readonly string[];
	readonly until?: string | null;
	readonly isAnonymous?: boolean;
	readonly version?: number | null;
}

const save = (words: Words) => (tx: Tx) => {
	const { id = randomUUID(), nature = 'social_donation', title = '修路资金' } = words;
	const { fen = 5_000_000, minimum = 0, categories = [], regions = [] } = words;
	const { until = null, isAnonymous = false, version = null } = words;
	return tx`select save_offer(${id}, ${nature}, 'money', ${title}, '2026-01-01',
		budget_fen => ${fen}::bigint, minimum_grant_fen => ${minimum},
		categories => ${[...categories]}::text[], region_codes => ${[...regions]}::text[],
		valid_to => ${until}::date, is_anonymous => ${isAnonymous},
		version => ${version}::integer)`;
};

const publish = (id: string) => (tx: Tx) => tx`select publish_offer(${id})`;
const withdraw = (id: string) => (tx: Tx) => tx`select withdraw_offer(${id})`;
const close = (id: string) => (tx: Tx) => tx`select close_offer(${id})`;

async function drafted(tx: Tx, { donorEditor }: Cast, words: Words = {}): Promise<string> {
	const id = randomUUID();
	await become(tx, donorEditor);
	await save({ id, ...words })(tx);
	return id;
}

async function opened(tx: Tx, cast: Cast, words: Words = {}): Promise<string> {
	const id = await drafted(tx, cast, words);
	await become(tx, cast.donorApprover);
	await publish(id)(tx);
	return id;
}

async function lookAt(tx: Tx, id: string): Promise<Record<string, unknown>> {
	await becomeOwner(tx);
	const [row] = await tx`select * from offers where id = ${id}`;
	return row ?? {};
}

async function readers(tx: Tx, cast: Cast): Promise<string[]> {
	const names: string[] = [];
	for (const [name, person] of Object.entries(cast)) {
		await become(tx, person as Person);
		if ((await tx`select organization_id from offers`).length > 0) names.push(name);
	}
	return names;
}

const owners = ['donorViewer', 'donorEditor', 'donorApprover'];

describe('an offer is written', () => {
	it('by an editor of the donor, once however often it is sent', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await drafted(tx, cast);
			await save({ id })(tx);
			expect(await lookAt(tx, id)).toMatchObject({
				status: 'draft',
				version: 1,
				organization_id: cast.donorEditor.organization,
				paired_only: false,
			});
		}));

	it('with lists that are the same in any order', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { weiyuan, zhang } = { weiyuan: '621123000000', zhang: '621125000000' };
			const categories = ['water', 'roads', 'water'];
			const id = await drafted(tx, cast, { categories, regions: [zhang, weiyuan] });
			const same = { id, categories: ['roads', 'water'], regions: [weiyuan, zhang] };
			expect(await refusalOf(tx, save(same))).toBeNull();
			const fewer = { ...same, categories: ['roads'] };
			expect(await refusalOf(tx, save(fewer))).toBe('draft.changed_meanwhile');
			expect(await lookAt(tx, id)).toMatchObject({
				categories: ['roads', 'water'],
				region_codes: [weiyuan, zhang],
			});
		}));

	it('for known categories and regions only', () =>
		rolledBack(async (tx) => {
			const { donorEditor } = await gather(tx);
			await become(tx, donorEditor);
			const nowhere = save({ regions: ['621100000000', '999999000000'] });
			expect(await refusalOf(tx, nowhere)).toBe('offer.region_unknown');
			expect(await refusalOf(tx, save({ categories: ['yachts'] }))).toBe('23514');
		}));

	it('with a minimum grant that its budget can pay', () =>
		rolledBack(async (tx) => {
			const { donorEditor } = await gather(tx);
			await become(tx, donorEditor);
			expect(await refusalOf(tx, save({ minimum: 5_000_000 }))).toBeNull();
			expect(await refusalOf(tx, save({ minimum: 5_000_001 }))).toBe('23514');
			expect(await refusalOf(tx, save({ fen: null }))).toBe('23514');
		}));

	it('over nobody else’s words', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await drafted(tx, cast);
			await become(tx, cast.donorApprover);
			await save({ id, title: '饮水资金', version: 1 })(tx);
			await become(tx, cast.donorEditor);
			const late = save({ id, title: '助学资金', version: 1 });
			expect(await refusalOf(tx, late)).toBe('draft.changed_meanwhile');
			expect(await lookAt(tx, id)).toMatchObject({
				title: '饮水资金',
				version: 2,
				edited_by: cast.donorApprover.account,
			});
		}));

	it('by no village, no viewer, and into no other donor’s', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await drafted(tx, cast);
			await become(tx, cast.otherDonor);
			const act = save({ id, title: '助学资金', version: 1 });
			expect(await refusalOf(tx, act)).toBe('offer.unknown');
			expect(await refusalOf(tx, save({ id }))).toBe('offer.unknown');
			for (const person of [cast.villageApprover, cast.township, cast.donorViewer]) {
				await become(tx, person);
				expect(await refusalOf(tx, save({}))).toBe('access.denied');
			}
		}));

	it('of fiscal aid by governments alone, and then for their pairings alone', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			for (const person of [cast.donorEditor, cast.charityEditor]) {
				await become(tx, person);
				const act = save({ nature: 'fiscal_aid' });
				expect(await refusalOf(tx, act)).toBe('offer.fiscal_aid_not_yours');
			}
			const id = randomUUID();
			await become(tx, cast.cityEditor);
			await save({ id, nature: 'fiscal_aid' })(tx);
			expect(await lookAt(tx, id)).toMatchObject({ paired_only: true });
			const loosen = (t: Tx) => t`update offers set paired_only = false where id = ${id}`;
			expect(await refusalOf(tx, loosen)).toBe('23514');
		}));
});

describe('an offer goes on the market', () => {
	it('by an approver who has not written in it', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await drafted(tx, cast);
			await become(tx, cast.donorEditor);
			expect(await refusalOf(tx, publish(id))).toBe('access.denied');
			await become(tx, cast.otherDonor);
			expect(await refusalOf(tx, publish(id))).toBe('offer.unknown');
			await become(tx, cast.donorApprover);
			await publish(id)(tx);
			await publish(id)(tx);
			expect(await lookAt(tx, id)).toMatchObject({
				status: 'open',
				published_by: cast.donorApprover.account,
			});
		}));

	it('not by the approver who wrote the last words', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await drafted(tx, cast);
			await become(tx, cast.donorApprover);
			await save({ id, title: '饮水资金', version: 1 })(tx);
			expect(await refusalOf(tx, publish(id))).toBe('approval.same_person');
			const own = randomUUID();
			await save({ id: own })(tx);
			expect(await refusalOf(tx, publish(own))).toBe('approval.same_person');
		}));

	it('not when its days are over', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await drafted(tx, cast, { until: '2026-01-31' });
			await become(tx, cast.donorApprover);
			expect(await refusalOf(tx, publish(id))).toBe('offer.expired');
		}));

	it('and then stands as it is', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await opened(tx, cast);
			await become(tx, cast.donorEditor);
			const act = save({ id, title: '饮水资金', version: 1 });
			expect(await refusalOf(tx, act)).toBe('offer.not_editable');
		}));

	it('until it is closed or withdrawn by an approver, which is the end of it', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const [one, other] = [await opened(tx, cast), await opened(tx, cast)];
			await become(tx, cast.donorEditor);
			expect(await refusalOf(tx, withdraw(one))).toBe('access.denied');
			expect(await refusalOf(tx, close(other))).toBe('access.denied');
			await become(tx, cast.otherDonor);
			expect(await refusalOf(tx, withdraw(one))).toBe('offer.unknown');
			expect(await refusalOf(tx, close(other))).toBe('offer.unknown');
			await become(tx, cast.donorApprover);
			await withdraw(one)(tx);
			await close(other)(tx);
			expect(await lookAt(tx, one)).toMatchObject({ status: 'withdrawn' });
			expect(await lookAt(tx, other)).toMatchObject({ status: 'closed' });
			await become(tx, cast.donorApprover);
			expect(await refusalOf(tx, publish(one))).toBe('status.not_allowed');
			expect(await refusalOf(tx, withdraw(other))).toBe('status.not_allowed');
			expect(await refusalOf(tx, close(one))).toBe('status.not_allowed');
		}));

	it('unless its editor drops the draft', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await drafted(tx, cast);
			await withdraw(id)(tx);
			await become(tx, cast.donorApprover);
			expect(await refusalOf(tx, publish(id))).toBe('status.not_allowed');
			expect(await refusalOf(tx, close(id))).toBe('status.not_allowed');
		}));
});

describe('an offer is read', () => {
	it('as a draft by its organization alone', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			await drafted(tx, cast);
			expect(await readers(tx, cast)).toEqual(owners);
			await become(tx, null);
			expect(await refusalOf(tx, (t) => t`select 1 from offers`)).toBe('42501');
		}));

	it('when open by cities and counties too, and by nobody who could tell a village', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await opened(tx, cast, { isAnonymous: true });
			const officials = ['countyEditor', 'countyApprover', 'otherCounty', 'receivingCity'];
			officials.push('cityEditor', 'cityApprover', 'formerCity');
			expect(await readers(tx, cast)).toEqual([...officials, ...owners]);
			await become(tx, cast.donorApprover);
			await close(id)(tx);
			expect(await readers(tx, cast)).toEqual([...officials, ...owners]);
		}));
});

describe('offers', () => {
	it('are not written but by their acts', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			await opened(tx, cast);
			for (const person of [cast.donorApprover, cast.countyApprover]) {
				await become(tx, person);
				const more = (t: Tx) => t`update offers set budget_fen = 1`;
				expect(await refusalOf(tx, more)).toBe('42501');
				expect(await refusalOf(tx, (t) => t`delete from offers`)).toBe('42501');
				const add = (t: Tx) => t`insert into offers default values`;
				expect(await refusalOf(tx, add)).toBe('42501');
			}
		}));

	it('move along their table only, whoever asks', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await opened(tx, cast);
			await becomeOwner(tx);
			const move = (status: string) => (t: Tx) =>
				t`update offers set status = ${status} where id = ${id}`;
			expect(await refusalOf(tx, move('draft'))).toBe('status.not_allowed');
			expect(await refusalOf(tx, move('expired'))).toBeNull();
			expect(await refusalOf(tx, move('open'))).toBe('status.not_allowed');
		}));
});
