import { hash } from '@node-rs/argon2';
import { parseLogin } from '#domain/identity/login.ts';
import { valueOf } from '#domain/result.ts';
import { normalizeInput } from '#domain/text.ts';
import type { NewPerson } from '#data/identity-accounts.server.ts';

/** What the sign-in accepts: 19 MiB, two passes. */
const ARGON2 = { memoryCost: 19456, timeCost: 2 };

/** What somebody who has no account yet fills in. */
interface PersonForm {
	readonly account_id: string;
	readonly name: string;
	readonly login: string;
	readonly password: string;
}

/** The person that a checked form describes; the password leaves here only as its hash. */
export async function personFrom(form: PersonForm): Promise<NewPerson> {
	return {
		id: form.account_id,
		displayName: normalizeInput(form.name),
		login: valueOf(parseLogin(form.login)),
		passwordHash: await hash(form.password, ARGON2),
	};
}
