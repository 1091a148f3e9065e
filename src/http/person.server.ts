import { parseLogin } from '#domain/identity/login.ts';
import { checkPassword } from '#domain/identity/password.ts';
import { accept, refuse, valueOf, type Result } from '#domain/result.ts';
import { normalizeInput } from '#domain/text.ts';
import type { NewPerson } from '#data/identity-accounts.server.ts';
import { commonPasswords } from './common-passwords.server.ts';
import { hashPassword } from './password.server.ts';

/** What somebody who has no account yet fills in. */
interface PersonForm {
	readonly account_id: string;
	readonly name: string;
	readonly login: string;
	readonly password: string;
}

/**
 * The person that a checked form describes; the password leaves here only as its hash.
 * @param organization whose name makes no password
 */
export async function personFrom(
	form: PersonForm,
	organization: string,
): Promise<Result<NewPerson>> {
	const login = valueOf(parseLogin(form.login));
	const displayName = normalizeInput(form.name);
	const names = [login, displayName, organization];
	const checked = checkPassword(form.password, names, commonPasswords);
	if (!checked.ok) return refuse(checked.refusal.name, 'password', checked.refusal.facts);
	const passwordHash = await hashPassword(checked.value);
	return accept({ id: form.account_id, displayName, login, passwordHash });
}
