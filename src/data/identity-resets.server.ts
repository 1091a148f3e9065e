import type { Mail } from '#domain/identity/mail.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import { act, answered } from './fault.server.ts';
import { hashed } from './identity.server.ts';
import { serviceClient } from './service.server.ts';

/** Somebody's wish for a new password. */
export interface ResetRequest {
	/** Made with the form: the same one twice is one mail. */
	readonly id: string;
	readonly login: string;
	readonly locale: NonNullable<Mail['locale']>;
}

/** Counts the request and leaves it to the work process; tells nothing, whoever it is for. */
export async function askReset(
	request: ResetRequest,
	{ address, device }: { address: string; device: string | null },
	now: Date,
): Promise<void> {
	answered(
		await serviceClient().rpc('ask_reset', {
			...request,
			address,
			device_hash: device === null ? '' : hashed(device),
			at: now.toISOString(),
		}),
	);
}

/** Makes the link and its mail, if there is somebody to write to. */
export async function openReset(
	{ id, login, locale }: ResetRequest,
	token: string,
	at: string,
): Promise<void> {
	answered(await serviceClient().rpc('open_reset', { id, login, token, locale, at }));
}

/** Whose new password it is to be, and the names that make no password. */
export interface ResetAccount {
	readonly login: string;
	readonly names: readonly string[];
}

/** The person behind a link, or null where it is worth nothing, for whatever reason. */
export async function findReset(tokenHash: string, now: Date): Promise<ResetAccount | null> {
	const args = { token_hash: tokenHash, at: now.toISOString() };
	const id = answered(await serviceClient().rpc('reset_account', args)) as string | null;
	if (id === null) return null;
	const columns = 'display_name, credentials(login), memberships(organizations(name))';
	const query = serviceClient().from('accounts').select(columns).eq('id', id);
	const { display_name: name, credentials, memberships } = answered(await query.single());
	const login = credentials?.login ?? '';
	return { login, names: [login, name, ...memberships.map((one) => one.organizations.name)] };
}

/** Uses the link up; every session of the person ends. */
export function resetPassword(
	tokenHash: string,
	newHash: string,
	now: Date,
): Promise<Result<string>> {
	const args = { token_hash: tokenHash, new_hash: newHash, at: now.toISOString() };
	return act(serviceClient(), 'reset_password', args);
}

/** When the security administrator last made a link for this account, if it was since then. */
export async function findHandedReset(accountId: string, since: Date): Promise<string | null> {
	const query = serviceClient().from('password_resets').select('created_at');
	const made = query.eq('account_id', accountId).not('made_by', 'is', null);
	const recent = made.gt('created_at', since.toISOString());
	const newest = recent.order('created_at', { ascending: false }).limit(1);
	return answered(await newest.maybeSingle())?.created_at ?? null;
}

/** The security administrator's link for a login name. */
export function makeReset(
	db: Db,
	made: { readonly id: string; readonly login: string; readonly tokenHash: string },
): Promise<Result<string>> {
	return act(db, 'make_reset', { id: made.id, login: made.login, token_hash: made.tokenHash });
}
