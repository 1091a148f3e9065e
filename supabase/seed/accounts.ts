import { hash } from '@node-rs/argon2';
import { randomInt } from 'node:crypto';
import { renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Role } from '#domain/identity/actor.ts';
import type { Member } from './people.ts';
import type { Stage } from './stage.ts';

/** One line of demo-accounts.json: a seat, and how to sign in to it. */
interface DemoAccount {
	readonly role: Role;
	readonly organization: string;
	readonly kind: string;
	readonly region: string;
	readonly login: string;
	readonly password: string;
	/** Always null as yet: in the demo the second factor is offered and not required. */
	readonly totpSecret: string | null;
}

// Without the characters that are read as others.
const ALPHABET = 'abcdefghjkmnpqrstuvwxyz23456789';

/** What the sign-in accepts (19 MiB, two passes), so that nobody's first sign-in is rehashed. */
const ARGON2 = { memoryCost: 19456, timeCost: 2 };

/**
 * Gives the people with a login their passwords, which alone are different in every data folder,
 * and writes demo-accounts.json. Called before the end of the transaction: accounts whose passwords
 * nobody knows would be worse than a file of accounts that are not there yet.
 */
export async function seedAccounts(
	stage: Stage,
	members: readonly Member[],
	dataDir: string,
): Promise<void> {
	const people = new Map<string, { login: string; password: string }>();
	const accounts = members.flatMap(({ account, organization, role }): DemoAccount[] => {
		const { slug, name, kind, region } = organization;
		if (slug === null) return [];
		const person = people.get(account) ?? { login: loginOf(slug, role), password: newPassword() };
		people.set(account, person);
		return [{ role, organization: name, kind, region, ...person, totpSecret: null }];
	});
	const credentials = await Promise.all(
		[...people].map(async ([account_id, { login, password }]) => ({
			account_id,
			login,
			password_hash: await hash(password, ARGON2),
		})),
	);
	stage.write((tx) => tx`insert into public.credentials ${tx(credentials)}`);
	writeAccounts(join(dataDir, 'demo-accounts.json'), accounts);
}

function loginOf(slug: string, role: Role): string {
	const who = slug === 'operator' ? role.replace('_administrator', '') : `${slug}-${role}`;
	return `${who}@demo.invalid`;
}

function newPassword(): string {
	const part = () => Array.from({ length: 4 }, () => ALPHABET[randomInt(ALPHABET.length)]).join('');
	return `${part()}-${part()}-${part()}-${part()}`;
}

/** Written aside and renamed: a start that is killed here leaves no half file. */
function writeAccounts(file: string, accounts: readonly DemoAccount[]): void {
	writeFileSync(`${file}.new`, `${JSON.stringify(accounts, null, '\t')}\n`, { mode: 0o600 });
	renameSync(`${file}.new`, file);
}
