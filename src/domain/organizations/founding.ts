import type { OrganizationKind, Seat } from '#domain/identity/actor.ts';
import { may } from '#domain/identity/permission.ts';
import { isDivision, isWithinRegion, levelOf } from '#domain/regions/code.ts';
import { valueOf } from '#domain/result.ts';
import { isBlank, normalizeInput } from '#domain/text.ts';
import type { Organization } from './organization.ts';
import { checkUscc } from './uscc.ts';

/** The kinds that do not register: the level above founds them. */
export const foundedKinds = ['city', 'county', 'township', 'village', 'supervisor'] as const;

export type FoundedKind = (typeof foundedKinds)[number];

/** Of the others there is one at a place. Mirrors the index organizations_government_key. */
const foundedAgain: readonly FoundedKind[] = ['supervisor'];

/** Who founds what. Mirrors private.may_found. */
const founded: Partial<Record<OrganizationKind, readonly FoundedKind[]>> = {
	operator: ['city', 'county', 'supervisor'],
	city: ['county'],
	county: ['township', 'village'],
};

/** 直辖市: cities although their division is of level 1; the 市辖区 below governs nothing. */
const MUNICIPALITIES = ['11', '12', '31', '50'];

function standsAt(kind: FoundedKind, code: string): boolean {
	const level = levelOf(code);
	if (kind === 'city') return level === (MUNICIPALITIES.includes(code.slice(0, 2)) ? 1 : 2);
	if (kind === 'supervisor') return level <= 3;
	return level === { county: 3, township: 4, village: 5 }[kind];
}

/** Whether the seat founds organizations at all. */
export function mayFound(seat: Seat): boolean {
	return may(seat, 'organization.found') || may(seat, 'organization.found_first');
}

/** The kinds that the seat founds anywhere. */
export function kindsFounded(seat: Seat): readonly FoundedKind[] {
	return mayFound(seat) ? (founded[seat.kind] ?? []) : [];
}

/** The region that the seat founds within; null is the whole country. */
export function foundingRegion(seat: Seat): string | null {
	return seat.kind === 'operator' ? null : seat.regionCode;
}

/** Whether an organization founds such a one at such a place; who may do so is asked elsewhere. */
export function foundsAt(
	founder: Pick<Seat, 'kind' | 'regionCode'>,
	kind: FoundedKind,
	code: string,
): boolean {
	const isBelow = isDivision(code) && isWithinRegion(code, founder.regionCode);
	return isBelow && (founded[founder.kind] ?? []).includes(kind) && standsAt(kind, code);
}

/** What the seat may found at a region. */
export function kindsFoundedAt(seat: Seat, code: string): FoundedKind[] {
	const top = foundingRegion(seat);
	if (top !== null && !isWithinRegion(code, top)) return [];
	return kindsFounded(seat).filter((kind) => standsAt(kind, code));
}

/** What is left to found at a place where some stand already. */
export function kindsLeft(
	kinds: readonly FoundedKind[],
	standing: readonly OrganizationKind[],
): FoundedKind[] {
	return kinds.filter((kind) => foundedAgain.includes(kind) || !standing.includes(kind));
}

interface FoundingForm {
	readonly id: string;
	readonly kind: FoundedKind;
	readonly organization: string;
	readonly uscc: string;
	readonly region_code: string;
	readonly receives_donations: boolean;
}

/** The organization that a checked form describes; a body may have no code. */
export function foundingFrom(form: FoundingForm) {
	return {
		id: form.id,
		kind: form.kind,
		name: normalizeInput(form.organization),
		uscc: isBlank(form.uscc) ? null : valueOf(checkUscc(form.uscc)),
		regionCode: form.region_code,
		receivesDonations: form.receives_donations,
	};
}

/** How far an organization has come in getting its people. */
export interface Founding {
	readonly hasAdmin: boolean;
	/** Has or ever had one. */
	readonly hasMembers: boolean;
	/** Until when the first admin's invitation is good; null where none is open. */
	readonly invitedUntil: string | null;
}

/** Whether the seat may invite the first admin of an organization, or undo its founding. */
export function isFoundedBy(
	seat: Seat,
	{ kind, regionCode, status }: Pick<Organization, 'kind' | 'regionCode' | 'status'>,
): boolean {
	const kinds: readonly OrganizationKind[] = kindsFoundedAt(seat, regionCode);
	return status === 'verified' && kinds.includes(kind);
}
