import type { Follow, Followed } from '#domain/timeline/follow.ts';
import type { Mail } from '#domain/identity/mail.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import { act, answered } from './fault.server.ts';

type Locale = NonNullable<Mail['locale']>;

/** Asks the address whether it wants mails. Answers the same, whatever there is of it already. */
export function follow(
	db: Db,
	{ subject, key }: Followed,
	{ address, locale }: { readonly address: string; readonly locale: Locale },
): Promise<Result<unknown>> {
	return act(db, 'follow', { address, locale, subject, key });
}

/** The public name of what is followed, null where there is no such thing in public. */
export async function findTitle(db: Db, { subject, key }: Followed): Promise<string | null> {
	return answered(await db.rpc('followed_title', { subject, key })) as string | null;
}

/** What the mailbox follows to which a link was sent; nothing for any other link. */
export async function listOf(db: Db, tokenHash: string): Promise<Follow[]> {
	const rows = answered(await db.rpc('find_follows', { token_hash: tokenHash }));
	return rows.map((row) => ({
		id: row.follow_id as string | null,
		subject: row.subject as Follow['subject'],
		key: row.key as string | null,
		title: row.title as string | null,
		isConfirmed: row.is_confirmed,
	}));
}

export function confirm(
	db: Db,
	{ tokenHash, id, locale }: { tokenHash: string; id: string; locale: Locale },
): Promise<Result<string>> {
	return act(db, 'confirm_follow', { token_hash: tokenHash, follow_id: id, locale });
}

/** Ends one, or all where `id` is null. A link that is worth nothing any more ends nothing. */
export function stop(db: Db, tokenHash: string, id: string | null): Promise<Result<unknown>> {
	return act(db, 'stop_following', { token_hash: tokenHash, follow_id: id });
}

/** Whether the person gets mails of what their organizations fund. */
export async function wantsFundedMails(db: Db): Promise<boolean> {
	return answered(await db.rpc('wants_funded_mails'));
}

export function setFundedMails(db: Db, wanted: boolean): Promise<Result<unknown>> {
	return act(db, 'set_funded_mails', { wanted });
}

/** A request as `follow` enqueued it. */
export interface FollowRequest {
	readonly address: string;
	readonly locale: Locale;
	readonly subject: string;
	readonly key: string;
	/** When it was asked. */
	readonly at: string;
}

/** Writes the mail with the link, unless there is a reason not to; `db` carries the secret key. */
export async function open(db: Db, request: FollowRequest): Promise<void> {
	answered(await db.rpc('open_follow', { ...request }));
}

/** Writes the day's mails of at most so many followers; answers how many it looked at. */
export async function tell(db: Db, most: number): Promise<number> {
	return answered(await db.rpc('tell_followers', { most }));
}

/** Makes followers of those who act for a donor. */
export async function enrolDonors(db: Db): Promise<void> {
	answered(await db.rpc('enrol_donors'));
}

/** Forgets what was never confirmed. */
export async function clear(db: Db): Promise<void> {
	answered(await db.rpc('clear_followers'));
}
