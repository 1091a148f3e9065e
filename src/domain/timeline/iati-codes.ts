import type { Category } from '#domain/needs/need.ts';
import type { Nature } from '#domain/offers/offer.ts';
import type { ProjectKind } from '#domain/projects/project.ts';
import type { PublicStatus } from './project.ts';

/*
 * Our codes in those of the International Aid Transparency Initiative, standard 2.03. The lists
 * are named as the standard names them.
 */

/** ActivityStatus: 1 pipeline, 2 under way, 3 finalisation, 4 closed, 5 cancelled, 6 suspended. */
export const projectStatusCodes: Readonly<Record<PublicStatus, string>> = {
	submitted: '1',
	village_notice: '1',
	township_review: '1',
	township_notice: '1',
	county_appraisal: '1',
	county_notice: '1',
	in_pool: '1',
	contracted: '1',
	returned: '1',
	under_way: '2',
	reopened: '2',
	completed: '3',
	accepted: '3',
	handed_over: '4',
	closed: '4',
	terminated: '5',
	suspended: '6',
};

/** The same of a pledge, for as much of its life as is public. */
export const pledgeStatusCodes: Readonly<Record<string, string>> = {
	signed: '2',
	lapsed: '5',
	cancelled: '5',
	written_off: '4',
};

/** Sector, vocabulary 1 (OECD DAC, 5 digits), by what a need is about. */
export const categorySectors: Readonly<Record<Category, string>> = {
	industry: '31120', // agricultural development
	roads: '21020', // road transport
	water: '14030', // basic drinking water supply and basic sanitation
	energy: '23630', // electric power transmission and distribution
	education: '11120', // education facilities and training
	health: '12220', // basic health care
	elderly_care: '16010', // social protection
	housing: '16040', // low-cost housing
	culture: '16061', // culture
	training: '11330', // vocational training
	employment: '16020', // employment creation
	digital: '22040', // information and communication technology
	environment: '14050', // waste management and disposal
	emergency: '43060', // disaster risk reduction
};

/** The same by the type of a project, where it came of no need. */
export const kindSectors: Readonly<Record<ProjectKind, string>> = {
	industry: '31120',
	employment: '16020',
	infrastructure: '43040', // rural development
	public_service: '16050', // multisector aid for basic social services
	training: '11330',
	housing: '16040',
	environment: '14050',
	governance: '15112', // support to subnational government
	other: '43040',
};

/** What a pledge is for as a whole: rural development. */
export const RURAL = '43040';

/** FlowType, which tells natures apart: other, private grants, private market, at market terms. */
export const flowTypes: Readonly<Record<Nature, string>> = {
	fiscal_aid: '50',
	social_donation: '30',
	investment: '35',
	purchase: '37',
};

/**
 * TransactionType of a signed promise. Money that is given is an incoming commitment (11); what
 * somebody means to invest or to buy binds nobody and is an incoming pledge (13).
 */
export const promiseTypes: Readonly<Record<Nature, string>> = {
	fiscal_aid: '11',
	social_donation: '11',
	investment: '13',
	purchase: '13',
};

/** OrganisationType by the kind of an organization. */
const organizationTypes: Readonly<Record<string, string>> = {
	city: '11', // local government
	county: '11',
	township: '11',
	village: '11',
	enterprise: '70', // private sector
	social_organization: '22', // national non-governmental organisation
};

export function organizationType(kind: string): string {
	return organizationTypes[kind] ?? '90';
}

/** The identifier of an organization by its unified social credit code (GB 32100). */
export function usccReference(uscc: string | null): string | null {
	return uscc === null ? null : `CN-USCI-${uscc}`;
}
