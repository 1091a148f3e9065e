import type { QueryData } from '@supabase/supabase-js';
import type { PublishedHandover } from '#domain/timeline/handover.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';
import { placeColumns, toPlace } from './timeline-places.server.ts';

const columns = `*, donor:donor_id(id, name), village:village_code(${placeColumns})` as const;

/** What was handed out in a village, or of a donor's goods; the newest 100. */
export async function listHandovers(
	db: Db,
	of: { donor: string } | { village: string },
): Promise<PublishedHandover[]> {
	const query = handovers(db);
	const some =
		'donor' in of ? query.eq('donor_id', of.donor) : query.eq('village_code', of.village);
	const ordered = some.order('handed_on', { ascending: false }).order('id').order('village_code');
	return answered(await ordered.limit(100)).map(toHandover);
}

function handovers(db: Db) {
	return db.from('published_handovers').select(columns);
}

function toHandover(row: QueryData<ReturnType<typeof handovers>>[number]): PublishedHandover {
	const { valuation_fen: fen, valuation_basis: basis } = row;
	return {
		id: row.id,
		place: toPlace(row.village_code, row.village),
		donor: row.donor,
		item: row.item,
		unit: row.unit,
		quantityMilli: Math.round(row.quantity * 1000),
		householdCount: row.household_count,
		handedOn: row.handed_on,
		valuation:
			fen !== null && basis !== null
				? { fen, basis, pledgedMilli: Math.round(row.pledged * 1000) }
				: null,
		isDemo: row.is_demo,
	};
}
