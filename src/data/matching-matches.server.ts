import type { Reasons } from '#domain/matching/explain.ts';
import { leastOf, type Match, type MatchFilter, type Named } from '#domain/matching/plan.ts';
import type { Unit } from '#domain/needs/measure.ts';
import type { Category } from '#domain/needs/need.ts';
import { ancestorsOf, boundsOf, levelOf } from '#domain/regions/code.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';

/*
 * The grants of one round, for its owner: a county or city, which reads needs of its region and
 * offers by name.
 */

const columns = `id, need_id, offer_id, village_code, unit, quantity, reasons,
	donor_organization_id,
	needs!proposals_need_fkey!inner(title, category),
	offers!proposals_offer_id_fkey!inner(title, organization_id,
		organizations!offers_organization_id_fkey(name))`;

interface Row {
	readonly id: string;
	readonly need_id: string;
	readonly offer_id: string;
	readonly village_code: string;
	readonly unit: Unit;
	readonly quantity: number;
	readonly reasons: unknown;
	readonly donor_organization_id: string | null;
	readonly needs: { title: string; category: string };
	readonly offers: {
		title: string;
		organization_id: string;
		organizations: { name: string };
	};
}

interface Page {
	readonly matches: Match[];
	/** The cursor of the next page: an amount or a village, then an id. Null on the last. */
	readonly next: string | null;
}

/** A round, and what its quantities are told in. */
interface Whole {
	readonly id: string;
	readonly unit: Unit;
}

/** By village, or from the largest down. @param after the last page's cursor */
export async function list(
	db: Db,
	{ id: roundId, unit }: Whole,
	filter: MatchFilter,
	after?: string,
	limit = 50,
): Promise<Page> {
	const isByAmount = filter.order === 'amount';
	const { place, donor, category } = filter;
	const least = leastOf(filter, unit);
	let query = db.from('proposals').select(columns).eq('round_id', roundId);
	if (place) {
		const [first, last] = boundsOf(place);
		query = query.gte('village_code', first).lte('village_code', last);
	}
	if (donor) query = query.eq('offers.organization_id', donor);
	if (category) query = query.eq('needs.category', category);
	if (least !== undefined) query = query.gte('quantity', least);
	const [key, id] = after?.split('_') ?? [];
	if (key && id) query = query.or(isByAmount ? below(key, id) : behind(key, id));
	query = isByAmount ? query.order('quantity', { ascending: false }) : query.order('village_code');
	const rows = answered(await query.order('id').limit(limit + 1));
	const page = rows.slice(0, limit);
	const last = rows.length > limit ? page.at(-1) : undefined;
	const at = last && (isByAmount ? last.quantity : last.village_code);
	return { matches: await toMatches(db, page), next: last ? `${at}_${last.id}` : null };
}

function below(quantity: string, id: string): string {
	return `quantity.lt.${quantity},and(quantity.eq.${quantity},id.gt.${id})`;
}

function behind(code: string, id: string): string {
	return `village_code.gt.${code},and(village_code.eq.${code},id.gt.${id})`;
}

export async function find(db: Db, roundId: string, id: string): Promise<Match | null> {
	const query = db.from('proposals').select(columns).eq('round_id', roundId).eq('id', id);
	const row = answered(await query.maybeSingle());
	const [match] = row ? await toMatches(db, [row]) : [];
	return match ?? null;
}

/** All grants of a round by village, a page at a time, so that no export holds them all. */
export async function* listPages(db: Db, round: Whole): AsyncGenerator<Match[]> {
	let after: string | undefined;
	do {
		const page = await list(db, round, {}, after, 999);
		yield page.matches;
		after = page.next ?? undefined;
	} while (after);
}

/** The needs and offers with these ids, as far as the actor may read them. */
export async function name(db: Db, ids: readonly string[]): Promise<Map<string, Named>> {
	if (ids.length === 0) return new Map();
	const wanted = [...new Set(ids)];
	const [needs, offers] = await Promise.all([
		db
			.from('needs')
			.select('id, title, regions!needs_village_code_fkey!inner(name)')
			.in('id', wanted),
		db
			.from('offers')
			.select('id, title, organizations!offers_organization_id_fkey!inner(name)')
			.in('id', wanted),
	]);
	return new Map([
		...answered(needs).map((row) => [row.id, { title: row.title, of: row.regions.name }] as const),
		...answered(offers).map(
			(row) => [row.id, { title: row.title, of: row.organizations.name }] as const,
		),
	]);
}

async function toMatches(db: Db, rows: readonly Row[]): Promise<Match[]> {
	const places = await namePlaces(
		db,
		rows.map((row) => row.village_code),
	);
	return rows.map((row) => ({
		id: row.id,
		need: {
			id: row.need_id,
			title: row.needs.title,
			category: row.needs.category as Category,
			villageCode: row.village_code,
			place: places.get(row.village_code) ?? row.village_code,
		},
		offer: { id: row.offer_id, title: row.offers.title },
		donorName: row.offers.organizations.name,
		isAnonymous: row.donor_organization_id === null,
		unit: row.unit,
		quantity: row.quantity,
		reasons: row.reasons as Reasons,
	}));
}

/** Villages with the names above them, from the county down: there are many 新联村. */
export async function namePlaces(
	db: Db,
	villages: readonly string[],
): Promise<Map<string, string>> {
	const wayTo = (code: string) =>
		[...ancestorsOf(code), code].filter((place) => levelOf(place) >= 3);
	const codes = [...new Set(villages.flatMap(wayTo))];
	const names = new Map<string, string>();
	// The gateway cuts at 1,000 rows, and an address may not be endless.
	for (let from = 0; from < codes.length; from += 300) {
		const query = db
			.from('regions')
			.select('code, name')
			.in('code', codes.slice(from, from + 300));
		for (const { code, name: word } of answered(await query)) names.set(code, word);
	}
	const worded = (code: string) => wayTo(code).map((place) => names.get(place) ?? '');
	return new Map(villages.map((code) => [code, worded(code).join('')]));
}
