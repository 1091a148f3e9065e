import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { everything } from './everything.ts';
import { aboutWhom } from './matrix.ts';
import type { Cast, Person } from './people.ts';

/**
 * Swapped ids: people who may do the act, but for their own village, county or donor, hand in the
 * ids of the first village's records. They must be refused because the record is not theirs.
 */
const strangers = [
	'otherVillage',
	'otherCounty',
	'otherDonor',
	'formerCity',
	'otherSupervisor',
] as const satisfies readonly (keyof Cast)[];

/** Whose `id` each function takes: what it is about, or what it hangs a new record on. */
const about: Readonly<Record<string, string>> = {
	verify_opinion: 'opinions',
	transfer_issue: 'issues',
	review_attention: 'attentions',
	reopen_opinion: 'opinions',
	rectify_opinion: 'opinions',
	recheck_opinion: 'opinions',
	rate_own_issue: 'issues',
	drop_opinion: 'opinions',
	close_opinion: 'opinions',
	close_issue: 'issues',
	assign_opinion: 'opinions',
	answer_issue: 'issues',
	accept_issue: 'issues',
	advance_project: 'projects',
	answer_exchange: 'exchanges',
	answer_objection: 'objections',
	answer_use_change: 'use_changes',
	approve_allocation: 'allocations',
	approve_goods: 'goods_receipts',
	approve_goods_handover: 'goods_handovers',
	approve_goods_plan: 'goods_plans',
	approve_project_payment: 'project_payments',
	approve_project_reversal: 'project_reversals',
	approve_receipt: 'receipts',
	approve_reversal: 'receipt_reversals',
	approve_waiver: 'instalment_waivers',
	cancel_round: 'rounds',
	change_member_role: 'memberships',
	close_agreement: 'agreements',
	close_goods_plan: 'goods_plans',
	close_meeting: 'meetings',
	close_need: 'needs',
	close_offer: 'offers',
	close_round: 'rounds',
	confirm_import: 'imports',
	decide_proposal: 'proposals',
	discard_import: 'imports',
	discard_round: 'rounds',
	discard_what_if: 'what_ifs',
	draw_up_pledge: 'pledges',
	end_action: 'meeting_actions',
	end_membership: 'memberships',
	end_pairing: 'pairings',
	end_pledge: 'pledges',
	follow_up_round: 'rounds',
	fulfil_need: 'needs',
	judge_organization: 'organizations',
	judge_risk_count: 'risk_counts',
	meet_milestone: 'milestones',
	number_project: 'projects',
	propose_agreement: 'agreements',
	publish_bulletin: 'bulletins',
	publish_meeting: 'meetings',
	publish_offer: 'offers',
	publish_round: 'rounds',
	redraw_bulletin: 'bulletins',
	refuse_pledge_exit: 'pledges',
	refuse_waiver: 'instalment_waivers',
	remove_asset: 'assets',
	remove_meeting_item: 'meeting_items',
	reopen_need: 'needs',
	return_allocation: 'allocations',
	return_goods: 'goods_receipts',
	return_goods_handover: 'goods_handovers',
	return_goods_plan: 'goods_plans',
	return_need: 'needs',
	return_project_payment: 'project_payments',
	return_project_reversal: 'project_reversals',
	return_receipt: 'receipts',
	return_reversal: 'receipt_reversals',
	review_update: 'updates',
	revoke_invitation: 'invitations',
	save_exchange: 'exchanges',
	save_meeting: 'meetings',
	save_milestones: 'projects',
	save_need: 'needs',
	save_offer: 'offers',
	save_project: 'projects',
	settle_discrepancy: 'receipts',
	settle_goods: 'goods_receipts',
	sign_agreement: 'agreements',
	sign_pledge: 'pledges',
	stop_notice: 'notices',
	submit_need: 'needs',
	submit_update: 'updates',
	undo_founding: 'organizations',
	undo_import: 'imports',
	verify_need: 'needs',
	withdraw_exchange: 'exchanges',
	withdraw_goods: 'goods_shipments',
	withdraw_need: 'needs',
	withdraw_offer: 'offers',
	withdraw_pledge: 'pledges',
	withdraw_report: 'payment_reports',
	withdraw_use_change: 'use_changes',
	word_bulletin: 'bulletins',
};

/** Other records that are handed in: by the argument's name, whose they are. */
const beside: Readonly<Record<string, string>> = {
	agreement_id: 'agreements',
	allocation_id: 'allocations',
	item_id: 'meeting_items',
	meeting_id: 'meetings',
	membership_id: 'memberships',
	milestone_id: 'milestones',
	need_id: 'needs',
	offer_id: 'offers',
	organization_id: 'organizations',
	payment_id: 'project_payments',
	plan_id: 'goods_plans',
	pledge_id: 'pledges',
	project_id: 'projects',
	proposal_id: 'proposals',
	receipt_id: 'receipts',
	report_id: 'payment_reports',
	round_id: 'rounds',
	shipment_id: 'goods_shipments',
	what_if_id: 'what_ifs',
};

/** Functions that begin something of the actor's own, take no id, or only read. */
const own = [
	'forget_view',
	'exchange_figures',
	'list_exchange_sums',
	'list_head_counts',
	'list_head_count_sums',
	'list_need_counts',
	'list_need_sums',
	'list_progress',
	'list_offer_sums',
	'list_pledge_sums',
	'list_receipt_sums',
	'list_project_sums',
	'save_view',
	'open_calendar',
	'close_calendar',
	'list_deadlines',
	'list_first_acts',
	'look_at_desk',
	'accept_invitation',
	'begin_import',
	'confirm_follow',
	'correct_registration',
	'find_follows',
	'find_issue',
	'find_issue_steps',
	'find_objection',
	'list_attention',
	'list_bodies',
	'raise_issue',
	'raise_opinion',
	'raise_own_issue',
	'rate_issue',
	'record_visit',
	'find_regions',
	'list_published_villages',
	'search_published',
	'sum_published',
	'search_records',
	'follow',
	'followed_title',
	'list_chain',
	'draw_up_bulletin',
	'found_organization',
	'founding_of',
	'invite_members',
	'leave_organization',
	'list_idle_money',
	'list_markets',
	'list_offer_totals',
	'list_pairing_dues',
	'list_proposing',
	'list_report_postings',
	'list_sheet_rows',
	'list_waiting',
	'make_reset',
	'preview_round',
	'raise_objection',
	'record_document',
	'record_licence',
	'record_pairing',
	'set_funded_mails',
	'set_notice_term',
	'start_round',
	'state_head_count',
	'state_risk_count',
	'stop_following',
	'sum_sheet',
	'verify_audit',
	'wants_funded_mails',
];

/** Words that are one of a few; any other word is a text of the person's. */
const words: Readonly<Record<string, string>> = {
	act: 'submit',
	decision: 'accept',
	exit: 'cancelled',
	kind: 'disbursement',
	level: 'village',
	role: 'viewer',
	status: 'met',
};

const values: Readonly<Record<string, string>> = {
	bigint: '100',
	boolean: 'false',
	date: `'2024-05-01'`,
	integer: '1',
	jsonb: `'[]'`,
	numeric: '1',
	smallint: '1::smallint',
	text: `'测试'`,
	'text[]': `'{}'`,
	uuid: 'null',
	'uuid[]': `'{}'`,
};

const notTheirs = /^(access\.denied|\w+\.unknown|project\.(need_elsewhere|village_not_yours))$/;

interface Signature {
	readonly name: string;
	readonly names: string[];
	readonly types: string[];
}

async function signatures(tx: Tx): Promise<Signature[]> {
	return tx<Signature[]>`
		select p.proname as name, coalesce(p.proargnames, '{}') as names, array(
			select format_type(t, null) from unnest(p.proargtypes) as t) as types
		from pg_catalog.pg_proc p
		where p.pronamespace = 'public'::regnamespace
			and has_function_privilege('authenticated', p.oid, 'execute') order by 1`;
}

/** The call as a form would send it from the own place, but with the first village's ids in it. */
async function callOf(
	tx: Tx,
	{ name, names, types }: Signature,
	{ region }: Person,
	cast: Cast,
): Promise<string> {
	const given = types.map(async (type, at) => {
		const argument = names[at]!;
		const table = argument === 'id' ? about[name] : beside[argument];
		if (table) {
			const whose = aboutWhom(table, cast);
			const where = whose ? `where ${whose.column} = '${whose.value}'` : '';
			const [row] = await tx.unsafe<{ id: string }[]>(
				`select id from public.${table} ${where} limit 1`,
			);
			return `${argument} => '${row!.id}'`;
		}
		if (argument === 'village_code') return `village_code => '${region}'`;
		if (argument === 'id') return 'id => gen_random_uuid()';
		const word = type === 'text' ? words[argument] : undefined;
		return `${argument} => ${word ? `'${word}'` : values[type]}`;
	});
	return `select public.${name}(${(await Promise.all(given)).join(', ')})`;
}

/** Whatever they may do at home they may do in every role. */
async function promote(tx: Tx, cast: Cast): Promise<Person[]> {
	const people = strangers.map((name) => ({ ...cast[name], role: 'admin' }));
	for (const { account } of people) {
		await tx`update memberships set role = 'admin' where account_id = ${account}`;
	}
	return people;
}

describe('the ids of another’s records', () => {
	it('are tried with every function that takes any', () =>
		rolledBack(async (tx) => {
			const takes = (await signatures(tx))
				.filter(({ name }) => !own.includes(name))
				.filter(({ name, names }) => name in about || names.some((given) => given in beside))
				.map(({ name }) => name);
			const all = (await signatures(tx)).map(({ name }) => name);
			expect([...takes, ...own].toSorted()).toEqual(all);
		}));

	it('open nothing: what is not theirs is unknown to them', () =>
		rolledBack(async (tx) => {
			const { cast } = await everything(tx);
			const people = await promote(tx, cast);
			const functions = (await signatures(tx)).filter(({ name }) => !own.includes(name));
			const wrong: string[] = [];
			for (const signature of functions) {
				const said: string[] = [];
				for (const person of people) {
					await becomeOwner(tx);
					const call = await callOf(tx, signature, person, cast);
					await become(tx, person);
					said.push(String(await refusalOf(tx, (inner) => inner.unsafe(call))));
				}
				const isRefused = said.every((name) => notTheirs.test(name));
				// Somebody at least has the role for it, and only the record is wrong.
				const isReached = said.some((name) => name !== 'access.denied');
				if (!isRefused || !isReached) wrong.push(`${signature.name}: ${said.join(', ')}`);
			}
			await becomeOwner(tx);
			expect(wrong).toEqual([]);
		}));
});
