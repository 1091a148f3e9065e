import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { pair } from './giving.ts';
import {
	announced,
	couple,
	decide,
	letDaysPass,
	lookAt,
	need,
	offer,
	openOf,
	proposed,
	publish,
	readers,
	xinlian,
} from './market.ts';
import { gather, type Cast, type Person } from './people.ts';

const acceptPart = (id: string, fen: number) => (tx: Tx) =>
	tx`select decide_proposal(${id}, 'accepted', quantity => ${fen})`;

const declineFor =
	(id: string, cause: string, reason: string | null = null) =>
	(tx: Tx) =>
		tx`select decide_proposal(${id}, 'declined', ${reason}, ${cause})`;

const propose =
	(offerId: string, needId: string, fen: number, id: string = randomUUID()) =>
	(tx: Tx) =>
		tx`select propose_to_need(${id}, ${offerId}, ${needId}, ${fen})`;

/** A statement of somebody's, as its refusal or null. */
async function tryAs(tx: Tx, person: Person, act: (tx: Tx) => Promise<unknown>) {
	await become(tx, person);
	return refusalOf(tx, act);
}

async function setOffer(tx: Tx, id: string, terms: Record<string, unknown>): Promise<void> {
	await becomeOwner(tx);
	await tx`update offers set ${tx(terms)} where id = ${id}`;
}

describe('a donor that accepts a part', () => {
	it('leaves that part alone standing; the village answers to it and the rest is free', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { need: n, offer: o, proposal } = await couple(tx, cast);
			await become(tx, cast.donorApprover);
			await acceptPart(proposal, 2_500_000)(tx);
			await acceptPart(proposal, 2_500_000)(tx);
			expect(await lookAt(tx, 'proposals', proposal)).toMatchObject({
				status: 'half_accepted',
				quantity: '2500000.000',
				reduced_from: '6000000.000',
				freed_at: expect.any(Date),
			});
			expect(await openOf(tx, 'need', n)).toBe(7_500_000);
			expect(await openOf(tx, 'offer', o)).toBe(7_500_000);
			expect(await tryAs(tx, cast.villageApprover, decide(proposal, 'accepted'))).toBeNull();
			expect(await lookAt(tx, 'proposals', proposal)).toMatchObject({ status: 'agreed' });
		}));

	it('not more than was proposed, nor less than it gives at least', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { offer: o, proposal } = await couple(tx, cast);
			await setOffer(tx, o, { minimum_grant_fen: 2_000_000 });
			for (const fen of [-1, 0, 1_999_999, 6_000_001]) {
				expect(await tryAs(tx, cast.donorApprover, acceptPart(proposal, fen))).toBe(
					'proposal.quantity_out_of_bounds',
				);
			}
			expect(await tryAs(tx, cast.donorApprover, acceptPart(proposal, 2_000_000))).toBeNull();
		}));

	it('asks a village anew that had said yes to the whole, whoever of it answers', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { proposal } = await couple(tx, cast);
			await become(tx, cast.villageApprover);
			await decide(proposal, 'accepted')(tx);
			await become(tx, cast.donorApprover);
			await acceptPart(proposal, 1_000_000)(tx);
			expect(await lookAt(tx, 'proposals', proposal)).toMatchObject({
				status: 'half_accepted',
				village_decision: null,
			});
			expect(await tryAs(tx, cast.villageApprover, decide(proposal, 'accepted'))).toBeNull();
			expect(await lookAt(tx, 'proposals', proposal)).toMatchObject({
				status: 'agreed',
				quantity: '1000000.000',
			});
		}));

	it('never binds a village to an amount that it has not read', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { proposal } = await couple(tx, cast);
			await become(tx, cast.donorApprover);
			await acceptPart(proposal, 1_000_000)(tx);
			const read = (fen: number) => tryAs(tx, cast.villageApprover, acceptPart(proposal, fen));
			expect(await read(6_000_000)).toBe('proposal.quantity_changed');
			expect(await read(1_000_000)).toBeNull();
		}));

	it('is not proposed the rest of the pair again this season', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { need: n, offer: o, proposal } = await couple(tx, cast);
			await become(tx, cast.donorApprover);
			await acceptPart(proposal, 1_000_000)(tx);
			await becomeOwner(tx);
			const banned = await tx`select need_id, offer_id from rounds r,
				private.round_refusals(r)`;
			expect([...banned]).toEqual([{ need_id: n, offer_id: o }]);
		}));
});

describe('a no', () => {
	it('names a cause of the side’s own, and puts only another one in words', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { proposal } = await couple(tx, cast);
			const as = (person: Person, cause: string) => tryAs(tx, person, declineFor(proposal, cause));
			expect(await as(cast.donorApprover, 'solved')).toBe('proposal.cause_unknown');
			expect(await as(cast.villageApprover, 'plan_changed')).toBe('proposal.cause_unknown');
			expect(await as(cast.donorApprover, 'other')).toBe('proposal.reason_missing');
			expect(await as(cast.donorApprover, 'region')).toBeNull();
			expect(await lookAt(tx, 'proposals', proposal)).toMatchObject({
				status: 'declined',
				decline_cause: 'region',
				donor_reason: null,
			});
		}));
});

describe('what a donor proposes itself', () => {
	const parts = async (tx: Tx, cast: Cast) => ({
		n: await need(tx, cast),
		o: await offer(tx, cast),
	});

	it('is announced at once with the donor’s yes, binds both, and waits 14 days', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { n, o } = await parts(tx, cast);
			const id = randomUUID();
			await become(tx, cast.donorApprover);
			await propose(o, n, 3_000_000, id)(tx);
			await propose(o, n, 3_000_000, id)(tx);
			await becomeOwner(tx);
			const [row] = await tx`select status, donor_decision, round_id, nature, reasons,
				donor_organization_id, expires_on - private.today() as days from proposals`;
			expect(row).toEqual({
				status: 'half_accepted',
				donor_decision: 'accepted',
				round_id: null,
				nature: 'social_donation',
				reasons: null,
				donor_organization_id: cast.donorApprover.organization,
				days: 14,
			});
			expect(await openOf(tx, 'need', n)).toBe(7_000_000);
			expect(await openOf(tx, 'offer', o)).toBe(7_000_000);
			expect(await tryAs(tx, cast.villageApprover, decide(id, 'accepted'))).toBeNull();
			expect(await lookAt(tx, 'proposals', id)).toMatchObject({ status: 'agreed' });
		}));

	it('is read by both sides and the officials in charge; an anonymous donor has no name', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const [n, o] = [await need(tx, cast), await offer(tx, cast, { isAnonymous: true })];
			await become(tx, cast.donorApprover);
			await propose(o, n, 1_000_000)(tx);
			expect(new Set(await readers(tx, cast, 'proposals'))).toEqual(
				new Set([
					...['villageEditor', 'villageApprover', 'township', 'countyEditor', 'countyApprover'],
					...['receivingCity', 'supervisor', 'donorViewer', 'donorEditor', 'donorApprover'],
				]),
			);
			await become(tx, cast.villageApprover);
			expect(JSON.stringify(await tx`select * from proposals`)).not.toContain(
				cast.donorApprover.organization,
			);
		}));

	it('is a lock for the rounds that follow', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { n, o } = await parts(tx, cast);
			await become(tx, cast.donorApprover);
			await propose(o, n, 6_000_000)(tx);
			const round = await proposed(tx, cast, [[await need(tx, cast), o, 6_000_000]]);
			await becomeOwner(tx);
			const locks = await tx`select need_id, offer_id, quantity::int from rounds r,
				private.round_locks(r)`;
			expect([...locks]).toEqual([{ need_id: n, offer_id: o, quantity: 6_000_000 }]);
			expect(await tryAs(tx, cast.countyApprover, publish(round))).toBe('round.overtaken');
		}));

	it('goes by an approver of the offer’s own house alone', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { n, o } = await parts(tx, cast);
			const act = propose(o, n, 1_000_000);
			for (const person of [cast.donorEditor, cast.villageApprover, cast.supervisor]) {
				expect(await tryAs(tx, person, act)).toBe('access.denied');
			}
			for (const person of [cast.otherDonor, cast.cityApprover]) {
				expect(await tryAs(tx, person, act)).toBe('offer.unknown');
				const look = (t: Tx) => t`select list_proposable(${o})`;
				expect(await tryAs(tx, person, look)).toBe('offer.unknown');
			}
		}));

	it('keeps to what the offer says of itself', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { n, o } = await parts(tx, cast);
			const tomorrow = new Date(Date.now() + 2 * 86_400_000);
			const terms: [string, Record<string, unknown>, Record<string, unknown>][] = [
				['category_not_offered', { categories: ['water'] }, { categories: [] }],
				['outside_regions', { region_codes: ['621125000000'] }, { region_codes: [] }],
				['not_paired', { paired_only: true }, { paired_only: false }],
				['offer_not_open', { valid_from: tomorrow }, { valid_from: '2026-01-01' }],
				['offer_not_open', { valid_to: '2026-01-02' }, { valid_to: null }],
				['quantity_out_of_bounds', { minimum_grant_fen: 1_000_001 }, { minimum_grant_fen: 0 }],
			];
			for (const [name, wrong, right] of terms) {
				await setOffer(tx, o, wrong);
				expect(await tryAs(tx, cast.donorApprover, propose(o, n, 1_000_000))).toBe(
					`proposal.${name}`,
				);
				await setOffer(tx, o, right);
			}
			await setOffer(tx, o, { region_codes: ['621123000000'], categories: ['roads'] });
			expect(await tryAs(tx, cast.donorApprover, propose(o, n, 1_000_000))).toBeNull();
			const [sent, gone] = [await need(tx, cast, { status: 'submitted' }), randomUUID()];
			for (const id of [sent, gone]) {
				expect(await tryAs(tx, cast.donorApprover, propose(o, id, 1))).toBe(
					'proposal.need_not_open',
				);
			}
		}));

	it('follows the pairings of the day, just as a round does', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const by = [cast.cityEditor, cast.cityApprover] as const;
			const [n, elsewhere] = [await need(tx, cast), await need(tx, cast, { village: xinlian })];
			const aid = await offer(tx, cast, { by, nature: 'fiscal_aid' });
			const act = (id: string) => tryAs(tx, cast.cityApprover, propose(aid, id, 1_000_000));
			expect(await act(n)).toBe('proposal.not_paired');
			await pair(tx, cast.cityApprover, '621123000000', '2021-04-01', '2024-12-31');
			expect(await act(n)).toBe('proposal.not_paired');
			await pair(tx, cast.cityApprover, '621123000000', '2025-01-01');
			await become(tx, cast.cityApprover);
			const seen = await tx`select need_id, is_paired from list_proposable(${aid})`;
			expect([...seen]).toEqual([{ need_id: n, is_paired: true }]);
			expect(await act(elsewhere)).toBe('proposal.not_paired');
			expect(await act(n)).toBeNull();
		}));

	it('never exceeds what need and offer have left', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const n = await need(tx, cast, { fen: 5_000_000 });
			const [o, p] = [await offer(tx, cast), await offer(tx, cast, { fen: 4_000_000 })];
			const act = (offerId: string, fen: number) =>
				tryAs(tx, cast.donorApprover, propose(offerId, n, fen));
			expect(await act(o, 5_000_001)).toBe('proposal.quantity_out_of_bounds');
			expect(await act(p, 4_000_001)).toBe('proposal.quantity_out_of_bounds');
			expect(await act(o, 3_000_000)).toBeNull();
			expect(await act(p, 2_000_001)).toBe('proposal.quantity_out_of_bounds');
			expect(await act(p, 2_000_000)).toBeNull();
		}));

	it('is not said twice of a pair, nor again in the season of its no', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { n, o } = await parts(tx, cast);
			const id = randomUUID();
			await become(tx, cast.donorApprover);
			await propose(o, n, 1_000_000, id)(tx);
			const again = () => tryAs(tx, cast.donorApprover, propose(o, n, 1_000_000));
			expect(await again()).toBe('proposal.pair_has_one');
			await become(tx, cast.villageApprover);
			await declineFor(id, 'solved')(tx);
			expect(await again()).toBe('proposal.pair_declined');
			await becomeOwner(tx);
			await tx`update proposals set expires_on = expires_on - 400`;
			expect(await again()).toBeNull();
		}));

	it('is chosen from what the offer may go to and can still reach', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const o = await offer(tx, cast, { regions: ['621123000000'] });
			await setOffer(tx, o, { minimum_grant_fen: 1_000_000 });
			const near = await need(tx, cast);
			await need(tx, cast, { village: xinlian });
			await need(tx, cast, { status: 'submitted' });
			await need(tx, cast, { fen: 999_999 });
			const taken = await need(tx, cast);
			await become(tx, cast.donorApprover);
			await propose(o, taken, 1_000_000)(tx);
			await become(tx, cast.donorViewer);
			const seen = await tx`select need_id, open::int from list_proposable(${o})`;
			expect([...seen]).toEqual([{ need_id: near, open: 10_000_000 }]);
			await setOffer(tx, o, { minimum_grant_fen: 9_000_001 });
			await become(tx, cast.donorViewer);
			expect(await tx`select from list_proposable(${o})`).toHaveLength(0);
		}));
});

describe('the life of a proposal', () => {
	type Step = 'yes' | 'part' | 'no' | 'night';
	interface Move {
		readonly side: 'donor' | 'village';
		readonly step: Step;
		readonly percent: number;
	}

	const move: fc.Arbitrary<Move> = fc.record({
		side: fc.constantFrom('donor', 'village'),
		step: fc.constantFrom('yes', 'part', 'no', 'night'),
		percent: fc.integer({ min: 0, max: 120 }),
	});

	/** What the two sides have said, and what stands. The database must say the same. */
	class Model {
		fen = 6_000_000;
		donor: 'accepted' | 'declined' | null = null;
		village: 'accepted' | 'declined' | null = null;
		end: 'declined' | 'expired' | null = null;

		get status(): string {
			if (this.end) return this.end;
			if (this.donor && this.village) return 'agreed';
			return this.donor || this.village ? 'half_accepted' : 'proposed';
		}

		take({ side, step, percent }: Move): boolean {
			if (step === 'night') {
				if (this.status !== 'agreed') this.end ??= 'expired';
				return true;
			}
			if (this.end || this[side]) return this.repeats(side, step, percent);
			if (step === 'no') this.end = this[side] = 'declined';
			else return this.accept(side, step === 'yes' ? this.fen : this.part(percent));
			return true;
		}

		part(percent: number): number {
			return Math.floor((this.fen * percent) / 100);
		}

		private accept(side: Move['side'], fen: number): boolean {
			if (side === 'village' && fen !== this.fen) return false;
			if (fen < 1 || fen > this.fen) return false;
			if (fen < this.fen) this.village = null;
			this.fen = fen;
			this[side] = 'accepted';
			return true;
		}

		private repeats(side: Move['side'], step: Step, percent: number): boolean {
			if (this[side] !== 'accepted') return this[side] === 'declined' && step === 'no';
			return step === 'yes' || (step === 'part' && this.part(percent) === this.fen);
		}
	}

	async function play(tx: Tx, cast: Cast, proposal: string, model: Model, drawn: Move) {
		const { side, step, percent } = drawn;
		if (step === 'night') {
			await letDaysPass(tx);
			await tx`select private.expire_overdue()`;
			return model.take(drawn);
		}
		const fen = model.part(percent);
		const acts = {
			yes: decide(proposal, 'accepted'),
			part: acceptPart(proposal, fen),
			no: declineFor(proposal, 'amount'),
		};
		const person = side === 'donor' ? cast.donorApprover : cast.villageApprover;
		const refused = await tryAs(tx, person, acts[step]);
		expect(refused === null, `${side} ${step} ${fen}: ${refused}`).toBe(model.take(drawn));
		return undefined;
	}

	it('goes only along its table, whatever the sides say in whatever order', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const property = fc.asyncProperty(fc.array(move, { maxLength: 8 }), async (moves) => {
				const { need: n, offer: o, proposal } = await couple(tx, cast);
				const model = new Model();
				for (const drawn of moves) {
					await play(tx, cast, proposal, model, drawn);
					const row = await lookAt(tx, 'proposals', proposal);
					expect(row['status']).toBe(model.status);
					expect(Number(row['quantity'])).toBe(model.fen);
					const open = 10_000_000 - (model.end ? 0 : model.fen);
					expect(await openOf(tx, 'need', n)).toBe(open);
					expect(await openOf(tx, 'offer', o)).toBe(open);
				}
			});
			await fc.assert(property, { numRuns: 40 });
		}));
});

describe('a night', () => {
	const remind = async (tx: Tx) => {
		await becomeOwner(tx);
		const [row] = await tx`select private.remind_of_proposals() as sides`;
		return Number(row?.['sides']);
	};
	const daysLeft = async (tx: Tx, days: number) => {
		await becomeOwner(tx);
		await tx`update proposals set expires_on = private.today() + ${days}::int`;
	};
	const login = async (tx: Tx, { account }: Person, name: string) => {
		await becomeOwner(tx);
		await tx`insert into credentials (account_id, login, password_hash)
			values (${account}, ${name}, '$argon2id$x')`;
	};
	const mails = async (tx: Tx) => {
		await becomeOwner(tx);
		return [
			...(await tx`select recipient, facts ->> 'count' as count from outbox_mails
			where kind = 'proposals_waiting' order by recipient`),
		];
	};

	it('reminds seven, three and one days before, once each, and makes up one that was missed', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			await couple(tx, cast);
			const told: number[] = [];
			for (const days of [9, 8, 7, 6, 5, 2, 2, 1, 0]) {
				await daysLeft(tx, days);
				told.push(await remind(tx));
			}
			expect(told).toEqual([0, 0, 2, 0, 0, 2, 0, 2, 0]);
		}));

	it('reminds nobody who has answered, and nobody of what is over', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { proposal } = await couple(tx, cast);
			await become(tx, cast.donorApprover);
			await decide(proposal, 'accepted')(tx);
			await daysLeft(tx, 7);
			await remind(tx);
			expect([...(await tx`select side, days_before from proposal_reminders`)]).toEqual([
				{ side: 'village', days_before: 7 },
			]);
			await daysLeft(tx, 3);
			await become(tx, cast.villageApprover);
			await decide(proposal, 'declined', '不需要')(tx);
			expect(await remind(tx)).toBe(0);
		}));

	it('mails each approver once, however many wait, where the login is an address', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			await login(tx, cast.donorApprover, 'giver@example.cn');
			await login(tx, cast.donorEditor, 'writer@example.cn');
			await login(tx, cast.villageApprover, '13800000000');
			await couple(tx, cast);
			await couple(tx, cast);
			await daysLeft(tx, 3);
			await remind(tx);
			await remind(tx);
			expect(await mails(tx)).toEqual([{ recipient: 'giver@example.cn', count: '2' }]);
		}));

	it('mails the township where the village has nobody to answer', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			await login(tx, cast.township, 'town@example.cn');
			await tx`update memberships set role = 'approver'
				where account_id = ${cast.township.account}`;
			await couple(tx, cast);
			await daysLeft(tx, 7);
			await remind(tx);
			expect(await mails(tx)).toEqual([]);
			await tx`update memberships set status = 'ended'
				where account_id = ${cast.villageApprover.account}`;
			await daysLeft(tx, 3);
			await remind(tx);
			expect(await mails(tx)).toEqual([{ recipient: 'town@example.cn', count: '1' }]);
		}));

	it('writes down what ran out, in the audit too, and leaves what holds', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const [over, kept] = [await couple(tx, cast), await couple(tx, cast)];
			for (const person of [cast.donorApprover, cast.villageApprover]) {
				await become(tx, person);
				await decide(kept.proposal, 'accepted')(tx);
			}
			await letDaysPass(tx);
			await setOffer(tx, over.offer, { valid_to: '2026-01-02' });
			const [counts] = await tx`select proposal_count::int, offer_count::int
				from private.expire_overdue()`;
			expect(counts).toEqual({ proposal_count: 1, offer_count: 1 });
			expect(await lookAt(tx, 'proposals', over.proposal)).toMatchObject({ status: 'expired' });
			expect(await lookAt(tx, 'proposals', kept.proposal)).toMatchObject({ status: 'agreed' });
			const events = await tx`select from audit_events where record_id = ${over.proposal}
				and after ->> 'status' = 'expired'`;
			expect(events).toHaveLength(1);
		}));
});

describe('a round is followed up', () => {
	const followUp = async (tx: Tx) => {
		await becomeOwner(tx);
		// Within one transaction all happens in the same instant: what came before must look so.
		await tx`update rounds set created_at = created_at - interval '1 minute'`;
		const [row] = await tx`select private.follow_up_rounds() as rounds`;
		return Number(row?.['rounds']);
	};

	it('where money came free, on the same terms, in its starter’s name, to be published', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { proposal } = await couple(tx, cast);
			expect(await followUp(tx)).toBe(0);
			await become(tx, cast.donorApprover);
			await declineFor(proposal, 'amount')(tx);
			expect(await followUp(tx)).toBe(1);
			const [round] = await tx`select f.status, f.published_at, f.created_by, f.parameters =
				r.parameters as same, f.id from rounds f join rounds r on r.id = f.follows_id`;
			expect(round).toMatchObject({
				status: 'running',
				published_at: null,
				created_by: cast.countyEditor.account,
				same: true,
			});
			const jobs = await tx`select from graphile_worker.jobs
				where key = ${`run_round:${String(round?.['id'])}`}`;
			expect(jobs).toHaveLength(1);
			expect(await followUp(tx)).toBe(0);
		}));

	it('after a part, an expiry, a lapse; not after a yes, nor while one waits', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			for (const free of ['part', 'expiry', 'lapse'] as const) {
				const { proposal } = await couple(tx, cast);
				expect(await followUp(tx), free).toBe(0);
				await become(tx, cast.donorApprover);
				if (free === 'part') await acceptPart(proposal, 1)(tx);
				else await decide(proposal, 'accepted')(tx);
				await become(tx, cast.villageApprover);
				if (free !== 'expiry') await decide(proposal, 'accepted')(tx);
				if (free !== 'part') expect(await followUp(tx), free).toBe(0);
				await letDaysPass(tx);
				await tx`select private.expire_overdue()`;
				if (free === 'lapse') {
					await tx`update proposals set status = 'expired' where id = ${proposal}`;
				}
				expect(await followUp(tx), free).toBe(1);
				await tx`update rounds set status = 'failed', failure = 'x' where status = 'running'`;
				await tx`update proposals set freed_at = null`;
			}
		}));

	it('not where its owner does not want it, who alone says so', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const [n, o] = [await need(tx, cast), await offer(tx, cast)];
			const [proposal = ''] = await announced(tx, cast, [[n, o, 6_000_000]]);
			await becomeOwner(tx);
			const [row] = await tx`select id from rounds`;
			const off = (t: Tx) => t`select follow_up_round(${String(row?.['id'])}, false)`;
			expect(await tryAs(tx, cast.otherCounty, off)).toBe('round.unknown');
			expect(await tryAs(tx, cast.countyEditor, off)).toBeNull();
			await become(tx, cast.donorApprover);
			await declineFor(proposal, 'amount')(tx);
			expect(await followUp(tx)).toBe(0);
			await become(tx, cast.countyEditor);
			await tx`select follow_up_round(${String(row?.['id'])}, true)`;
			expect(await followUp(tx)).toBe(1);
		}));
});
