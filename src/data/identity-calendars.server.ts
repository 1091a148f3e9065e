import type { Seat } from '#domain/identity/actor.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import { act, answered } from './fault.server.ts';
import { seatColumns, toSeat } from './identity.server.ts';
import { serviceClient } from './service.server.ts';

/** Whose calendar it is. */
export interface CalendarOwner {
	readonly accountId: string;
	readonly displayName: string;
	readonly seat: Seat;
}

/** Since when the seat has a calendar; null where it has none. */
export async function findOpened(db: Db, organizationId: string): Promise<string | null> {
	const query = db.from('calendars').select('opened_at').eq('organization_id', organizationId);
	return answered(await query.maybeSingle())?.opened_at ?? null;
}

/** In the place of the seat's earlier one. */
export function openCalendar(db: Db, tokenHash: string): Promise<Result<unknown>> {
	return act(db, 'open_calendar', { token_hash: tokenHash });
}

export function closeCalendar(db: Db): Promise<Result<unknown>> {
	return act(db, 'close_calendar', {});
}

/** Who may be shown what the calendar at this token says; null where it is nobody's any more. */
export async function findOwner(tokenHash: string): Promise<CalendarOwner | null> {
	const query = serviceClient()
		.from('calendars')
		.select(
			`organization_id, account_id, accounts!inner(display_name, disabled_at,
			memberships(role, status, ${seatColumns}))`,
		)
		.eq('token_hash', tokenHash);
	const row = answered(await query.maybeSingle());
	if (!row || row.accounts.disabled_at !== null) return null;
	const seats = row.accounts.memberships.filter((one) => one.status === 'active').map(toSeat);
	const seat = seats.find(({ organizationId }) => organizationId === row.organization_id);
	if (!seat || seat.isPending) return null;
	return { accountId: row.account_id, displayName: row.accounts.display_name, seat };
}
