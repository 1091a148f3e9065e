import { may } from '#domain/identity/permission.ts';
import type { Seat } from '#domain/identity/actor.ts';
import { isDemo } from '#data/organizations.server.ts';
import { sendsMail } from './settings.server.ts';

/**
 * Whether this seat reads the mails of the outbox: the system administrator of a demo, as long as
 * no mail server is set. A policy asks for the demo once more, by the mark on the account.
 */
export async function hasMailbox(seat: Seat): Promise<boolean> {
	return may(seat, 'mailbox.read') && !sendsMail() && (await isDemo());
}
