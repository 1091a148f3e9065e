import type { Parameters } from '#domain/matching/parameters.ts';
import type { Answer } from '#domain/matching/form.ts';
import type { Decision, Proposal, ProposalStatus, Side } from '#domain/matching/proposal.ts';
import type { Category, Commodity } from '#domain/needs/need.ts';
import type { Nature } from '#domain/offers/offer.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import type { Tables } from './database.types.ts';
import { act, answered } from './fault.server.ts';
import { namePlaces } from './matching-places.server.ts';

// Villages read no offers, donors read needs only while they are open: those embeds may be null.
const columns = `*, needs!proposals_need_fkey(title, category),
	rounds!proposals_round_id_fkey(nature, parameters),
	offers!proposals_offer_id_fkey(title, organization_id, minimum_grant_fen,
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

/** The announced proposals that the actor may see, those that end last first, then by quality. */
export async function list(db: Db, filter: Filter, limit = 50): Promise<Page> {
	const { state, side, today, after } = filter;
	let query = db.from('proposals').select(columns).not('expires_on', 'is', null);
	if (state === 'waiting') query = query.in('status', WAITING).gte('expires_on', today);
	if (state === 'waiting' && side) query = query.is(`${side}_decision`, null);
	if (state === 'agreed') query = query.in('status', ['agreed', 'pledged']);
	if (state === 'declined') query = query.eq('status', 'declined');
	if (state === 'expired') query = query.or(`status.eq.expired,${ranOut(today)}`);
	if (after) query = query.or(beyond(after));
	const rows = answered(
		await query
			.order('expires_on', { ascending: false })
			.order('quality', { ascending: false })
			.order('id')
			.limit(limit + 1),
	);
	return pageOf(db, rows, limit, (row) => `${row.expires_on}_${row.quality}_${row.id}`);
}

/** What stands behind the cursor in the order of `list`. */
function beyond(cursor: string): string {
	const [day, quality, id] = cursor.split('_');
	const sameDay = `expires_on.eq.${day}`;
	return [
		`expires_on.lt.${day}`,
		`and(${sameDay},quality.lt.${quality})`,
		`and(${sameDay},quality.eq.${quality},id.gt.${id})`,
	].join(',');
}

const WAITING = ['proposed', 'half_accepted'];

function ranOut(today: string): string {
	return `and(status.in.(${WAITING.join(',')}),expires_on.lt.${today})`;
}

/** The announced proposals of an offer, those that suit it best first. */
export async function listOfOffer(db: Db, offerId: string): Promise<Proposal[]> {
	const query = db.from('proposals').select(columns).eq('offer_id', offerId);
	const rows = answered(
		await query.not('expires_on', 'is', null).order('quality', { ascending: false }).order('id'),
	);
	return toProposals(db, rows);
}

export async function find(db: Db, id: string): Promise<Proposal | null> {
	const row = answered(await db.from('proposals').select(columns).eq('id', id).maybeSingle());
	const [proposal] = row ? await toProposals(db, [row]) : [];
	return proposal ?? null;
}

export function decide(db: Db, id: string, answer: Answer): Promise<Result<string>> {
	const { decision, reason, cause, quantity } = answer;
	return act(db, 'decide_proposal', { id, decision, reason, cause, quantity: quantity });
}

type Row = Tables<'proposals'> & {
	needs: { title: string; category: string } | null;
	rounds: { nature: string | null; parameters: unknown } | null;
	offers: {
		title: string;
		organization_id: string;
		minimum_grant_fen: number;
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

function toProposal(row: Row, place: string): Proposal {
	const { offers: offer } = row;
	return {
		id: row.id,
		roundId: row.round_id,
		nature: (row.commodity === 'money'
			? (row.nature ?? row.rounds?.nature)
			: null) as Nature | null,
		commodity: row.commodity as Commodity,
		unit: row.unit,
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
			minimumGrant: offer.minimum_grant_fen,
		},
		donorName: offer?.organizations.name ?? row.named?.name ?? null,
		isAnonymous: row.donor_organization_id === null,
		quantity: row.quantity,
		reducedFrom: row.reduced_from,
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
		declineCause: row.decline_cause,
		expiresOn: row.expires_on,
	};
}
