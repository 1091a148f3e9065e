import {
	hasRole,
	organizationKinds,
	type OrganizationKind,
	type Role,
	type Seat,
} from './actor.ts';

interface Rule {
	readonly kinds: readonly OrganizationKind[];
	/** The least of the members' roles; an administrator's is held by that one alone. */
	readonly role: Role;
}

/** Who may give, and who may receive what is given: a village committee issues no receipts. */
const givers = ['enterprise', 'social_organization', 'city', 'county'] as const;
const receivers = ['social_organization', 'city', 'county'] as const;
/** Goods stand with who receives donations, or in the village that they were sent to. */
const storekeepers = [...receivers, 'village', 'township'] as const;

/** Whoever can be paired, and be asked to answer for something. */
const answerers = [
	'city',
	'county',
	'township',
	'village',
	'enterprise',
	'social_organization',
] as const;

/**
 * Who may do what, by kind of organization and least role. It hides buttons and words refusals;
 * the database decides (each function there begins with private.act_as and the same row).
 */
const rules = {
	'pairing.record': { kinds: ['county', 'city'], role: 'approver' },
	'agreement.propose': { kinds: answerers, role: 'editor' },
	'agreement.sign': { kinds: answerers, role: 'approver' },
	'agreement.report': { kinds: answerers, role: 'editor' },
	'agreement.close': { kinds: answerers, role: 'approver' },
	'need.save': { kinds: ['village', 'township'], role: 'editor' },
	'need.judge': { kinds: ['county'], role: 'editor' },
	'village.count': { kinds: ['village', 'township', 'county'], role: 'editor' },
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
	'need.browse': { kinds: givers, role: 'viewer' },
	'proposal.make': { kinds: givers, role: 'approver' },
	'pledge.draw_up': { kinds: givers, role: 'editor' },
	'pledge.sign': { kinds: givers, role: 'approver' },
	'pledge.end': { kinds: givers, role: 'editor' },
	'pledge.release': { kinds: receivers, role: 'approver' },
	'use.ask': { kinds: receivers, role: 'editor' },
	'statement.read': { kinds: givers, role: 'viewer' },
	'project.save': { kinds: ['village', 'township', 'county'], role: 'editor' },
	'project.number': { kinds: ['county'], role: 'editor' },
	'notice.village': { kinds: ['village', 'township'], role: 'editor' },
	'notice.township': { kinds: ['township'], role: 'editor' },
	'notice.county': { kinds: ['county'], role: 'editor' },
	'notice.set_term': { kinds: ['county'], role: 'approver' },
	'objection.answer': { kinds: ['village', 'township', 'county'], role: 'approver' },
	'deliberation.record': { kinds: ['village', 'township'], role: 'editor' },
	'contract.record': { kinds: ['county'], role: 'editor' },
	'acceptance.record': { kinds: ['township', 'county'], role: 'editor' },
	'asset.save': { kinds: ['village', 'township', 'county'], role: 'editor' },
	'light.rule': { kinds: ['county'], role: 'approver' },
	'milestone.judge': { kinds: ['village', 'county'], role: 'approver' },
	'report.submit': { kinds: givers, role: 'editor' },
	'receipt.confirm': { kinds: receivers, role: 'editor' },
	'receipt.review': { kinds: receivers, role: 'approver' },
	'discrepancy.settle': { kinds: givers, role: 'approver' },
	'allocation.propose': { kinds: ['county'], role: 'editor' },
	'allocation.review': { kinds: ['county'], role: 'approver' },
	'payment.record': { kinds: receivers, role: 'editor' },
	'payment.review': { kinds: receivers, role: 'approver' },
	'goods.ship': { kinds: givers, role: 'editor' },
	'goods.receive': { kinds: storekeepers, role: 'editor' },
	'goods.review': { kinds: storekeepers, role: 'approver' },
	'goods.settle': { kinds: [...storekeepers, 'enterprise'], role: 'approver' },
	'goods.distribute': { kinds: storekeepers, role: 'editor' },
	'meeting.save': { kinds: ['city', 'county'], role: 'editor' },
	'meeting.publish': { kinds: ['city', 'county'], role: 'approver' },
	'meeting.apply': { kinds: ['county'], role: 'editor' },
	'meeting.follow': { kinds: answerers, role: 'editor' },
	'issue.raise': { kinds: ['village', 'enterprise', 'social_organization'], role: 'editor' },
	'issue.handle': { kinds: answerers, role: 'editor' },
	'issue.answer': { kinds: answerers, role: 'approver' },
	'visit.record': {
		kinds: ['supervisor', 'city', 'county', 'township', 'village'],
		role: 'editor',
	},
	'opinion.raise': { kinds: ['supervisor'], role: 'editor' },
	'opinion.verify': { kinds: ['supervisor'], role: 'approver' },
	'opinion.assign': { kinds: answerers, role: 'approver' },
	'opinion.rectify': { kinds: answerers, role: 'editor' },
	'attention.list': { kinds: ['city', 'county'], role: 'approver' },
	'exchange.save': { kinds: answerers, role: 'editor' },
	'exchange.answer': { kinds: ['city', 'county'], role: 'approver' },
	'risk_count.state': { kinds: ['village', 'township'], role: 'editor' },
	'risk_count.judge': { kinds: ['county'], role: 'editor' },
	'bulletin.draw_up': { kinds: ['city', 'county'], role: 'editor' },
	'bulletin.publish': { kinds: ['city', 'county'], role: 'approver' },
	'update.submit': { kinds: ['village', 'township', 'county'], role: 'editor' },
	'audit.read': { kinds: ['operator'], role: 'audit_administrator' },
	'member.manage': {
		kinds: organizationKinds.filter((kind) => kind !== 'operator'),
		role: 'admin',
	},
	'organization.judge': { kinds: ['county', 'city'], role: 'approver' },
	'organization.found': { kinds: ['county', 'city'], role: 'admin' },
	'organization.found_first': { kinds: ['operator'], role: 'system_administrator' },
	'administrator.manage': { kinds: ['operator'], role: 'security_administrator' },
	'update.review': { kinds: ['village', 'township', 'county'], role: 'approver' },
	'password.reset': { kinds: ['operator'], role: 'security_administrator' },
	'mailbox.read': { kinds: ['operator'], role: 'system_administrator' },
	'permission.read': { kinds: ['operator'], role: 'security_administrator' },
} as const satisfies Record<string, Rule>;

export type Act = keyof typeof rules;

export function may(seat: Seat, act: Act): boolean {
	const { kinds, role }: Rule = rules[act];
	return (
		!seat.isSuspended && !seat.isPending && kinds.includes(seat.kind) && hasRole(seat.role, role)
	);
}

/** Whoever looks after the members: an admin, among the three administrators the security one. */
export function mayManageMembers(seat: Seat): boolean {
	return may(seat, 'member.manage') || may(seat, 'administrator.manage');
}

/** Every act with who may do it, for the page that shows them. */
export function listRules(): (Rule & { readonly act: string })[] {
	return Object.entries(rules).map(([act, rule]) => ({ act, ...rule }));
}
