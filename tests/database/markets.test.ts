import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { divisibleUnits } from '#domain/needs/measure.ts';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import {
	announced,
	becomeMachine,
	couple,
	dingxi,
	finish,
	lookAt,
	need,
	offer,
	openOf,
	proposed,
	publish,
	start,
	xinlian,
	yuangudui,
	type RoundTerms,
	type Things,
} from './market.ts';
import { gather, type Cast, type Person } from './people.ts';

/*
 * Rounds of what is no money: the same table, functions and refusals, in a unit of their own.
 */

const machines = { commodity: 'goods', quantity: 30, unit: '台' } as const satisfies Things;
const tonnes = { commodity: 'goods', quantity: 12.345, unit: '吨' } as const satisfies Things;
const schools = { commodity: 'goods', category: 'education', unit: '台' } as const;

async function tryAs(tx: Tx, person: Person, act: (tx: Tx) => Promise<unknown>) {
	await become(tx, person);
	return refusalOf(tx, act);
}

const accept = (id: string, quantity: number) => (tx: Tx) =>
	tx`select decide_proposal(${id}, 'accepted', quantity => ${quantity})`;

/** What a round of this market reads of needs and offers. */
async function inputOf(tx: Tx, cast: Cast, terms: RoundTerms) {
	const id = randomUUID();
	await become(tx, cast.countyEditor);
	await start({ id, ...terms })(tx);
	await becomeMachine(tx);
	const [row] = await tx`select round_input(${id}) -> 'input' as input`;
	return row?.['input'] as {
		readonly unit: string | null;
		readonly needs: readonly { id: string; quantity: number; open: number }[];
		readonly offers: readonly { id: string; open: number }[];
		readonly locked: readonly unknown[];
	};
}

describe('a market', () => {
	it.each([
		['money of a nature', { commodity: 'money', nature: 'investment' }, true],
		['money in a unit', { commodity: 'money', unit: '元' }, false],
		['goods by category and unit', schools, true],
		['goods without a unit', { commodity: 'goods', category: 'education' }, false],
		['goods of a category that there is not', { ...schools, category: 'gold' }, false],
		['goods of a nature', { ...schools, nature: 'social_donation' }, false],
		['talent in a unit', { commodity: 'talent', unit: '人月' }, true],
		['talent in no unit', { commodity: 'talent' }, false],
		['jobs by the head', { commodity: 'jobs', unit: '人' }, true],
		['jobs by another unit', { commodity: 'jobs', unit: '个' }, false],
		['purchases in money', { commodity: 'purchase' }, true],
		['purchases in a unit', { commodity: 'purchase', unit: '吨' }, false],
		['what nobody trades', { commodity: 'gold' }, false],
	])('is %s: %o %s', (_, terms, isOne) =>
		rolledBack(async (tx) => {
			const { countyEditor } = await gather(tx);
			await become(tx, countyEditor);
			expect(await refusalOf(tx, start(terms))).toBe(isOne ? null : 'round.market_unknown');
		}),
	);

	it('cuts what domain/needs/measure.ts cuts', () =>
		rolledBack(async (tx) => {
			await becomeOwner(tx);
			const units = [...divisibleUnits, '台', '人', '箱'];
			const rows = await tx`select unit, private.least_part(unit)::float8 as part
				from unnest(${units}::text[]) unit`;
			for (const { unit, part } of rows) {
				expect([unit, part]).toEqual([unit, divisibleUnits.includes(unit) ? 0.001 : 1]);
			}
		}));
});

describe('two rounds at once', () => {
	it('are allowed of different markets over one region, and refused of the same', () =>
		rolledBack(async (tx) => {
			const { countyEditor, receivingCity } = await gather(tx);
			await become(tx, countyEditor);
			await start(schools)(tx);
			expect(await refusalOf(tx, start(schools))).toBe('round.already_running');
			for (const other of [{}, { ...schools, unit: '吨' }, { ...schools, category: 'energy' }]) {
				expect(await refusalOf(tx, start(other))).toBeNull();
			}
			await become(tx, receivingCity);
			const around = { ...schools, region: dingxi };
			expect(await refusalOf(tx, start(around))).toBe('round.already_running');
			expect(await refusalOf(tx, start({ ...around, unit: '套' }))).toBeNull();
		}));
});

describe('a round of goods', () => {
	it('reads needs and offers of its category and unit alone', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const wanted = await need(tx, cast, { things: machines, category: 'education' });
			await need(tx, cast, { things: machines, category: 'energy' });
			await need(tx, cast, { things: tonnes, category: 'education' });
			await need(tx, cast, { category: 'education' });
			const given = [
				await offer(tx, cast, { things: machines }),
				await offer(tx, cast, { things: machines, categories: ['energy', 'education'] }),
			];
			await offer(tx, cast, { things: machines, categories: ['energy'] });
			await offer(tx, cast, { things: tonnes });
			await offer(tx, cast, { fen: 30 });
			const input = await inputOf(tx, cast, schools);
			expect(input.unit).toBe('台');
			expect(input.needs).toMatchObject([{ id: wanted, quantity: 30, open: 30 }]);
			expect(input.offers.map(({ id }) => id).sort()).toEqual(given.sort());
		}));

	it('finds of an offer for several categories only what other markets left', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const lamp = await need(tx, cast, { things: machines, category: 'energy' });
			await need(tx, cast, { things: machines, category: 'education' });
			const o = await offer(tx, cast, { things: machines });
			await announced(tx, cast, [[lamp, o, 20]], { ...schools, category: 'energy' });
			const input = await inputOf(tx, cast, schools);
			expect(input.offers).toMatchObject([{ id: o, open: 10 }]);
			expect(input.locked).toEqual([]);
		}));

	it('keeps thousandths of what is measured, and takes no result of another market', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const n = await need(tx, cast, { things: tonnes, category: 'education' });
			const o = await offer(tx, cast, { things: tonnes });
			const money = await offer(tx, cast);
			const terms = { ...schools, unit: '吨' };
			const [proposal = ''] = await announced(tx, cast, [[n, o, 4.005]], terms);
			expect(await lookAt(tx, 'proposals', proposal)).toMatchObject({
				commodity: 'goods',
				unit: '吨',
				quantity: '4.005',
			});
			expect(await openOf(tx, 'need', n)).toBe(8.34);
			expect(await openOf(tx, 'offer', o)).toBe(8.34);
			const id = randomUUID();
			await become(tx, cast.countyEditor);
			await start({ id, ...terms })(tx);
			await becomeMachine(tx);
			expect(await refusalOf(tx, finish(id, [[n, money, 1]]))).toBe('23502');
		}));

	it('gives whole things, and is not published once somebody else has promised them', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const n = await need(tx, cast, { things: machines, category: 'education' });
			const o = await offer(tx, cast, { things: machines });
			const half = (t: Tx) => proposed(t, cast, [[n, o, 2.5]], schools);
			expect(await refusalOf(tx, half)).toBe('23514');
			const first = await proposed(tx, cast, [[n, o, 20]], schools);
			const second = await proposed(tx, cast, [[n, o, 11]], schools);
			expect(await tryAs(tx, cast.countyApprover, publish(first))).toBeNull();
			expect(await tryAs(tx, cast.countyApprover, publish(second))).toBe('round.overtaken');
		}));
});

describe('a proposal of goods', () => {
	async function machine(tx: Tx, cast: Cast) {
		const n = await need(tx, cast, { things: machines, category: 'education' });
		const o = await offer(tx, cast, { things: machines });
		const [id = ''] = await announced(tx, cast, [[n, o, 20]], schools);
		return { id, n, o };
	}

	it('is answered in part, in whole things', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { id, n } = await machine(tx, cast);
			for (const wrong of [0, 2.5, 21]) {
				expect(await tryAs(tx, cast.donorApprover, accept(id, wrong))).toBe(
					'proposal.quantity_out_of_bounds',
				);
			}
			expect(await tryAs(tx, cast.donorApprover, accept(id, 12))).toBeNull();
			expect(await tryAs(tx, cast.villageApprover, accept(id, 20))).toBe(
				'proposal.quantity_changed',
			);
			expect(await tryAs(tx, cast.villageApprover, accept(id, 12))).toBeNull();
			expect(await lookAt(tx, 'proposals', id)).toMatchObject({
				status: 'agreed',
				quantity: '12.000',
				reduced_from: '20.000',
			});
			expect(await openOf(tx, 'need', n)).toBe(18);
		}));

	it('keeps the need at its unit and category as long as it is promised', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { n } = await machine(tx, cast);
			await becomeOwner(tx);
			const rewrite = (t: Tx) => t`update needs set unit = '套' where id = ${n}`;
			expect(await refusalOf(tx, rewrite)).toBe('need.is_promised');
			await tx`update proposals set expires_on = private.today() - 1`;
			expect(await refusalOf(tx, rewrite)).toBeNull();
		}));

	it('is proposed by the donor itself to needs of the same unit', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const o = await offer(tx, cast, { things: machines });
			const fits = await need(tx, cast, { things: machines, category: 'education' });
			const other = await need(tx, cast, { things: tonnes });
			const propose =
				(to: string, quantity: number, id: string = randomUUID()) =>
				(t: Tx) =>
					t`select propose_to_need(${id}, ${o}, ${to}, ${quantity})`;
			await become(tx, cast.donorApprover);
			const listed = await tx`select need_id, open::float8 from list_proposable(${o})`;
			expect([...listed]).toEqual([{ need_id: fits, open: 30 }]);
			expect(await refusalOf(tx, propose(other, 1))).toBe('proposal.commodity_differs');
			expect(await refusalOf(tx, propose(fits, 1.5))).toBe('proposal.quantity_out_of_bounds');
			const id = randomUUID();
			expect(await refusalOf(tx, propose(fits, 7, id))).toBeNull();
			expect(await lookAt(tx, 'proposals', id)).toMatchObject({ unit: '台', quantity: '7.000' });
			await become(tx, cast.donorApprover);
			const [total] = await tx`select unit, accepted::float8 from list_offer_totals()`;
			expect(total).toEqual({ unit: '台', accepted: 7 });
		}));

	it('becomes a pledge of goods in words; jobs and talent become none', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { id, n } = await machine(tx, cast);
			const heads = { commodity: 'jobs', quantity: 20, unit: '人' } as const;
			const work = await need(tx, cast, { things: heads });
			const jobs = await offer(tx, cast, { things: heads });
			const terms = { commodity: 'jobs', unit: '人' };
			const [job = ''] = await announced(tx, cast, [[work, jobs, 20]], terms);
			await becomeOwner(tx);
			await tx`update proposals set status = 'half_accepted', donor_decision = 'accepted',
				donor_decided_at = now()`;
			await tx`update proposals set status = 'agreed', village_decision = 'accepted',
				village_decided_at = now()`;
			const draw = (proposal: string, to: string, form: string) => (t: Tx) =>
				t`select draw_up_pledge(${randomUUID()}, ${cast.charityEditor.organization},
					'social_donation', ${form}, amount_text => '20 台',
					proposal_id => ${proposal},
					lines => ${t.json([{ village_code: yuangudui, need_id: to }])})`;
			const act = (...of: Parameters<typeof draw>) => tryAs(tx, cast.donorEditor, draw(...of));
			expect(await act(id, n, 'service')).toBe('pledge.differs_from_proposal');
			expect(await act(id, n, 'goods')).toBeNull();
			expect((await lookAt(tx, 'proposals', id))['status']).toBe('pledged');
			expect(await act(job, work, 'service')).toBe('pledge.not_of_this_commodity');
		}));
});

describe('the markets of a region', () => {
	it('are those of its open needs, with the offers of the same kind', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			await need(tx, cast, { things: machines, category: 'education' });
			await need(tx, cast, { things: machines, category: 'energy', status: 'submitted' });
			await need(tx, cast, { things: machines, category: 'energy', village: xinlian });
			await offer(tx, cast, { things: machines });
			await offer(tx, cast, { things: machines, categories: ['energy'] });
			await couple(tx, cast);
			const list = (t: Tx) => t`select commodity, category, unit, need_count::int as needs,
				offer_count::int as offers from list_markets('621123000000')`;
			await become(tx, cast.countyEditor);
			expect([...(await list(tx))]).toEqual([
				{ commodity: 'goods', category: 'education', unit: '台', needs: 1, offers: 1 },
				{ commodity: 'money', category: null, unit: null, needs: 1, offers: 1 },
			]);
			expect(await tryAs(tx, cast.otherCounty, list)).toBe('round.region_not_yours');
			expect(await tryAs(tx, cast.donorEditor, list)).toBe('access.denied');
		}));
});

describe('a night', () => {
	it('follows a round of goods up for its own market alone', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const n = await need(tx, cast, { things: machines, category: 'education' });
			const o = await offer(tx, cast, { things: machines });
			const lamp = await need(tx, cast, { things: machines, category: 'energy' });
			const [id = ''] = await announced(tx, cast, [[n, o, 20]], schools);
			await announced(tx, cast, [[lamp, o, 5]], { ...schools, category: 'energy' });
			await becomeOwner(tx);
			await tx`update rounds set created_at = now() - interval '1 hour'`;
			await tryAs(tx, cast.donorApprover, accept(id, 12));
			await becomeMachine(tx);
			await tx`select follow_up_rounds()`;
			await becomeOwner(tx);
			const made = await tx`select commodity, category, unit, follows_id is not null as follows
				from rounds where status = 'running'`;
			expect([...made]).toEqual([{ ...schools, follows: true }]);
		}));
});
