import type { OrganizationKind } from '#domain/identity/actor.ts';
import { m } from './compiled/messages.js';
import { term } from './terms.ts';

export interface GuideStep {
	readonly title: string;
	readonly text: string;
	/** Where it is done, without the language. */
	readonly path: string;
}

type Said = readonly [path: string, title: () => string, text: () => string];

/** What each kind of organization does here, in the order in which it comes up; and the public. */
const guides: Readonly<Record<OrganizationKind | 'public', readonly Said[]>> = {
	village: [
		['/desk/needs/new', m.guide_village_need, m.guide_village_need_text],
		['/desk/proposals', m.guide_village_match, m.guide_village_match_text],
		['/phone', m.guide_village_progress, m.guide_village_progress_text],
		['/desk/goods', m.guide_village_goods, m.guide_village_goods_text],
		['/desk/projects', m.guide_village_notice, m.guide_village_notice_text],
		['/desk/villages', m.guide_village_count, m.guide_village_count_text],
		['/desk/members', m.guide_village_members, m.guide_village_members_text],
	],
	township: [
		['/desk/needs/new', m.guide_township_behalf, m.guide_township_behalf_text],
		['/desk/imports/new', m.guide_township_import, m.guide_township_import_text],
		['/desk/projects', m.guide_township_review, m.guide_township_review_text],
		['/desk/projects', m.guide_township_accept, m.guide_township_accept_text],
		['/desk/villages', m.guide_township_booklet, m.guide_township_booklet_text],
	],
	county: [
		['/desk/organizations', m.guide_county_verify, m.guide_county_verify_text],
		['/desk/needs', m.guide_county_needs, m.guide_county_needs_text],
		['/desk/matching/new', m.guide_county_round, m.guide_county_round_text],
		['/desk/projects', m.guide_county_pool, m.guide_county_pool_text],
		['/desk/funds', m.guide_county_money, m.guide_county_money_text],
		['/desk/updates', m.guide_county_updates, m.guide_county_updates_text],
		['/desk/reports', m.guide_county_bulletin, m.guide_county_bulletin_text],
	],
	city: [
		['/desk/pairings', m.guide_city_agreement, m.guide_city_agreement_text],
		['/desk/meetings', m.guide_city_meetings, m.guide_city_meetings_text],
		['/desk/exchanges', m.guide_city_exchange, m.guide_city_exchange_text],
		['/desk/offers/new', m.guide_city_offers, m.guide_city_offers_text],
		['/desk/pledges', m.guide_city_pledges, m.guide_city_pledges_text],
		['/desk/projects', m.guide_city_projects, m.guide_city_projects_text],
		['/desk/reports', m.guide_city_reports, m.guide_city_reports_text],
		['/desk/imports/new', m.guide_city_imports, m.guide_city_imports_text],
	],
	enterprise: [
		['/account/register', m.guide_enterprise_register, m.guide_enterprise_register_text],
		['/desk/offers/new', m.guide_enterprise_offer, m.guide_enterprise_offer_text],
		['/desk/proposals', m.guide_enterprise_proposals, m.guide_enterprise_proposals_text],
		['/desk/pledges/new', m.guide_enterprise_pledge, m.guide_enterprise_pledge_text],
		['/desk/pledges', m.guide_enterprise_report, m.guide_enterprise_report_text],
		['/desk/statement', m.guide_enterprise_statement, m.guide_enterprise_statement_text],
	],
	social_organization: [
		['/desk/funds', m.guide_social_organization_confirm, m.guide_social_organization_confirm_text],
		[
			'/desk/funds',
			m.guide_social_organization_allocate,
			m.guide_social_organization_allocate_text,
		],
		['/desk/funds', m.guide_social_organization_pay, m.guide_social_organization_pay_text],
		['/desk/goods', m.guide_social_organization_goods, m.guide_social_organization_goods_text],
		['/desk/statement', m.guide_social_organization_offer, m.guide_social_organization_offer_text],
	],
	supervisor: [
		['/desk/projects', m.guide_supervisor_read, m.guide_supervisor_read_text],
		['/desk/supervision', m.guide_supervisor_opinion, m.guide_supervisor_opinion_text],
		['/desk/supervision', m.guide_supervisor_visit, m.guide_supervisor_visit_text],
		['/desk/meetings', m.guide_supervisor_meetings, m.guide_supervisor_meetings_text],
		['/ledger/verify', m.guide_supervisor_verify, m.guide_supervisor_verify_text],
	],
	operator: [
		['/desk/organizations', m.guide_operator_found, m.guide_operator_found_text],
		['/desk/settings/permissions', m.guide_operator_permissions, m.guide_operator_permissions_text],
		['/desk/audit', m.guide_operator_audit, m.guide_operator_audit_text],
	],
	public: [
		['/search', m.guide_public_search, m.guide_public_search_text],
		['/projects', m.guide_public_projects, m.guide_public_projects_text],
		['/ledger', m.guide_public_ledger, m.guide_public_ledger_text],
		['/notices', m.guide_public_notices, m.guide_public_notices_text],
		['/feedback', m.guide_public_feedback, m.guide_public_feedback_text],
		['/open-data', m.guide_public_data, m.guide_public_data_text],
	],
};

export type GuideKind = keyof typeof guides;

export const guideKinds = Object.keys(guides) as GuideKind[];

export function guideSteps(kind: GuideKind): GuideStep[] {
	return guides[kind].map(([path, title, text]) => ({ path, title: title(), text: text() }));
}

export function guideName(kind: GuideKind): string {
	return kind === 'public' ? m.guide_public() : term('kind_organization', kind);
}
