import { createHash } from 'node:crypto';
import { instanceOf } from '#domain/matching/input.ts';
import { outcomeOf } from '#domain/matching/outcome.ts';
import { DEFAULT_PARAMETERS } from '#domain/matching/parameters.ts';
import { addDays } from '#domain/period.ts';
import { valueOf } from '#domain/result.ts';
import type { Db } from '#data/client.server.ts';
import * as runs from '#data/matching-runs.server.ts';
import { runMarket } from '#work/matching/match.server.ts';
import { REFERENCE_DAY } from './calendar.ts';
import { charityId, governmentId } from './organizations.ts';
import type { SeatOf } from './people.ts';
import { countyOf, DINGXI } from './places.ts';
import { pledgeOf, type PledgePlan } from './pledges.ts';
import { chanceOf, idOf } from './random.ts';
import { callRpc, type Facts, type Stage } from './stage.ts';

const NATURES = ['social_donation', 'fiscal_aid'] as const;

/** One round of donations and one of fiscal aid over 定西, run, published and half decided. */
export async function seedRounds(stage: Stage, seatOf: SeatOf): Promise<void> {
	const dingxi = governmentId(DINGXI);
	for (const nature of NATURES) {
		const id = idOf(`round ${nature}`);
		stage.act(seatOf(dingxi, 'editor'), 'start_round', {
			id,
			commodity: 'money',
			nature,
			region_code: DINGXI,
			parameters: DEFAULT_PARAMETERS,
			weights_version: DEFAULT_PARAMETERS.weights.version,
			floor: DEFAULT_PARAMETERS.floor,
		});
		await run(stage, id);
		stage.act(seatOf(dingxi, 'approver'), 'publish_round', { id });
		await decide(stage, seatOf, id);
	}
}

/** What the work process does, by its own functions, but inside our transaction. */
async function run(stage: Stage, roundId: string): Promise<void> {
	const rpc = async (name: string, facts: Facts) => {
		const [row] = await stage.read((tx) => callRpc(tx, name, facts));
		return { data: row?.['answer'], error: null };
	};
	const db = { rpc } as unknown as Db;
	const { input } = valueOf(await runs.readInput(db, roundId));
	const instance = instanceOf(input);
	const outcome = outcomeOf(input, valueOf(await runMarket(instance)));
	const hash = createHash('sha256').update(JSON.stringify(instance)).digest('hex');
	valueOf(await runs.recordOutcome(db, roundId, outcome, hash));
	await nameProposals(stage, roundId);
}

/** The database numbers proposals by chance; nothing refers to them yet. */
async function nameProposals(stage: Stage, roundId: string): Promise<void> {
	const drawn = await stage.read(
		(tx) => tx<{ id: string; need: string; offer: string }[]>`
			select id, need_id as need, offer_id as offer from public.proposals
			where round_id = ${roundId}`,
	);
	const names = drawn.map(({ id, need, offer }) => [id, idOf(`match ${roundId} ${need} ${offer}`)]);
	stage.write(
		(tx) => tx`update public.proposals p set id = v.name::uuid
			from (values ${tx(names)}) as v (drawn, name) where p.id = v.drawn::uuid`,
	);
}

const REASONS = {
	donor: '本年度预算已另有安排，建议下一轮再议。',
	village: '该项已由其他渠道解决，请转给更急需的村。',
};

interface Proposal {
	readonly id: string;
	readonly village: string;
	readonly organization: string;
}

/** Both sides, one side or neither has spoken; some decline with a reason. */
async function decide(stage: Stage, seatOf: SeatOf, roundId: string): Promise<void> {
	const proposals = await stage.read(
		(tx) => tx<Proposal[]>`
		select p.id, p.village_code as village, o.organization_id as organization
		from public.proposals p join public.offers o on o.id = p.offer_id
		where p.round_id = ${roundId} order by p.id`,
	);
	const chance = chanceOf(`decisions ${roundId}`);
	for (const { id, village, organization } of proposals) {
		const seats = {
			donor: seatOf(organization, 'approver'),
			village: seatOf(governmentId(village), 'approver'),
		};
		const lot = chance.between(1, 100);
		const say = (side: 'donor' | 'village', decision: 'accepted' | 'declined') =>
			stage.act(seats[side], 'decide_proposal', {
				id,
				decision,
				reason: decision === 'declined' ? REASONS[side] : null,
			});
		if (lot <= 60) say('donor', 'accepted');
		if (lot <= 40) say('village', 'accepted');
		if (lot > 60 && lot <= 70) say('village', 'accepted');
		if (lot > 70 && lot <= 76) say('donor', 'declined');
		if (lot > 76 && lot <= 80) say('village', 'declined');
		if (lot > 64 && lot <= 70) letExpire(stage, id);
	}
}

/** The village said yes and waited in vain: the last day to answer is over. */
function letExpire(stage: Stage, id: string): void {
	const [said, last] = [addDays(REFERENCE_DAY, -9), addDays(REFERENCE_DAY, -1)];
	stage.write(
		(tx) => tx`update public.proposals set village_decided_at = ${said}, expires_on = ${last}
			where id = ${id}`,
	);
}

interface Match extends Proposal {
	readonly need: string;
	readonly fen: string;
	readonly isAnonymous: boolean;
}

/** The first agreed matches of donations become pledges, signed and not yet due. */
export async function planMatchedPledges(stage: Stage, count: number): Promise<PledgePlan[]> {
	const agreed = await stage.read(
		(tx) => tx<Match[]>`
		select p.id, p.village_code as village, o.organization_id as organization,
			p.need_id as need, p.quantity as fen, o.is_anonymous as "isAnonymous"
		from public.proposals p join public.offers o on o.id = p.offer_id
		where p.status = 'agreed' and o.nature = 'social_donation' and p.commodity = 'money'
		order by p.quantity desc, p.id limit ${count}`,
	);
	return agreed.map(({ id, village, organization, need, fen, isAnonymous }) =>
		pledgeOf({
			name: `match ${id}`,
			donor: organization,
			receiver: charityId(countyOf(village)),
			nature: 'social_donation',
			amountFen: Number(fen),
			isAnonymous,
			agreementOn: addDays(REFERENCE_DAY, -2),
			shares: [50, 50],
			lines: [{ village, needId: need, amountFen: Number(fen) }],
			proposalId: id,
		}),
	);
}
