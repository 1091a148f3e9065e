import type { OrganizationKind } from '#domain/identity/actor.ts';
import type { Nature } from '#domain/offers/offer.ts';
import type { Match } from '#domain/pledges/form.ts';
import type { VillageChoice } from '#domain/pledges/village.ts';
import { isWithinRegion } from '#domain/regions/code.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';
import { namePlaces, placeOf, withPlaces } from './pledges-places.server.ts';

/** The villages whose needs stand open to the actor: what is most likely meant. */
export async function listVillagesInNeed(db: Db): Promise<VillageChoice[]> {
	const query = db
		.from('needs')
		.select('village_code, regions!needs_village_code_fkey!inner(name)')
		.eq('status', 'open');
	const rows = answered(await query.order('village_code').limit(300));
	const names = new Map(rows.map((row) => [row.village_code, row.regions.name]));
	return withPlaces(
		db,
		[...names].map(([code, name]) => ({ code, name })),
	);
}

/** What kind of body gives a pledge that exists already: not always who draws it up. */
export async function findDonorKind(db: Db, id: string): Promise<OrganizationKind | null> {
	const query = db
		.from('pledge_donors')
		.select('donor:organizations!pledge_donors_organization_id_fkey(kind)');
	const row = answered(await query.eq('pledge_id', id).maybeSingle());
	return (row?.donor.kind as OrganizationKind | undefined) ?? null;
}

export interface Receiver {
	readonly id: string;
	readonly name: string;
	readonly kind: string;
	readonly regionCode: string;
}

/**
 * The organizations that may receive what is given. For a match they are those in whose region the
 * village lies; fiscal aid goes to governments alone.
 */
export async function listReceivers(
	db: Db,
	donorId: string,
	match: Match | null,
): Promise<Receiver[]> {
	const query = db.from('organizations').select('id, name, kind, regionCode:region_code');
	const rows = answered(
		await query
			.eq('receives_donations', true)
			.eq('status', 'verified')
			.neq('id', donorId)
			.order('region_code')
			.order('name'),
	);
	if (!match) return rows;
	const { nature, line } = match;
	return rows
		.filter(({ regionCode }) => isWithinRegion(line.villageCode, regionCode))
		.filter(({ kind }) => nature !== 'fiscal_aid' || kind === 'city' || kind === 'county');
}

/** The agreed proposal that a pledge shall follow from, as far as the actor may see it. */
export async function findMatch(db: Db, proposalId: string): Promise<Match | null> {
	const query = db.from('proposals').select(`id, village_code, need_id, commodity, quantity, unit,
		needs(title), offers!inner(title, nature, is_anonymous, organizations(id, name))`);
	const row = answered(await query.eq('id', proposalId).maybeSingle());
	if (!row) return null;
	const names = await namePlaces(db, [row.village_code]);
	const amountFen = row.commodity === 'money' ? row.quantity : null;
	return {
		proposalId: row.id,
		donor: row.offers.organizations,
		nature: row.offers.nature as Nature,
		amountFen,
		goods: amountFen === null ? `${row.offers.title}：${row.quantity} ${row.unit ?? ''}` : null,
		isAnonymous: row.offers.is_anonymous,
		line: {
			villageCode: row.village_code,
			place: placeOf(row.village_code, names),
			needId: row.need_id,
			needTitle: row.needs?.title ?? null,
			amountFen,
		},
	};
}
