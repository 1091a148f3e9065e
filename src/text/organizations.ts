import type { organizationList } from '#domain/organizations/list.ts';
import { organizationStatuses } from '#domain/organizations/list.ts';
import type { OrganizationKind } from '#domain/identity/actor.ts';
import type { Organization } from '#domain/organizations/organization.ts';
import { columnsOf, type ListColumn } from './column.ts';
import { m } from './compiled/messages.js';
import { termFilter, type ListFilter } from './filter.ts';
import { term, yesOrNo } from './terms.ts';

/** @param kinds those that the reader looks after */
export function organizationFilters(kinds: readonly OrganizationKind[]): ListFilter[] {
	return [
		termFilter('status', m.part_status(), 'status_organization', organizationStatuses),
		termFilter('kind', m.organization_kind(), 'kind_organization', kinds),
	];
}

type Key = (typeof organizationList.columns)[number];

export function organizationColumns(): ListColumn<Organization, Key>[] {
	const { text, word, instant } = columnsOf<Organization, Key>();
	return [
		text('name', m.organization_name(), ({ name }) => name),
		word('kind', m.organization_kind(), ({ kind }) => term('kind_organization', kind)),
		text('place', m.registration_place(), ({ regionName }) => regionName),
		word('place_code', m.place_code(), ({ regionCode }) => regionCode),
		word('uscc', m.organization_uscc(), ({ uscc }) => uscc),
		word('receives_donations', m.organization_receives(), (row) => yesOrNo(row.receivesDonations)),
		text('contact_name', m.organization_contact(), ({ contactName }) => contactName || null),
		text('contact', m.organization_contact_way(), ({ contact }) => contact || null),
		word('status', m.part_status(), ({ status }) => term('status_organization', status)),
		instant('registered_at', m.organization_registered_at(), ({ registeredAt }) => registeredAt),
		text('id', m.list_id(), ({ id }) => id),
		text('demo', m.part_demo(), ({ isDemo }) => yesOrNo(isDemo)),
	];
}
