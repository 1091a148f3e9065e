import { levelOf } from '#domain/regions/code.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';

/** A prefecture or county to which an offer may go. */
export interface Place {
	readonly code: string;
	readonly name: string;
}

/**
 * Where offers go: the prefectures and counties of the receiving regions paired on the day, and
 * those that are `chosen` already. By code, so that a county follows its prefecture.
 */
export async function listPlaces(
	db: Db,
	today: string,
	chosen: readonly string[] = [],
): Promise<Place[]> {
	const pairings = answered(
		await db
			.from('pairings')
			.select('receiving_region_code')
			.lte('valid_from', today)
			.or(`valid_to.is.null,valid_to.gte.${today}`),
	);
	const regions = new Set(pairings.map((row) => surroundings(row.receiving_region_code)));
	const wanted = [...regions, ...chosen].map((code) => `code.like.${code}*`);
	if (wanted.length === 0) return [];
	const query = db.from('regions').select('code, name').in('level', [2, 3]).is('valid_to', null);
	return answered(await query.or(wanted.join(',')).order('code'));
}

/** The names of these places, in the order of their codes. */
export async function namePlaces(db: Db, codes: readonly string[]): Promise<Place[]> {
	if (codes.length === 0) return [];
	const query = db
		.from('regions')
		.select('code, name')
		.in('code', [...codes]);
	return answered(await query.order('code'));
}

/** The digits of the prefecture around a place, or of the province that the place is. */
function surroundings(code: string): string {
	return code.slice(0, levelOf(code) === 1 ? 2 : 4);
}
