import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import {
	yuangudui,
	xinlian,
	zhang,
	dingxi,
	need,
	offer,
	start,
	finish,
	publish,
	decide,
	becomeMachine,
	proposed,
	announced,
	couple,
	letDaysPass,
	lookAt,
	readers,
	openOf,
	type RoundTerms,
	type Match,
} from './market.ts';
import { gather, type Cast, type Person } from './people.ts';

const villageSide = ['villageEditor', 'villageApprover', 'township'];
const officials = ['countyEditor', 'countyApprover', 'receivingCity', 'supervisor'];
const donorSide = ['donorViewer', 'donorEditor', 'donorApprover'];

describe('a round is started', () => {
	async function jobsFor(tx: Tx, round: string): Promise<number> {
		await becomeOwner(tx);
		const jobs = await tx`select from graphile_worker.jobs where key = ${`run_round:${round}`}
			and task_identifier = 'run_round'`;
		return jobs.length;
	}

	it('with its job, both once, however often it is asked', () =>
		rolledBack(async (tx) => {
			const { countyEditor } = await gather(tx);
			const id = randomUUID();
			await become(tx, countyEditor);
			await start({ id })(tx);
			await start({ id })(tx);
			expect(await jobsFor(tx, id)).toBe(1);
			expect(await lookAt(tx, 'rounds', id)).toMatchObject({ status: 'running', progress: 0 });
		}));

	it('without a job where it is refused', () =>
		rolledBack(async (tx) => {
			const { countyEditor } = await gather(tx);
			const id = randomUUID();
			await become(tx, countyEditor);
			await start()(tx);
			expect(await refusalOf(tx, start({ id }))).toBe('round.already_running');
			expect(await jobsFor(tx, id)).toBe(0);
		}));

	it('under an id of its own', () =>
		rolledBack(async (tx) => {
			const { countyEditor, otherCounty } = await gather(tx);
			const id = randomUUID();
			await become(tx, otherCounty);
			await start({ id, region: zhang })(tx);
			await become(tx, countyEditor);
			expect(await refusalOf(tx, start({ id }))).toBe('round.already_running');
		}));

	it('by a county or city within its own region', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			await become(tx, cast.countyEditor);
			for (const region of [zhang, dingxi]) {
				expect(await refusalOf(tx, start({ region }))).toBe('round.region_not_yours');
			}
			await become(tx, cast.cityApprover);
			expect(await refusalOf(tx, start())).toBe('round.region_not_yours');
			for (const person of [cast.villageApprover, cast.township, cast.donorApprover]) {
				await become(tx, person);
				expect(await refusalOf(tx, start())).toBe('access.denied');
			}
			await become(tx, cast.receivingCity);
			expect(await refusalOf(tx, start())).toBeNull();
		}));

	it('one at a time over the same villages and the same kind of money', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			await become(tx, cast.countyEditor);
			await start()(tx);
			await become(tx, cast.receivingCity);
			expect(await refusalOf(tx, start({ region: dingxi }))).toBe('round.already_running');
			expect(await refusalOf(tx, start({ region: zhang }))).toBeNull();
			expect(await refusalOf(tx, start({ region: dingxi, nature: 'fiscal_aid' }))).toBeNull();
		}));

	it('one at a time even where two are started in the same instant', () =>
		rolledBack(async (tx) => {
			const { countyEditor } = await gather(tx);
			await become(tx, countyEditor);
			await start()(tx);
			await becomeOwner(tx);
			const twin = (t: Tx) => t`insert into rounds (organization_id, commodity, nature,
				region_code, parameters, weights_version, floor, status, created_by)
				select organization_id, commodity, nature, region_code, parameters, weights_version,
					floor, status, created_by from rounds`;
			expect(await refusalOf(tx, twin)).toBe('23505');
		}));

	it('of a market that there is, with a last day to come', () =>
		rolledBack(async (tx) => {
			const { countyEditor } = await gather(tx);
			await become(tx, countyEditor);
			const goods = start({ commodity: 'goods' });
			expect(await refusalOf(tx, goods)).toBe('round.market_unknown');
			const past = start({ until: '2026-01-01' });
			expect(await refusalOf(tx, past)).toBe('round.expires_too_soon');
		}));
});

describe('the machine', () => {
	it('alone reads markets and writes results', () =>
		rolledBack(async (tx) => {
			const { countyEditor, countyApprover } = await gather(tx);
			const id = randomUUID();
			await become(tx, countyEditor);
			await start({ id })(tx);
			for (const person of [countyApprover, null]) {
				await become(tx, person);
				const tries = [
					(t: Tx) => t`select round_input(${id})`,
					(t: Tx) => t`select set_round_progress(${id}, 50)`,
					(t: Tx) => t`select fail_round(${id}, 'x')`,
					finish(id, []),
				];
				for (const act of tries) expect(await refusalOf(tx, act)).toBe('42501');
			}
		}));

	it('tells how far it is, and why it failed', () =>
		rolledBack(async (tx) => {
			const { countyEditor } = await gather(tx);
			const id = randomUUID();
			await become(tx, countyEditor);
			await start({ id })(tx);
			await becomeMachine(tx);
			await tx`select set_round_progress(${id}, 40)`;
			expect(await lookAt(tx, 'rounds', id)).toMatchObject({ progress: 40 });
			await becomeMachine(tx);
			await tx`select fail_round(${id}, 'instance.total_too_large')`;
			expect(await lookAt(tx, 'rounds', id)).toMatchObject({
				status: 'failed',
				failure: 'instance.total_too_large',
			});
		}));

	it('has no word in a round that does not run', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await proposed(tx, cast, []);
			await becomeMachine(tx);
			const tries = [
				(t: Tx) => t`select round_input(${id})`,
				(t: Tx) => t`select set_round_progress(${id}, 50)`,
				(t: Tx) => t`select fail_round(${id}, 'x')`,
				finish(id, []),
				finish(randomUUID(), []),
			];
			for (const act of tries) expect(await refusalOf(tx, act)).toBe('round.not_running');
		}));

	it('keeps a result with its proof, to the last digit', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const [n, o] = [await need(tx, cast), await offer(tx, cast)];
			const unmet = [[n, 4_000_000, 'budget_exhausted']] as const;
			const id = await proposed(tx, cast, [[n, o, 6_000_000]], { unmet });
			expect(await lookAt(tx, 'rounds', id)).toMatchObject({
				status: 'proposed',
				progress: 100,
				objective: '324439104324439104',
				pair_count: 1,
			});
			const left = await tx`select quantity::int, why from round_unmet`;
			expect([...left]).toEqual([{ quantity: 4_000_000, why: 'budget_exhausted' }]);
		}));

	it('keeps nothing of a result that has not wholly come, nor aside once it has ended', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const [n, o] = [await need(tx, cast), await offer(tx, cast)];
			const part = { matches: [{ need_id: n, offer_id: o, quantity: 1, quality: 1, reasons: {} }] };
			const stage = (id: string, place: number) => (t: Tx) =>
				t`select stage_round_part(${id}, ${place}, ${t.json(part)})`;
			const record = (id: string, parts: number) => (t: Tx) =>
				t`select record_round_outcome(${id}, ${t.json({ parts })})`;
			const id = randomUUID();
			await become(tx, cast.countyEditor);
			await start({ id })(tx);
			await becomeMachine(tx);
			// As by a job that was killed and run again.
			await stage(id, 1)(tx);
			await stage(id, 1)(tx);
			for (const parts of [0, 2]) expect(await refusalOf(tx, record(id, parts))).toBe('P0001');
			expect(await refusalOf(tx, record(id, 1))).toBe('P0002');
			await become(tx, cast.countyEditor);
			await tx`select cancel_round(${id})`;
			await becomeMachine(tx);
			expect(await refusalOf(tx, stage(id, 0))).toBe('round.not_running');
			await proposed(tx, cast, [[n, o, 6_000_000]]);
			await becomeOwner(tx);
			expect(await tx`select from private.round_parts`).toHaveLength(0);
			expect(await tx`select from proposals`).toHaveLength(1);
		}));

	it('keeps it whole or not at all: nothing foreign to the market', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const [own, elsewhere] = [await need(tx, cast), await need(tx, cast, { village: xinlian })];
			const given = await offer(tx, cast);
			const invested = await offer(tx, cast, { nature: 'investment' });
			const id = randomUUID();
			await become(tx, cast.countyEditor);
			await start({ id })(tx);
			await becomeMachine(tx);
			const good = [own, given, 1_000_000] as const;
			const bad: Match[] = [
				[elsewhere, given, 1_000_000],
				[own, invested, 1_000_000],
				[randomUUID(), given, 1_000_000],
			];
			for (const match of bad) {
				expect(await refusalOf(tx, finish(id, [good, match]))).toBe('23502');
			}
			const stray = finish(id, [good], [[elsewhere, 1, 'outbid']]);
			expect(await refusalOf(tx, stray)).toBe('23502');
			expect(await refusalOf(tx, finish(id, [[own, given, 0]]))).toBe('23514');
			await becomeOwner(tx);
			expect(await tx`select from proposals`).toHaveLength(0);
		}));
});

describe('the market of a round', () => {
	interface Input {
		readonly date: string;
		readonly floor: string;
		readonly needs: readonly { id: string; quantity: number; open: number }[];
		readonly offers: readonly { id: string; quantity: number; open: number }[];
		readonly villages: readonly { code: string; population: number | null }[];
		readonly pairings: readonly { offer_id: string; region: string }[];
		readonly locked: readonly { need_id: string; offer_id: string; quantity: number }[];
		readonly declined: readonly { need_id: string; offer_id: string }[];
	}

	async function inputOf(tx: Tx, cast: Cast, terms: RoundTerms = {}): Promise<Input> {
		const id = randomUUID();
		await become(tx, cast.countyEditor);
		await start({ id, ...terms })(tx);
		await becomeMachine(tx);
		const [row] = await tx`select round_input(${id}) -> 'input' as input`;
		return row?.['input'] as Input;
	}

	const ids = (rows: readonly { id: string }[]) => rows.map(({ id }) => id).sort();

	it('holds the open needs of the region, with the latest known heads of their villages', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const open = await need(tx, cast);
			await need(tx, cast, { status: 'submitted' });
			await need(tx, cast, { village: xinlian });
			await tx`insert into region_statistics (region_code, year, population, source) values
				(${yuangudui}, 2024, 1800, 'x'), (${yuangudui}, 2025, 1917, 'x'),
				(${yuangudui}, 2026, null, 'x')`;
			const input = await inputOf(tx, cast);
			expect(ids(input.needs)).toEqual([open]);
			expect(input.needs[0]).toMatchObject({
				village: yuangudui,
				quantity: 10_000_000,
				open: 10_000_000,
				category: 'roads',
				urgency: 3,
				verified: 2,
			});
			expect(input.villages).toEqual([{ code: yuangudui, population: 1917 }]);
			expect(input).toMatchObject({ floor: 'weighted', locked: [], declined: [] });
		}));

	it('holds the open offers of its nature that are valid today and reach the region', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const reaching = [
				await offer(tx, cast),
				await offer(tx, cast, { regions: [dingxi, zhang] }),
				await offer(tx, cast, { regions: [yuangudui] }),
			];
			await offer(tx, cast, { regions: [zhang] });
			await offer(tx, cast, { nature: 'investment' });
			await offer(tx, cast, { isOpen: false });
			await offer(tx, cast, { until: '2026-01-31' });
			await offer(tx, cast, { since: '2099-01-01' });
			expect(ids((await inputOf(tx, cast)).offers)).toEqual(reaching.toSorted());
		}));

	it('lists what is promised as locks, and leaves exactly the rest open', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { need: n, offer: o } = await couple(tx, cast);
			const full = await need(tx, cast, { fen: 1_000_000 });
			await announced(tx, cast, [[full, o, 1_000_000]]);
			const { needs, offers, locked } = await inputOf(tx, cast);
			expect(needs.find(({ id }) => id === n)).toMatchObject({
				quantity: 10_000_000,
				open: 4_000_000,
			});
			expect(needs.find(({ id }) => id === full)).toMatchObject({
				quantity: 1_000_000,
				open: 0,
			});
			expect(offers).toMatchObject([{ quantity: 10_000_000, open: 3_000_000 }]);
			expect(locked).toHaveLength(2);
			expect(locked).toContainEqual({ need_id: n, offer_id: o, quantity: 6_000_000 });
		}));

	it('keeps the locks of needs and offers that have left the market, and nothing more', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { need: n, offer: o } = await couple(tx, cast);
			await becomeOwner(tx);
			// Neither can today: it must hold for those that could before.
			await tx`set local session_replication_role = replica`;
			await tx`update needs set status = 'withdrawn' where id = ${n}`;
			await tx`update offers set status = 'closed' where id = ${o}`;
			await tx`set local session_replication_role = origin`;
			const { needs, offers, locked } = await inputOf(tx, cast);
			expect(needs).toMatchObject([{ id: n, quantity: 6_000_000, open: 0 }]);
			expect(offers).toMatchObject([{ id: o, quantity: 6_000_000, open: 0 }]);
			expect(locked).toEqual([{ need_id: n, offer_id: o, quantity: 6_000_000 }]);
		}));

	it('takes off what other places and other kinds of money hold, without naming them', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { need: n } = await couple(tx, cast);
			const away = await need(tx, cast, { village: xinlian });
			const invested = await offer(tx, cast, { nature: 'investment' });
			const { otherCounty } = cast;
			const chief = { ...otherCounty, account: cast.countyApprover.account };
			await becomeOwner(tx);
			await tx`insert into memberships (account_id, organization_id, role)
				values (${chief.account}, ${chief.organization}, 'approver')`;
			const zhangCast = { ...cast, countyEditor: otherCounty, countyApprover: chief };
			const terms = { region: zhang, nature: 'investment' };
			await announced(tx, zhangCast, [[away, invested, 2_000_000]], terms);
			const input = await inputOf(tx, cast, { nature: 'investment' });
			expect(input.needs).toMatchObject([{ id: n, quantity: 4_000_000, open: 4_000_000 }]);
			expect(input.offers).toMatchObject([{ quantity: 8_000_000, open: 8_000_000 }]);
			expect(input.locked).toEqual([]);
		}));

	it('frees what was declined or let pass, and bans the pair for the season', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { need: n, offer: o, proposal } = await couple(tx, cast);
			await become(tx, cast.donorApprover);
			await decide(proposal, 'declined', '今年预算已满')(tx);
			const other = await offer(tx, cast);
			await announced(tx, cast, [[n, other, 1_000_000]]);
			await becomeOwner(tx);
			await tx`update proposals set expires_on = private.today() - 1 where offer_id = ${other}`;
			const input = await inputOf(tx, cast);
			expect(input.needs).toMatchObject([{ open: 10_000_000 }]);
			expect(input.locked).toEqual([]);
			const pairs = [o, other].sort().map((offer_id) => ({ need_id: n, offer_id }));
			expect(input.declined).toEqual(pairs);
		}));

	it('has the pairings of today: a donor’s own and its city’s, for fiscal aid its own', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { cityEditor, cityApprover, formerCity, donorEditor } = cast;
			const pair = (by: Person, from: string, to: string, kind: string, until: string | null) =>
				tx`insert into pairings (programme, kind, supporting_organization_id,
					supporting_region_code, receiving_region_code, valid_from, valid_to)
					values ('east_west', ${kind}, ${by.organization}, ${from}, ${to}, '2016-01-01',
						${until})`;
			const { region: qingdao } = cityEditor;
			await pair(cityEditor, qingdao, dingxi, 'city', null);
			await pair(cityEditor, '370000000000', '620000000000', 'province', null);
			await tx`update pairings set supporting_organization_id = ${formerCity.organization}
				where kind = 'province'`;
			await pair(formerCity, formerCity.region, dingxi, 'city', '2021-03-31');
			await pair(donorEditor, qingdao, yuangudui, 'enterprise_village', null);
			await pair(donorEditor, qingdao, xinlian, 'enterprise_village', null);
			const given = await offer(tx, cast);
			const by = [cityEditor, cityApprover] as const;
			const aid = await offer(tx, cast, { by, nature: 'fiscal_aid' });
			const donor = await inputOf(tx, cast);
			expect(donor.offers.map(({ id }) => id)).toEqual([given]);
			const regions = donor.pairings.map(({ region }) => region);
			expect(regions).toEqual(['620000000000', dingxi, yuangudui].sort());
			const city = await inputOf(tx, cast, { nature: 'fiscal_aid' });
			expect(city.pairings).toMatchObject([{ offer_id: aid, region: dingxi }]);
		}));
});

describe('a round is published', () => {
	it('by another approver than its starter, with 14 days to decide', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const match = [await need(tx, cast), await offer(tx, cast), 6_000_000] as const;
			const round = await proposed(tx, cast, [match]);
			for (const [person, refusal] of [
				[cast.countyEditor, 'access.denied'],
				[cast.otherCounty, 'round.unknown'],
				[cast.receivingCity, 'round.unknown'],
				[cast.donorApprover, 'access.denied'],
			] as const) {
				await become(tx, person);
				expect(await refusalOf(tx, publish(round))).toBe(refusal);
			}
			await become(tx, cast.countyApprover);
			await publish(round)(tx);
			await publish(round)(tx);
			await becomeOwner(tx);
			const [row] = await tx`select expires_on = private.today() + 14 as in_time from proposals`;
			expect(row).toEqual({ in_time: true });
		}));

	it('not by the approver who started it', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const lonely = { ...cast, countyEditor: cast.countyApprover };
			const round = await proposed(tx, lonely, []);
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, publish(round))).toBe('approval.same_person');
		}));

	it('not while it runs, nor after its last day', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = randomUUID();
			await become(tx, cast.countyEditor);
			await start({ id, until: '2099-01-01' })(tx);
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, publish(id))).toBe('round.not_proposed');
			await becomeMachine(tx);
			await finish(id, [])(tx);
			await becomeOwner(tx);
			await tx`update rounds set expires_on = private.today() - 1`;
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, publish(id))).toBe('round.expired');
		}));

	it('not when another round has promised the same money meanwhile', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const [n, m] = [await need(tx, cast), await need(tx, cast)];
			const o = await offer(tx, cast);
			const first = await proposed(tx, cast, [[n, o, 6_000_000]]);
			const second = await proposed(tx, cast, [[m, o, 6_000_000]]);
			const rest = await proposed(tx, cast, [[m, o, 4_000_000]]);
			await become(tx, cast.countyApprover);
			await publish(first)(tx);
			expect(await refusalOf(tx, publish(second))).toBe('round.overtaken');
			expect(await refusalOf(tx, publish(rest))).toBeNull();
		}));

	it('not when it gives a need more than it lacks, or the village has withdrawn it', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const n = await need(tx, cast);
			const [o, p] = [await offer(tx, cast), await offer(tx, cast)];
			const much = await proposed(tx, cast, [
				[n, o, 6_000_000],
				[n, p, 6_000_000],
			]);
			const fair = await proposed(tx, cast, [[n, o, 6_000_000]]);
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, publish(much))).toBe('round.overtaken');
			await become(tx, cast.villageEditor);
			await tx`select withdraw_need(${n})`;
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, publish(fair))).toBe('round.overtaken');
		}));

	it('not when the donor has closed the offer', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const o = await offer(tx, cast);
			const round = await proposed(tx, cast, [[await need(tx, cast), o, 1]]);
			await become(tx, cast.donorApprover);
			await tx`select close_offer(${o})`;
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, publish(round))).toBe('round.overtaken');
		}));
});

describe('a proposal is read', () => {
	it('by the owner of its round alone until it is published', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const n = await need(tx, cast);
			const unmet = [[n, 1, 'outbid']] as const;
			await proposed(tx, cast, [[n, await offer(tx, cast), 1]], { unmet });
			const owners = ['countyEditor', 'countyApprover'];
			expect(await readers(tx, cast, 'proposals')).toEqual(owners);
			expect(await readers(tx, cast, 'rounds')).toEqual(owners);
			expect(await readers(tx, cast, 'round_unmet')).toEqual(owners);
		}));

	it('then by its donor, its village and the officials over it; the round by everybody', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const n = await need(tx, cast);
			const unmet = [[n, 1, 'outbid']] as const;
			const round = await proposed(tx, cast, [[n, await offer(tx, cast), 1]], { unmet });
			await become(tx, cast.countyApprover);
			await publish(round)(tx);
			const insiders = new Set([...villageSide, ...officials]);
			expect(new Set(await readers(tx, cast, 'round_unmet'))).toEqual(insiders);
			expect(new Set(await readers(tx, cast, 'proposals'))).toEqual(
				new Set([...insiders, ...donorSide]),
			);
			expect(await readers(tx, cast, 'rounds')).toEqual(Object.keys(cast));
			for (const table of ['rounds', 'proposals', 'round_unmet', 'proposal_signatures']) {
				await become(tx, null);
				expect(await refusalOf(tx, (t) => t`select 1 from ${t(table)}`)).toBe('42501');
			}
		}));

	it('with the name of a donor that gives it, without that of one that does not', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { donorApprover, villageApprover } = cast;
			const named = await couple(tx, cast);
			const hidden = await couple(tx, cast, { isAnonymous: true });
			for (const { proposal } of [named, hidden]) {
				await become(tx, donorApprover);
				await decide(proposal, 'accepted')(tx);
			}
			await become(tx, villageApprover);
			const rows = await tx`select * from proposals`;
			const about = (id: string) => JSON.stringify(rows.find((row) => row['id'] === id));
			expect(about(named.proposal)).toContain(donorApprover.organization);
			expect(about(hidden.proposal)).not.toContain(donorApprover.organization);
			expect(about(hidden.proposal)).not.toContain(donorApprover.account);
			expect(await tx`select from offers`).toHaveLength(0);
			expect(await tx`select from proposal_signatures`).toHaveLength(0);
		}));
});

describe('a proposal is decided', () => {
	it('by a yes of each side, in either order, and is then agreed', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			for (const order of [
				[cast.donorApprover, cast.villageApprover],
				[cast.villageApprover, cast.donorApprover],
			]) {
				const { proposal } = await couple(tx, cast);
				for (const [step, person] of order.entries()) {
					await become(tx, person);
					await decide(proposal, 'accepted')(tx);
					await decide(proposal, 'accepted')(tx);
					const status = step === 0 ? 'half_accepted' : 'agreed';
					expect(await lookAt(tx, 'proposals', proposal)).toMatchObject({ status });
				}
				const who = await tx`select side, account_id from proposal_signatures
					where proposal_id = ${proposal} order by side`;
				expect([...who]).toEqual([
					{ side: 'donor', account_id: cast.donorApprover.account },
					{ side: 'village', account_id: cast.villageApprover.account },
				]);
			}
		}));

	it('by the township on the village’s behalf, which shows', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { proposal } = await couple(tx, cast);
			await become(tx, cast.township);
			expect(await refusalOf(tx, decide(proposal, 'accepted'))).toBe('access.denied');
			await becomeOwner(tx);
			await tx`update memberships set role = 'approver'
				where account_id = ${cast.township.account}`;
			await become(tx, cast.township);
			await decide(proposal, 'accepted')(tx);
			expect(await lookAt(tx, 'proposals', proposal)).toMatchObject({
				village_decision: 'accepted',
				is_decided_on_behalf: true,
				donor_decision: null,
			});
		}));

	it('by a no with a reason, which ends it for both', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { proposal } = await couple(tx, cast);
			await become(tx, cast.villageApprover);
			expect(await refusalOf(tx, decide(proposal, 'declined', ' '))).toBe(
				'proposal.reason_missing',
			);
			await decide(proposal, 'declined', '路已修好')(tx);
			await decide(proposal, 'declined', '路已修好')(tx);
			expect(await lookAt(tx, 'proposals', proposal)).toMatchObject({
				status: 'declined',
				village_reason: '路已修好',
			});
			await become(tx, cast.donorApprover);
			expect(await refusalOf(tx, decide(proposal, 'accepted'))).toBe('proposal.declined_already');
		}));

	it('once: a side does not change its mind', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { proposal } = await couple(tx, cast);
			await become(tx, cast.donorApprover);
			await decide(proposal, 'accepted')(tx);
			const act = decide(proposal, 'declined', '改主意');
			expect(await refusalOf(tx, act)).toBe('proposal.decided_already');
		}));

	it('with a yes or a no', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { proposal } = await couple(tx, cast);
			await become(tx, cast.donorApprover);
			expect(await refusalOf(tx, decide(proposal, 'maybe'))).toBe('proposal.decision_unknown');
			expect(await refusalOf(tx, decide(proposal, null))).toBe('proposal.decision_unknown');
		}));

	it('by nobody else', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { proposal } = await couple(tx, cast);
			const strangers = [cast.otherDonor, cast.otherVillage, cast.countyApprover];
			for (const person of [...strangers, cast.cityApprover]) {
				await become(tx, person);
				expect(await refusalOf(tx, decide(proposal, 'accepted'))).toBe('proposal.unknown');
			}
			for (const person of [cast.villageEditor, cast.donorEditor, cast.supervisor]) {
				await become(tx, person);
				expect(await refusalOf(tx, decide(proposal, 'accepted'))).toBe('access.denied');
			}
			await become(tx, cast.donorApprover);
			expect(await refusalOf(tx, decide(randomUUID(), 'accepted'))).toBe('proposal.unknown');
		}));

	it('not before it is published, even by its own sides', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const match = [await need(tx, cast), await offer(tx, cast), 1] as const;
			const round = await proposed(tx, cast, [match]);
			await becomeOwner(tx);
			const [row] = await tx`select id from proposals where round_id = ${round}`;
			await become(tx, cast.donorApprover);
			const act = decide(String(row?.['id']), 'accepted');
			expect(await refusalOf(tx, act)).toBe('proposal.unknown');
		}));

	it('not for both sides by one person', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { proposal } = await couple(tx, cast);
			const { donorApprover, villageApprover } = cast;
			await become(tx, donorApprover);
			await decide(proposal, 'accepted')(tx);
			await becomeOwner(tx);
			await tx`insert into memberships (account_id, organization_id, role)
				values (${donorApprover.account}, ${villageApprover.organization}, 'approver')`;
			await become(tx, { ...villageApprover, account: donorApprover.account });
			expect(await refusalOf(tx, decide(proposal, 'accepted'))).toBe('approval.same_person');
		}));

	it('on its last day, and no later', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { proposal } = await couple(tx, cast);
			await becomeOwner(tx);
			await tx`update proposals set expires_on = private.today()`;
			await become(tx, cast.donorApprover);
			await decide(proposal, 'accepted')(tx);
			await letDaysPass(tx);
			await become(tx, cast.villageApprover);
			expect(await refusalOf(tx, decide(proposal, 'accepted'))).toBe('proposal.expired');
			const no = decide(proposal, 'declined', '太晚');
			expect(await refusalOf(tx, no)).toBe('proposal.expired');
			await become(tx, cast.donorApprover);
			expect(await refusalOf(tx, decide(proposal, 'accepted'))).toBeNull();
		}));

	it('not with a yes to what was withdrawn; an offer that only closed still stands', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const [gone, taken, closed] = [
				await couple(tx, cast),
				await couple(tx, cast),
				await couple(tx, cast),
			];
			await become(tx, cast.villageEditor);
			await tx`select withdraw_need(${gone.need})`;
			await become(tx, cast.donorApprover);
			await tx`select withdraw_offer(${taken.offer})`;
			await tx`select close_offer(${closed.offer})`;
			const yes = (id: string) => refusalOf(tx, decide(id, 'accepted'));
			expect(await yes(gone.proposal)).toBe('proposal.need_not_open');
			expect(await yes(taken.proposal)).toBe('proposal.offer_withdrawn');
			expect(await yes(closed.proposal)).toBeNull();
			const no = decide(gone.proposal, 'declined', '村里已撤回');
			expect(await refusalOf(tx, no)).toBeNull();
		}));
});

describe('what is promised', () => {
	it('is taken off need and offer from publication on, until it is declined or expires', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const [n, o] = [await need(tx, cast), await offer(tx, cast)];
			const left = async () => [await openOf(tx, 'need', n), await openOf(tx, 'offer', o)];
			const round = await proposed(tx, cast, [[n, o, 6_000_000]]);
			expect(await left()).toEqual([10_000_000, 10_000_000]);
			await become(tx, cast.countyApprover);
			await publish(round)(tx);
			expect(await left()).toEqual([4_000_000, 4_000_000]);
			await letDaysPass(tx);
			expect(await left()).toEqual([10_000_000, 10_000_000]);
			await tx`update proposals set expires_on = private.today()`;
			expect(await left()).toEqual([4_000_000, 4_000_000]);
			await tx`update proposals set status = 'declined'`;
			expect(await left()).toEqual([10_000_000, 10_000_000]);
		}));

	it('is kept when agreed or pledged, however many days pass', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { need: n, proposal } = await couple(tx, cast);
			for (const person of [cast.donorApprover, cast.villageApprover]) {
				await become(tx, person);
				await decide(proposal, 'accepted')(tx);
			}
			await letDaysPass(tx);
			expect(await openOf(tx, 'need', n)).toBe(4_000_000);
			await tx`update proposals set status = 'pledged'`;
			expect(await openOf(tx, 'need', n)).toBe(4_000_000);
			await tx`update proposals set status = 'expired'`;
			expect(await openOf(tx, 'need', n)).toBe(10_000_000);
		}));

	it('keeps village and donor from walking away once both have agreed', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { need: n, offer: o, proposal } = await couple(tx, cast);
			for (const person of [cast.donorApprover, cast.villageApprover]) {
				await become(tx, person);
				await decide(proposal, 'accepted')(tx);
			}
			const leave = (t: Tx) => t`select withdraw_need(${n})`;
			expect(await refusalOf(tx, leave)).toBe('need.is_matched');
			await become(tx, cast.donorApprover);
			const take = (t: Tx) => t`select withdraw_offer(${o})`;
			expect(await refusalOf(tx, take)).toBe('offer.is_matched');
			expect(await refusalOf(tx, (t) => t`select close_offer(${o})`)).toBeNull();
		}));
});

describe('the records of matching', () => {
	it('are not written but by their acts', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			await couple(tx, cast);
			for (const person of [cast.countyApprover, cast.donorApprover, cast.villageApprover]) {
				await become(tx, person);
				for (const table of ['rounds', 'proposals', 'proposal_signatures', 'round_unmet']) {
					const add = (t: Tx) => t`insert into ${t(table)} default values`;
					expect(await refusalOf(tx, add)).toBe('42501');
					expect(await refusalOf(tx, (t) => t`delete from ${t(table)}`)).toBe('42501');
				}
				const agree = (t: Tx) => t`update proposals set status = 'agreed'`;
				expect(await refusalOf(tx, agree)).toBe('42501');
			}
		}));

	it('keep signatures and reasons for ever', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { need: n, proposal } = await couple(tx, cast);
			await become(tx, cast.donorApprover);
			await decide(proposal, 'accepted')(tx);
			expect(await tx`select from proposal_signatures`).toHaveLength(1);
			await proposed(tx, cast, [], { unmet: [[n, 1, 'outbid']] });
			await becomeOwner(tx);
			for (const table of ['proposal_signatures', 'round_unmet']) {
				const erase = (t: Tx) => t`delete from ${t(table)}`;
				expect(await refusalOf(tx, erase)).toBe('fact.immutable');
				const empty = (t: Tx) => t`truncate ${t(table)}`;
				expect(await refusalOf(tx, empty)).toBe('fact.immutable');
			}
		}));

	it('move along their tables only, whoever asks', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { proposal } = await couple(tx, cast);
			await becomeOwner(tx);
			for (const status of ['agreed', 'pledged']) {
				const jump = (t: Tx) => t`update proposals set status = ${status} where id = ${proposal}`;
				expect(await refusalOf(tx, jump)).toBe('status.not_allowed');
			}
			const restart = (t: Tx) => t`update rounds set status = 'running'`;
			expect(await refusalOf(tx, restart)).toBe('status.not_allowed');
		}));
});
