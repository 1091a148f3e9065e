import { administratorRoles, hasRole, type Seat } from './actor.ts';

/**
 * Who must have a second factor where the installation requires it: whoever approves or lets others
 * in, the three administrators, and everybody of a body that receives donations.
 */
function mustHaveFactor(seats: readonly Seat[]): boolean {
	return seats.some(
		({ role, receivesDonations }) =>
			receivesDonations ||
			hasRole(role, 'approver') ||
			(administratorRoles as readonly string[]).includes(role),
	);
}

/** What still stands between a password and the desk. */
export type Stage = 'full' | 'code' | 'enrol';

export function stageOf({
	seats,
	hasFactor,
	hasGivenFactor,
	isRequired,
}: {
	readonly seats: readonly Seat[];
	readonly hasFactor: boolean;
	readonly hasGivenFactor: boolean;
	/** The installation requires it of those who must have it. */
	readonly isRequired: boolean;
}): Stage {
	if (hasFactor) return hasGivenFactor ? 'full' : 'code';
	return isRequired && mustHaveFactor(seats) ? 'enrol' : 'full';
}

/** A code as typed, blanks and hyphens or not: six digits, or the 16 signs of a recovery code. */
export function readCode(typed: string): { totp: string } | { recovery: string } | null {
	const code = typed.normalize('NFKC').replace(/[\s-]/g, '').toUpperCase();
	if (/^\d{6}$/.test(code)) return { totp: code };
	if (/^[A-Z2-7]{16}$/.test(code)) return { recovery: code };
	return null;
}

/** A recovery code in the groups in which it is written down. */
export function groupCode(code: string): string {
	return code.match(/.{4}/g)?.join('-') ?? code;
}
