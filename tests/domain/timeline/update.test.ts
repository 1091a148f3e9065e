import { describe, expect, it } from 'vitest';
import type { Actor, OrganizationKind, Role } from '#domain/identity/actor.ts';
import { isCorrection, mayReview, mayRevise } from '#domain/timeline/update.ts';
import { versionWith } from './versions.ts';

function person(
	kind: OrganizationKind,
	role: Role,
	regionCode: string,
	accountId = 'other',
): Actor {
	const seat = {
		organizationId: kind,
		organizationName: kind,
		kind,
		regionCode,
		role,
		receivesDonations: false,
		isSuspended: false,
		isPending: false,
	};
	return { accountId, displayName: kind, seat, seats: [seat], isView: false };
}

describe('an update that waits', () => {
	const waiting = versionWith();

	it('is let out by a second person of the village, or of the township or county above it', () => {
		expect(mayReview(person('village', 'approver', '621123210202'), waiting)).toBe(true);
		expect(mayReview(person('township', 'approver', '621123210000'), waiting)).toBe(true);
		expect(mayReview(person('county', 'approver', '621123000000'), waiting)).toBe(true);
	});

	it('is never let out by who wrote it, by an editor or from elsewhere', () => {
		const writer = person('village', 'approver', '621123210202', 'writer');
		expect(mayReview(writer, waiting)).toBe(false);
		expect(mayReview(person('village', 'editor', '621123210202'), waiting)).toBe(false);
		expect(mayReview(person('county', 'approver', '621125000000'), waiting)).toBe(false);
		expect(mayReview(person('enterprise', 'approver', '621123210202'), waiting)).toBe(false);
	});

	it('cannot be written anew until somebody has looked at it', () => {
		const editor = person('village', 'editor', '621123210202', 'writer');
		expect(mayRevise(editor, waiting)).toBe(false);
		expect(mayRevise(editor, versionWith({ status: 'returned' }))).toBe(true);
		expect(mayRevise(editor, versionWith({ status: 'approved' }))).toBe(true);
	});
});

it('an update that was looked at is not looked at again', () => {
	const approver = person('village', 'approver', '621123210202');
	expect(mayReview(approver, versionWith({ status: 'approved' }))).toBe(false);
	expect(mayReview(approver, versionWith({ status: 'returned' }))).toBe(false);
});

it('what was public once is only corrected from then on', () => {
	const [pending, returned, approved] = (['pending', 'returned', 'approved'] as const).map(
		(status) => ({ status }),
	);
	expect(isCorrection([])).toBe(false);
	expect(isCorrection([pending!, returned!])).toBe(false);
	expect(isCorrection([returned!, approved!])).toBe(true);
});
