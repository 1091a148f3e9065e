import { hasRole, type OrganizationKind, type Seat } from './actor.ts';

interface Rule {
	readonly kinds: readonly OrganizationKind[];
	readonly role: 'viewer' | 'editor' | 'approver' | 'admin';
}

/**
 * Who may do what, by kind of organization and least role. It hides buttons and words refusals;
 * the database decides (each function there begins with private.act_as and the same row).
 */
const rules = {
	'need.save': { kinds: ['village', 'township'], role: 'editor' },
	'need.judge': { kinds: ['county'], role: 'editor' },
	'offer.save': { kinds: ['enterprise', 'social_organization', 'city', 'county'], role: 'editor' },
	'offer.publish': {
		kinds: ['enterprise', 'social_organization', 'city', 'county'],
		role: 'approver',
	},
	'round.start': { kinds: ['county', 'city'], role: 'editor' },
	'round.publish': { kinds: ['county', 'city'], role: 'approver' },
	'proposal.decide_as_donor': {
		kinds: ['enterprise', 'social_organization', 'city', 'county'],
		role: 'approver',
	},
	'proposal.decide_as_village': { kinds: ['village', 'township'], role: 'approver' },
	'update.submit': { kinds: ['village', 'township', 'county'], role: 'editor' },
	'update.review': { kinds: ['village', 'township', 'county'], role: 'approver' },
} as const satisfies Record<string, Rule>;

export type Act = keyof typeof rules;

export function may(seat: Seat, act: Act): boolean {
	const { kinds, role }: Rule = rules[act];
	return !seat.isSuspended && kinds.includes(seat.kind) && hasRole(seat.role, role);
}
