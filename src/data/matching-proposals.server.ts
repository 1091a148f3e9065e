import type { Parameters } from '#domain/matching/parameters.ts';
import type { Decision, Proposal, ProposalStatus, Side } from '#domain/matching/proposal.ts';
import type { Category } from '#domain/needs/need.ts';
import type { Nature } from '#domain/offers/offer.ts';
import { ancestorsOf, levelOf } from '#domain/regions/code.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import type { Tables } from './database.types.ts';
import { act, answered } from './fault.server.ts';

// Villages read no offers, donors read needs only while they are open: those embeds may be null.
const columns = `*, needs!proposals_need_fkey(title, category),
	rounds!proposals_round_id_fkey(nature, parameters),
	offers!proposals_offer_id_fkey(title, organization_id,
		organizations!offers_organization_id_fkey(name)),
	named:organizations!proposals_donor_organization_id_fkey(name)`;

interface Page {
	readonly proposals: Proposal[];
	/** The cursor of the next page, null on the last. */
	readonly next: string | null;
}

interface Filter {
	/** waiting, agreed, declined or expired; anything else means all. */
	readonly state?: string | undefined;
	/** Of what waits, only what waits for this side. */
	readonly side: Side | null;
	/** Parts what waits from what ran out. */
	readonly today: string;
	/** The last page's cursor. */
	readonly after?: string | undefined;
}

/** The announced proposals that the actor may see, those that end last first. */
export async function list(db: Db, filter: Filter, limit = 50): Promise<Page> {
	const { state, side, today, after } = filter;
	let query = db.from('proposals').select(columns).not('expires_on', 'is', null);
	if (state === 'waiting') query = query.in('status', WAITING).gte('expires_on', today);
	if (state === 'waiting' && side) query = query.is(`${side}_decision`, null);
	if (state === 'agreed') query = query.in('status', ['agreed', 'pledged']);
	if (state === 'declined') query = query.eq('status', 'declined');
	if (state === 'expired') query = query.or(`status.eq.expired,${ranOut(today)}`);
	const [day, id] = after?.split('_') ?? [];
	if (day && id) query = query.or(`expires_on.lt.${day},and(expires_on.eq.${day},id.gt.${id})`);
	const rows = answered(
		await query
			.order('expires_on', { ascending: false })
			.order('id')
			.limit(limit + 1),
	);
	return pageOf(db, rows, limit, (row) => `${row.expires_on}_${row.id}`);
}

const WAITING = ['proposed', 'half_accepted'];

function ranOut(today: string): string {
	return `and(status.in.(${WAITING.join(',')}),expires_on.lt.${today})`;
}

/** What the announced proposals of an offer come to, as far as the actor may see them. */
export async function listOfOffer(db: Db, offerId: string): Promise<Proposal[]> {
	const query = db.from('proposals').select(columns).eq('offer_id', offerId);
	const rows = answered(await query.not('expires_on', 'is', null).order('village_code'));
	return toProposals(db, rows);
}

export async function find(db: Db, id: string): Promise<Proposal | null> {
	const row = answered(await db.from('proposals').select(columns).eq('id', id).maybeSingle());
	const [proposal] = row ? await toProposals(db, [row]) : [];
	return proposal ?? null;
}

/** @param reason needed for a no */
export function decide(
	db: Db,
	id: string,
	decision: Decision,
	reason: string,
): Promise<Result<string>> {
	return act(db, 'decide_proposal', { id, decision, reason: reason || null });
}

type Row = Tables<'proposals'> & {
	needs: { title: string; category: string } | null;
	rounds: { nature: string; parameters: unknown } | null;
	offers: {
		title: string;
		organization_id: string;
		organizations: { name: string };
	} | null;
	named: { name: string } | null;
};

async function pageOf(
	db: Db,
	rows: readonly Row[],
	limit: number,
	cursor: (row: Row) => string,
): Promise<Page> {
	const page = rows.slice(0, limit);
	const last = page.at(-1);
	return {
		proposals: await toProposals(db, page),
		next: rows.length > limit && last ? cursor(last) : null,
	};
}

async function toProposals(db: Db, rows: readonly Row[]): Promise<Proposal[]> {
	const places = await namePlaces(
		db,
		rows.map((row) => row.village_code),
	);
	return rows.map((row) => toProposal(row, places.get(row.village_code) ?? row.village_code));
}

/** Villages with the names above them, from the county down: there are many 新联村. */
async function namePlaces(db: Db, villages: readonly string[]): Promise<Map<string, string>> {
	const wayTo = (code: string) =>
		[...ancestorsOf(code), code].filter((place) => levelOf(place) >= 3);
	const codes = [...new Set(villages.flatMap(wayTo))];
	if (codes.length === 0) return new Map();
	const rows = answered(await db.from('regions').select('code, name').in('code', codes));
	const names = new Map(rows.map(({ code, name }) => [code, name]));
	return new Map(
		villages.map((code) => [
			code,
			wayTo(code)
				.map((place) => names.get(place))
				.join(''),
		]),
	);
}

function toProposal(row: Row, place: string): Proposal {
	const { offers: offer } = row;
	return {
		id: row.id,
		roundId: row.round_id,
		nature: row.rounds?.nature as Nature,
		need: {
			id: row.need_id,
			title: row.needs?.title ?? null,
			category: (row.needs?.category ?? null) as Category | null,
			villageCode: row.village_code,
			place,
		},
		offer: offer && {
			id: row.offer_id,
			title: offer.title,
			organizationId: offer.organization_id,
		},
		donorName: offer?.organizations.name ?? row.named?.name ?? null,
		isAnonymous: row.donor_organization_id === null,
		amountFen: row.amount_fen,
		reasons: row.reasons as never,
		parameters: (row.rounds?.parameters ?? null) as Parameters | null,
		status: row.status as ProposalStatus,
		donor: {
			decision: row.donor_decision as Decision | null,
			reason: row.donor_reason,
			decidedAt: row.donor_decided_at,
		},
		village: {
			decision: row.village_decision as Decision | null,
			reason: row.village_reason,
			decidedAt: row.village_decided_at,
		},
		isDecidedOnBehalf: row.is_decided_on_behalf,
		expiresOn: row.expires_on,
	};
}
