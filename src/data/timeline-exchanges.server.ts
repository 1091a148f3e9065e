import { exchangeKinds } from '#domain/pairings/exchange.ts';
import type { ExchangeSum, PublishedExchange } from '#domain/timeline/exchange.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';

/** The published exchanges of a pairing, the latest first, at most `limit`. */
export async function listExchanges(
	db: Db,
	pairing: string,
	limit = 30,
): Promise<PublishedExchange[]> {
	const query = db.from('published_exchanges').select('*').eq('pairing_id', pairing);
	const latest = query.order('began_on', { ascending: false }).order('id').limit(limit);
	return answered(await latest).map((row) => ({
		id: row.id,
		kind: row.kind as PublishedExchange['kind'],
		beganOn: row.began_on,
		endedOn: row.ended_on,
		placeName: row.place_name,
		subject: row.subject,
		role: row.role as PublishedExchange['role'],
		peopleCount: row.people_count,
		days: row.days,
		amountFen: row.amount_fen,
		jobsCount: row.jobs_count,
		isPark: row.is_park,
		fromName: row.from_name,
		toName: row.to_name,
		isDemo: row.is_demo,
	}));
}

/** What they come to, each kind apart, in the order of the forms. */
export async function listExchangeSums(db: Db, pairing: string): Promise<ExchangeSum[]> {
	const query = db.from('published_exchange_sums').select('*').eq('pairing_id', pairing);
	const rows = answered(await query);
	return exchangeKinds.flatMap((kind) =>
		rows
			.filter((row) => row.kind === kind)
			.map((row) => ({
				kind,
				count: row.row_count ?? 0,
				peopleCount: row.people_count,
				amountFen: row.amount_fen,
				jobsCount: row.jobs_count,
			})),
	);
}
