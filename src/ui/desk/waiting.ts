import { localizeHref } from '#text/compiled/runtime.js';

/** Where each act that waits is done. */
const places: Readonly<Record<string, (id: string) => string>> = {
	agreement_answer: (id) => `/desk/agreements/${id}`,
	agreement_sign: (id) => `/desk/agreements/${id}`,
	agreement_close: (id) => `/desk/agreements/${id}/sheet`,
	need_edit: (id) => `/desk/needs/${id}/edit`,
	need_judge: (id) => `/desk/needs/${id}`,
	need_close: (id) => `/desk/needs/${id}`,
	round_publish: (id) => `/desk/matching/${id}`,
	proposal_decide: (id) => `/desk/proposals/${id}`,
	pledge_draw_up: (id) => `/desk/pledges/new?proposal=${id}`,
	pledge_sign: (id) => `/desk/pledges/${id}`,
	instalment_pay: (id) => `/desk/pledges/${id}/report`,
	exit_answer: (id) => `/desk/pledges/${id}/end`,
	waiver_answer: (id) => `/desk/pledges/${id}/waive`,
	use_answer: (id) => `/desk/pledges/${id}/use`,
	receipt_confirm: (id) => `/desk/funds/reports/${id}`,
	receipt_approve: (id) => `/desk/funds/reports/${id}`,
	reversal_approve: (id) => `/desk/funds/reports/${id}`,
	allocation_reversal_approve: (id) => `/desk/funds/allocations/${id}`,
	payment_reversal_approve: (id) => `/desk/funds/payments/${id}`,
	allocation_approve: (id) => `/desk/funds/allocations/${id}`,
	payment_approve: (id) => `/desk/funds/payments/${id}`,
	goods_confirm: (id) => `/desk/goods/shipments/${id}`,
	goods_approve: (id) => `/desk/goods/shipments/${id}`,
	goods_plan_approve: (id) => `/desk/goods/plans/${id}`,
	goods_plan_edit: (id) => `/desk/goods/plans/${id}/edit`,
	goods_handover_approve: (id) => `/desk/goods/plans/${id}`,
	project_step: (id) => `/desk/projects/${id}`,
	objection_answer: (id) => `/desk/projects/objections/${id}`,
	meeting_action_end: (id) => `/desk/meetings/actions/${id}`,
	bulletin_publish: (id) => `/desk/reports/${id}`,
	update_tell: (id) => `/desk/updates/new?project=${id}`,
	update_edit: (id) => `/desk/updates/${id}/edit`,
	update_review: (id) => `/desk/updates/${id}`,
};

export function whereDone({ act, recordId }: { act: string; recordId: string }): string {
	return localizeHref(places[act]?.(recordId) ?? '/desk');
}
