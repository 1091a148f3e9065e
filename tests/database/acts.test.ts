import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import {
	administratorRoles,
	memberRoles,
	organizationKinds,
	type OrganizationKind,
	type Role,
} from '#domain/identity/actor.ts';
import { may, type Act } from '#domain/identity/permission.ts';
import { importRights } from '#domain/reports/import.ts';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { gather, type Person } from './people.ts';

const looksAfterMembers = ['member.manage', 'administrator.manage'] as const;

/** Whoever may write some kind of record may bring in a file of it. */
const imports = Object.values(importRights);

const founds = ['organization.found', 'organization.found_first'] as const;

/** Which acts of permission.ts each function does that signed-in people may call. */
const acts: Readonly<Record<string, Act | readonly Act[]>> = {
	answer_exchange: 'exchange.answer',
	answer_objection: 'objection.answer',
	answer_use_change: 'pledge.sign',
	approve_allocation: 'allocation.review',
	approve_project_payment: 'payment.review',
	approve_waiver: 'pledge.release',
	approve_goods: 'goods.review',
	approve_goods_handover: 'goods.review',
	approve_goods_plan: 'goods.review',
	apply_what_if: 'round.start',
	approve_project_reversal: ['allocation.review', 'payment.review'],
	approve_receipt: 'receipt.review',
	approve_reversal: 'receipt.review',
	ask_use_change: 'use.ask',
	ask_waiver: 'pledge.end',
	ask_what_if: 'round.start',
	begin_import: imports,
	cancel_round: 'round.start',
	change_member_role: looksAfterMembers,
	close_agreement: 'agreement.close',
	close_goods_plan: 'goods.review',
	close_meeting: 'meeting.save',
	close_need: 'need.judge',
	close_offer: 'offer.publish',
	close_round: 'round.start',
	confirm_goods: 'goods.receive',
	confirm_import: imports,
	confirm_receipt: 'receipt.confirm',
	decide_proposal: ['proposal.decide_as_donor', 'proposal.decide_as_village'],
	discard_import: imports,
	discard_round: 'round.start',
	discard_what_if: 'round.start',
	draw_up_meeting_pledge: 'meeting.save',
	draw_up_meeting_project: 'meeting.apply',
	draw_up_bulletin: 'bulletin.draw_up',
	draw_up_pledge: 'pledge.draw_up',
	end_action: 'meeting.follow',
	end_membership: looksAfterMembers,
	end_pairing: 'pairing.record',
	end_pledge: 'pledge.end',
	follow_up_round: 'round.start',
	fulfil_need: 'need.save',
	found_organization: founds,
	founding_of: founds,
	invite_first_admin: founds,
	invite_members: looksAfterMembers,
	judge_organization: 'organization.judge',
	list_proposable: 'need.browse',
	list_proposing: 'need.browse',
	judge_risk_count: 'risk_count.judge',
	make_reset: 'password.reset',
	meet_milestone: 'milestone.judge',
	number_project: 'project.number',
	preview_round: 'round.start',
	propose_agreement: 'agreement.propose',
	propose_allocation: 'allocation.propose',
	propose_goods_plan: 'goods.distribute',
	propose_to_need: 'proposal.make',
	publish_bulletin: 'bulletin.publish',
	publish_meeting: 'meeting.publish',
	publish_offer: 'offer.publish',
	publish_round: 'round.publish',
	record_acceptance: 'acceptance.record',
	record_contract: 'contract.record',
	record_deliberation: 'deliberation.record',
	record_goods_handover: 'goods.distribute',
	record_goods_notice: 'goods.distribute',
	record_pairing: 'pairing.record',
	record_project_payment: 'payment.record',
	redraw_bulletin: 'bulletin.draw_up',
	refuse_pledge_exit: ['pledge.end', 'pledge.release'],
	refuse_waiver: ['pledge.end', 'pledge.release'],
	remove_asset: 'asset.save',
	remove_meeting_item: 'meeting.save',
	reopen_need: 'need.save',
	report_agreement: 'agreement.report',
	report_payment: 'report.submit',
	resolve_action: 'meeting.save',
	return_allocation: 'allocation.review',
	return_goods: 'goods.review',
	return_goods_handover: 'goods.review',
	return_goods_plan: 'goods.review',
	return_need: 'need.judge',
	return_project_payment: 'payment.review',
	return_project_reversal: ['allocation.review', 'payment.review'],
	return_receipt: 'receipt.review',
	return_reversal: 'receipt.review',
	reverse_allocation: 'allocation.propose',
	reverse_project_payment: 'payment.record',
	reverse_receipt: 'receipt.confirm',
	review_update: 'update.review',
	revoke_invitation: looksAfterMembers,
	rule_light: 'light.rule',
	save_asset: 'asset.save',
	save_exchange: 'exchange.save',
	save_meeting: 'meeting.save',
	save_meeting_item: 'meeting.save',
	save_milestones: 'project.save',
	save_need: 'need.save',
	save_offer: 'offer.save',
	save_project: 'project.save',
	set_notice_term: 'notice.set_term',
	settle_discrepancy: 'discrepancy.settle',
	settle_goods: 'goods.settle',
	ship_goods: 'goods.ship',
	sign_agreement: 'agreement.sign',
	sign_pledge: 'pledge.sign',
	start_round: 'round.start',
	state_head_count: 'village.count',
	state_risk_count: 'risk_count.state',
	stop_notice: 'objection.answer',
	submit_need: 'need.save',
	submit_update: 'update.submit',
	undo_founding: founds,
	undo_import: imports,
	verify_audit: 'audit.read',
	verify_need: 'need.judge',
	withdraw_exchange: 'exchange.save',
	withdraw_goods: 'goods.ship',
	withdraw_need: 'need.save',
	withdraw_offer: 'offer.save',
	withdraw_pledge: 'pledge.end',
	withdraw_report: 'report.submit',
	withdraw_use_change: 'use.ask',
	accept_issue: 'issue.handle',
	answer_issue: 'issue.answer',
	assign_opinion: 'opinion.assign',
	close_issue: 'issue.handle',
	close_opinion: 'opinion.verify',
	drop_opinion: 'opinion.raise',
	list_attention: 'attention.list',
	raise_opinion: 'opinion.raise',
	raise_own_issue: 'issue.raise',
	rate_own_issue: 'issue.raise',
	recheck_opinion: 'opinion.raise',
	record_visit: 'visit.record',
	rectify_opinion: 'opinion.rectify',
	reopen_opinion: 'opinion.verify',
	review_attention: 'attention.list',
	transfer_issue: 'issue.handle',
	verify_opinion: 'opinion.verify',
	word_bulletin: 'bulletin.draw_up',
};

/** Those that no act stands for, each with its reason. */
const decidedOtherwise: Readonly<Record<string, string>> = {
	accept_invitation: 'whoever holds the link',
	advance_project: 'by the row of the act in status_transitions: transitions.test.ts',
	confirm_follow: 'whoever holds the link of a mail: followers.test.ts',
	correct_registration: 'the admin of an organization that is not verified yet',
	exchange_figures: 'reads only, what row-level security shows',
	forget_view: 'anybody, of their own: saved-views.test.ts',
	find_follows: 'whoever holds the link of a mail: followers.test.ts',
	find_issue: 'whoever holds the code',
	find_issue_steps: 'whoever holds the code',
	find_objection: 'whoever holds the code',
	list_bodies: 'reads only, what row-level security shows',
	raise_issue: 'anybody: issues.test.ts',
	rate_issue: 'whoever holds the code: issues.test.ts',
	find_regions: 'reads only, what is public',
	follow: 'anybody: followers.test.ts',
	followed_title: 'reads only, what is public',
	list_chain: 'reads only, what is public',
	leave_organization: 'anybody, for themselves',
	list_first_acts: 'reads only, what row-level security shows',
	look_at_desk: 'anybody, for themselves: desk-looks.test.ts',
	list_idle_money: 'reads only, what row-level security shows',
	list_deadlines: 'reads only, what row-level security shows',
	list_head_counts: 'reads only, what is public, of one’s own region',
	list_head_count_sums: 'reads only, what is public, of one’s own region',
	list_markets: 'round.start',
	list_offer_totals: 'reads only, what row-level security shows',
	list_round_flows: 'reads only, of one’s own rounds',
	list_need_counts: 'reads only, what is public',
	list_progress: 'reads only, what is public',
	list_exchange_sums: 'reads only, what row-level security shows',
	list_offer_sums: 'reads only, what row-level security shows',
	list_need_sums: 'reads only, what row-level security shows',
	list_pairing_dues: 'reads only, what row-level security shows',
	list_pledge_sums: 'reads only, what row-level security shows',
	list_receipt_sums: 'reads only, what row-level security shows',
	list_project_sums: 'reads only, what row-level security shows',
	list_report_postings: 'reads only, what is public',
	list_sheet_rows: 'reads only, of agreements that row-level security shows',
	list_waiting: 'reads only, what row-level security shows',
	raise_objection: 'anybody: objections.test.ts',
	list_published_villages: 'reads only, what is public',
	sum_published: 'reads only, what is public',
	sum_sheet: 'reads only, of agreements that row-level security shows',
	search_published: 'reads only, what is public',
	search_records: 'reads only, what row-level security shows',
	save_view: 'anybody, for themselves: saved-views.test.ts',
	open_calendar: 'anybody, for their own seat: calendars.test.ts',
	close_calendar: 'anybody, for their own seat: calendars.test.ts',
	set_funded_mails: 'anybody, for themselves',
	stop_following: 'whoever holds the link of a mail: followers.test.ts',
	wants_funded_mails: 'reads only, of the person who asks',
	record_document: 'every organization that has anything to hand in',
	record_licence: 'the admin of an organization that is not verified yet',
	record_notice: 'by the level of the notice: projects.test.ts',
};

interface Callable {
	readonly name: string;
	readonly call: string;
}

/** Every function that signed-in people may call, with a call in which nothing is given. */
async function listCallable(tx: Tx): Promise<Callable[]> {
	return tx<Callable[]>`
		select p.proname as name, format('select public.%I(%s)', p.proname, (
			select string_agg(format('null::%s', format_type(t, null)), ', ')
			from unnest(p.proargtypes) as t)) as call
		from pg_catalog.pg_proc p
		where p.pronamespace = 'public'::regnamespace
			and has_function_privilege('authenticated', p.oid, 'execute') order by 1`;
}

interface Member extends Person {
	readonly kind: OrganizationKind;
	readonly role: Role;
}

/** One person for each role in an organization of each kind. */
async function everybody(tx: Tx): Promise<Member[]> {
	await gather(tx);
	const people: Member[] = [];
	for (const kind of organizationKinds) {
		const [found] = await tx<{ organization: string; region: string }[]>`
			select id as organization, region_code as region from organizations
			where kind = ${kind} limit 1`;
		const roles = kind === 'operator' ? administratorRoles : memberRoles;
		for (const role of roles) {
			const account = randomUUID();
			await tx`insert into accounts (id, display_name) values (${account}, ${role})`;
			await tx`insert into memberships (account_id, organization_id, role)
				values (${account}, ${found!.organization}, ${role})`;
			people.push({ account, ...found!, kind, role });
		}
	}
	return people;
}

function seatOf({ organization, kind, region, role }: Member) {
	return {
		organizationId: organization,
		organizationName: '',
		kind,
		regionCode: region,
		role,
		receivesDonations: false,
		isSuspended: false,
		isPending: false,
	};
}

/** What the database answers a person before anything else: whether they may do this at all. */
async function isDenied(tx: Tx, call: string): Promise<boolean> {
	return (await refusalOf(tx, (inner) => inner.unsafe(call))) === 'access.denied';
}

describe('who does what', () => {
	it('names the act of every function that signed-in people may call, and no others', () =>
		rolledBack(async (tx) => {
			const names = (await listCallable(tx)).map(({ name }) => name);
			expect(Object.keys({ ...acts, ...decidedOtherwise }).toSorted()).toEqual(names);
		}));

	it('is the same in the database as in the permission table, for every kind and role', () =>
		rolledBack(async (tx) => {
			const people = await everybody(tx);
			const callable = (await listCallable(tx)).filter(({ name }) => name in acts);
			const differences: string[] = [];
			for (const person of people) {
				await become(tx, person);
				for (const { name, call } of callable) {
					const seat = seatOf(person);
					const allowed = [acts[name]!].flat().some((act) => may(seat, act));
					if ((await isDenied(tx, call)) !== allowed) continue;
					const { kind, role } = person;
					differences.push(`${kind} ${role} ${allowed ? 'is denied' : 'may call'} ${name}`);
				}
			}
			await becomeOwner(tx);
			expect(differences).toEqual([]);
		}));
});
