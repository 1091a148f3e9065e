import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import { act, answered } from './fault.server.ts';

interface FollowUp {
	readonly organizationId: string;
	/** Nights deal out anew what becomes free after this round. */
	readonly isOn: boolean;
}

export async function find(db: Db, roundId: string): Promise<FollowUp | null> {
	const query = db.from('rounds').select('organization_id, is_followed_up').eq('id', roundId);
	const row = answered(await query.maybeSingle());
	return row && { organizationId: row.organization_id, isOn: row.is_followed_up };
}

export function turn(db: Db, roundId: string, isOn: boolean): Promise<Result<string>> {
	return act(db, 'follow_up_round', { id: roundId, is_followed_up: isOn });
}
