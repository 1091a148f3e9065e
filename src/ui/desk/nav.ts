import {
	organizationKinds,
	type OrganizationKind,
	type Role,
	type Seat,
} from '#domain/identity/actor.ts';
import { m } from '#text/compiled/messages.js';
import { localizeHref } from '#text/compiled/runtime.js';
import type { NavItem } from '#ui/site/nav.ts';

const everyone: readonly OrganizationKind[] = [
	'city',
	'county',
	'township',
	'village',
	'enterprise',
	'social_organization',
	'supervisor',
];
const officials: readonly OrganizationKind[] = ['city', 'county', 'supervisor'];
const givers: readonly OrganizationKind[] = ['enterprise', 'social_organization', 'city', 'county'];
const supervised: readonly OrganizationKind[] = [...officials, 'township', 'village'];
const importers: readonly OrganizationKind[] = [...givers, 'township', 'village'];

interface Place {
	readonly path: string;
	readonly label: () => string;
	readonly kinds: readonly OrganizationKind[];
	/** Where only one of the three administrators goes. */
	readonly role?: Role;
	/** Only where the demo shows its mails. */
	readonly isMailbox?: true;
	/** What is reached from there, though its address is another. */
	readonly holds?: readonly string[];
}

/** The desk's places in the order of the chain, and the kinds of organization that go there. */
const places: readonly Place[] = [
	{ path: '/desk/needs', label: m.desk_needs, kinds: everyone },
	{
		path: '/desk/villages',
		label: m.desk_villages,
		kinds: ['village', 'township', 'county', 'supervisor'],
	},
	{ path: '/desk/offers', label: m.desk_offers, kinds: givers },
	{ path: '/desk/matching', label: m.desk_matching, kinds: officials },
	{ path: '/desk/proposals', label: m.desk_proposals, kinds: everyone },
	{
		path: '/desk/pledges',
		label: m.desk_pledges,
		kinds: everyone,
		holds: ['/desk/statement'],
	},
	{ path: '/desk/funds', label: m.desk_funds, kinds: everyone, holds: ['/desk/receipts'] },
	{ path: '/desk/goods', label: m.desk_goods, kinds: everyone, holds: ['/desk/shipments'] },
	{ path: '/desk/projects', label: m.desk_projects, kinds: everyone },
	{
		path: '/desk/pairings',
		label: m.desk_pairings,
		kinds: everyone,
		holds: ['/desk/agreements'],
	},
	{ path: '/desk/meetings', label: m.desk_meetings, kinds: officials },
	{ path: '/desk/exchanges', label: m.desk_exchanges, kinds: everyone },
	{ path: '/desk/updates', label: m.desk_updates, kinds: everyone },
	{ path: '/desk/issues', label: m.desk_issues, kinds: everyone },
	{ path: '/desk/supervision', label: m.desk_supervision, kinds: supervised },
	{ path: '/desk/reports', label: m.desk_reports, kinds: ['city', 'county'] },
	{ path: '/desk/imports', label: m.desk_imports, kinds: importers },
	{ path: '/desk/organizations', label: m.desk_organizations, kinds: ['county', 'city'] },
	{
		path: '/desk/organizations',
		label: m.desk_organizations,
		kinds: ['operator'],
		role: 'system_administrator',
	},
	{
		path: '/desk/settings/notices',
		label: m.desk_notice_terms,
		kinds: ['county'],
		role: 'approver',
	},
	{ path: '/desk/members', label: m.desk_members, kinds: organizationKinds },
	{
		path: '/desk/settings/permissions',
		label: m.desk_permissions,
		kinds: ['operator'],
		role: 'security_administrator',
	},
	{
		path: '/desk/settings/reset',
		label: m.desk_resets,
		kinds: ['operator'],
		role: 'security_administrator',
	},
	{
		path: '/desk/mailbox',
		label: m.desk_mailbox,
		kinds: ['operator'],
		role: 'system_administrator',
		isMailbox: true,
	},
	{ path: '/desk/audit', label: m.desk_audit, kinds: ['operator'], role: 'audit_administrator' },
];

export function deskNav(seat: Pick<Seat, 'kind' | 'role'>, hasMailbox: boolean): NavItem[] {
	return places
		.filter(({ kinds, role = seat.role }) => kinds.includes(seat.kind) && role === seat.role)
		.filter(({ isMailbox }) => hasMailbox || !isMailbox)
		.map(({ path, label, holds }) => ({ href: localizeHref(path), label: label(), holds }));
}
