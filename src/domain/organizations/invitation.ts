import { parseLogin } from '#domain/identity/login.ts';
import type { Role } from '#domain/identity/actor.ts';
import type { Refusal } from '#domain/result.ts';
import { normalizeInput } from '#domain/text.ts';

/** Somebody to be invited. */
export interface Invitee {
	readonly name: string;
	readonly login: string;
	readonly role: Role;
}

/** What is wrong on a line, counted as an editor counts them. */
export interface LineFault {
	readonly line: number;
	readonly refusal: Refusal;
}

const MOST = 200;
const NAME_LENGTH = 40;

/**
 * A list of people, one a line: name, login, role, parted by commas (also ，) or tabs, as a table
 * is copied from a spreadsheet. Quotation marks around a cell and a first line of headings (which
 * has no login in it) are passed over. All of it is good, or the faults are told.
 * @param roles the roles there are, by the words that may stand for them
 */
export function parseInvitees(
	text: string,
	roles: ReadonlyMap<string, Role>,
): { invitees: Invitee[]; faults: LineFault[] } {
	const invitees: Invitee[] = [];
	const faults: LineFault[] = [];
	const seen = new Set<string>();
	for (const [index, line] of text.split(/\r\n|\r|\n/).entries()) {
		const cells = line.split(/[,，\t]/).map(bare);
		if (cells.every((cell) => cell === '') || (index === 0 && isHeading(cells))) continue;
		const invitee = readInvitee(cells, roles, seen);
		if ('refusal' in invitee) faults.push({ line: index + 1, refusal: invitee.refusal });
		else invitees.push(invitee);
	}
	if (invitees.length > MOST) {
		faults.push({ line: MOST + 1, refusal: { name: 'invitation.count', facts: { most: MOST } } });
	}
	return { invitees, faults };
}

function bare(cell: string): string {
	return normalizeInput(cell.trim().replace(/^"(.*)"$/, '$1'));
}

function isHeading([, login = '']: readonly string[]): boolean {
	return !/[@\d]/.test(login);
}

function readInvitee(
	[name = '', login = '', word = '', ...rest]: readonly string[],
	roles: ReadonlyMap<string, Role>,
	seen: Set<string>,
): Invitee | { refusal: Refusal } {
	if (rest.some((cell) => cell !== '')) return { refusal: { name: 'invitation.cells' } };
	if (name === '') return { refusal: { name: 'person.name_missing' } };
	if (name.length > NAME_LENGTH) return { refusal: { name: 'person.name_too_long' } };
	const parsed = parseLogin(login);
	if (!parsed.ok) return { refusal: parsed.refusal };
	if (seen.has(parsed.value)) return { refusal: { name: 'invitation.login_twice' } };
	seen.add(parsed.value);
	const role = roles.get(word.toLowerCase());
	return role ? { name, login: parsed.value, role } : { refusal: { name: 'member.role_unknown' } };
}
