import type { PublishedMeeting } from '#domain/timeline/meeting.ts';
import type { Db } from './client.server.ts';
import type { Tables } from './database.types.ts';
import { answered } from './fault.server.ts';

type Row = Tables<'published_meetings'> & {
	published_meeting_items: Tables<'published_meeting_items'>[];
};

/** The published meetings of a pairing, the latest first, at most `limit`. */
export async function listMeetings(
	db: Db,
	pairingId: string,
	limit = 20,
): Promise<PublishedMeeting[]> {
	const query = db.from('published_meetings').select('*, published_meeting_items(*)');
	const rows = answered(
		await query
			.eq('pairing_id', pairingId)
			.order('held_on', { ascending: false })
			.order('id')
			.limit(limit),
	);
	return rows.map(toMeeting);
}

function toMeeting(row: Row): PublishedMeeting {
	const items = row.published_meeting_items.toSorted((one, two) => one.position - two.position);
	return {
		id: row.id,
		kind: row.kind,
		name: row.name,
		heldOn: row.held_on,
		place: row.place,
		host: row.host,
		report: row.report,
		bodyCount: row.body_count,
		peopleCount: row.people_count,
		isDemo: row.is_demo,
		items: items.map((item) => ({
			position: item.position,
			kind: item.kind,
			partyName: item.party_name,
			placeName: item.place_name,
			subject: item.subject,
			nature: item.nature,
			amountText: item.amount_text,
			amountFen: item.amount_fen,
		})),
	};
}
