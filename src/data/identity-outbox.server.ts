import type { Mail } from '#domain/identity/mail.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';
import { serviceClient } from './service.server.ts';

/** A mail that is to be sent now. */
export interface DueMail extends Mail {
	readonly recipient: string;
	readonly createdAt: Date;
}

/** Counts an attempt. Null: it was sent before, or it would come too late. */
export async function beginMail(id: string, now: Date): Promise<DueMail | null> {
	const args = { mail_id: id, at: now.toISOString() };
	const [row] = answered(await serviceClient().rpc('begin_mail', args)) as Row[];
	return row ? { ...toMail(row), recipient: row.recipient } : null;
}

/** @param reason why it was not sent, without addresses; null: it was */
export async function finishMail(id: string, reason: string | null, now: Date): Promise<void> {
	const args = { mail_id: id, error: reason as string, at: now.toISOString() };
	answered(await serviceClient().rpc('finish_mail', args));
}

/** Enqueues what waits in the outbox: it was filled before there was a mail server. */
export async function resumeMails(now: Date): Promise<void> {
	answered(await serviceClient().rpc('resume_mails', { at: now.toISOString() }));
}

/** Forgets what is too late or old. */
export async function clearMails(now: Date): Promise<void> {
	answered(await serviceClient().rpc('clear_mails', { at: now.toISOString() }));
}

/** A mail as the demo shows it. */
export interface ShownMail extends DueMail {
	readonly id: string;
}

const SHOWN = 50;

/** The newest mails; a policy lets only the system administrator of a demo see any. */
export async function listMails(db: Db): Promise<ShownMail[]> {
	const query = db.from('outbox_mails').select('id, recipient, locale, kind, facts, created_at');
	const rows = answered(
		await query.order('created_at', { ascending: false }).order('id').limit(SHOWN),
	);
	return (rows as (Row & { id: string })[]).map((row) => ({
		...toMail(row),
		recipient: row.recipient,
		id: row.id,
	}));
}

interface Row {
	recipient: string;
	locale: string | null;
	kind: string;
	facts: unknown;
	created_at: string;
}

function toMail({ locale, kind, facts, created_at: createdAt }: Row): Mail & { createdAt: Date } {
	return {
		kind: kind as Mail['kind'],
		locale: locale as Mail['locale'],
		facts: facts as Mail['facts'],
		createdAt: new Date(createdAt),
	};
}
