import type { ExchangeDraft } from '#domain/pairings/exchange-form.ts';
import type {
	Exchange,
	ExchangeAnswer,
	ExchangeState,
	ExchangeTerms,
	ExchangeVersion,
	Side,
} from '#domain/pairings/exchange.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import type { Tables } from './database.types.ts';
import { act, answered } from './fault.server.ts';

/** A row of the view: what the table does not leave empty, nor does the view. */
export interface ExchangeRow extends Tables<'exchanges'> {
	state: string;
	supporting_name: string;
	receiving_name: string;
	organization_name: string;
	place_name: string | null;
}

/** The newest version of one record that the actor may see. */
export async function find(db: Db, id: string): Promise<Exchange | null> {
	const query = db.from('current_exchanges').select('*').eq('id', id).maybeSingle();
	const row = answered(await query) as ExchangeRow | null;
	return row && toExchange(row);
}

/** All versions of one record, the first one first, with what was answered to each. */
export async function listVersions(db: Db, id: string): Promise<ExchangeVersion[]> {
	const answers = db
		.from('exchange_answers')
		.select('version, verdict, note, answered_at, organizations(name)')
		.eq('exchange_id', id)
		.order('answered_at');
	const versions = db.from('exchanges').select('*').eq('id', id).order('version');
	const [told, said] = await Promise.all([versions, answers]);
	const all = answered(said).map((row) => ({
		version: row.version,
		verdict: row.verdict as ExchangeAnswer['verdict'],
		note: row.note,
		organizationName: row.organizations.name,
		answeredAt: row.answered_at,
	}));
	return answered(told).map((row) => ({
		...toTerms(row),
		version: row.version,
		reason: row.reason,
		isWithdrawn: row.is_withdrawn,
		writtenAt: row.written_at,
		answers: all.filter(({ version }) => version === row.version),
	}));
}

/** What concerns one village, the latest first. */
export async function listOfPlace(db: Db, code: string): Promise<Exchange[]> {
	const query = db.from('current_exchanges').select('*').eq('place_code', code);
	const current = query.neq('state', 'withdrawn').order('began_on', { ascending: false });
	return (answered(await current.limit(200)) as ExchangeRow[]).map(toExchange);
}

/** Records one or corrects it. The same id and the same words are one record. */
export function record(db: Db, id: string, draft: ExchangeDraft): Promise<Result<string>> {
	return act(db, 'save_exchange', {
		id,
		version: draft.version,
		reason: draft.reason,
		pairing_id: draft.pairingId,
		kind: draft.kind,
		began_on: draft.beganOn,
		ended_on: draft.endedOn,
		place_code: draft.placeCode,
		subject: draft.subject,
		role: draft.role,
		field: draft.field,
		people_count: draft.peopleCount,
		monitored_count: draft.monitoredCount,
		days: draft.days,
		amount_fen: draft.amountFen,
		jobs_count: draft.jobsCount,
		is_park: draft.isPark,
		from_name: draft.fromName,
		to_name: draft.toName,
		transport: draft.transport,
		channel: draft.channel,
		person_name: draft.personName,
		note: draft.note,
	});
}

/** Takes the version back that was read. */
export function withdraw(
	db: Db,
	id: string,
	{ version, note }: { version: number; note: string },
): Promise<Result<string>> {
	return act(db, 'withdraw_exchange', { id, version, reason: note });
}

/** Confirms the version that was read, or questions it in words. */
export function answer(
	db: Db,
	id: string,
	{ version, note }: { version: number; note: string | null },
): Promise<Result<string>> {
	const verdict = note === null ? 'confirmed' : 'questioned';
	return act(db, 'answer_exchange', { id, version, verdict, note });
}

export function toExchange(row: ExchangeRow): Exchange {
	return {
		...toTerms(row),
		id: row.id,
		version: row.version,
		state: row.state as ExchangeState,
		side: row.side as Side,
		supportingName: row.supporting_name,
		receivingName: row.receiving_name,
		placeName: row.place_name,
		organization: { id: row.organization_id, name: row.organization_name },
		reason: row.reason,
		writtenAt: row.written_at,
		isDemo: row.is_demo,
	};
}

function toTerms(row: Tables<'exchanges'>): ExchangeTerms {
	return {
		kind: row.kind as ExchangeTerms['kind'],
		pairingId: row.pairing_id,
		beganOn: row.began_on,
		endedOn: row.ended_on,
		placeCode: row.place_code,
		subject: row.subject,
		role: row.role as ExchangeTerms['role'],
		field: row.field as ExchangeTerms['field'],
		peopleCount: row.people_count,
		monitoredCount: row.monitored_count,
		days: row.days,
		amountFen: row.amount_fen,
		jobsCount: row.jobs_count,
		isPark: row.is_park,
		fromName: row.from_name,
		toName: row.to_name,
		transport: row.transport as ExchangeTerms['transport'],
		channel: row.channel as ExchangeTerms['channel'],
		personName: row.person_name,
		note: row.note,
	};
}
