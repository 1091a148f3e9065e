import { stringify } from 'csv-stringify/sync';
import type { Actor, Role } from '#domain/identity/actor.ts';
import { mayManageMembers } from '#domain/identity/permission.ts';
import { m } from '#text/compiled/messages.js';
import { locales, localizeHref } from '#text/compiled/runtime.js';
import { nameRole } from '#text/terms.ts';
import { deny } from './audit.server.ts';
import { whoActs } from './seat.server.ts';

/** The person that the gate let in, if it is for them to look after the members; else 403. */
export function whoManages(locals: App.Locals): Actor {
	const actor = whoActs(locals);
	if (!mayManageMembers(actor.seat)) deny();
	return actor;
}

/** The words that stand for roles in a pasted list: their codes and names in either language. */
export function roleWords(roles: readonly Role[]): Map<string, Role> {
	const words = roles.flatMap((role) => {
		const names = locales.map((locale) => nameRole(role, locale).toLowerCase());
		return [role, ...names].map((word) => [word, role] as const);
	});
	return new Map(words);
}

interface Invited {
	readonly name: string;
	readonly login: string;
	readonly role: Role;
	readonly token: string;
}

/** The links as a table for Excel and WPS, in base64: inside the page, stored nowhere. */
export function linksCsv(invited: readonly Invited[], origin: string): string {
	const rows = invited.map(({ token, role, ...person }) => ({
		...person,
		role: nameRole(role),
		link: origin + localizeHref(`/account/invitation/${token}`),
	}));
	const columns = [
		{ key: 'name', header: m.person_name() },
		{ key: 'login', header: m.account_login() },
		{ key: 'role', header: m.member_role() },
		{ key: 'link', header: m.invitation_link() },
	];
	const how = { bom: true, header: true, columns, record_delimiter: '\r\n', escape_formulas: true };
	return Buffer.from(stringify(rows, how)).toString('base64');
}
