import type { Transition } from './transitions.ts';

/** How the records of pledges and of their money move: the same rows as in `transitions`. */
export const moneyTransitions = {
	pledge: [
		[null, 'draft', 'draw_up'],
		['draft', 'signed', 'sign'],
		['draft', 'withdrawn', 'withdraw'],
		['signed', 'lapsed', 'lapse'],
		['signed', 'cancelled', 'cancel'],
		['signed', 'written_off', 'write_off'],
	],
	pledge_exit: [
		[null, 'requested', 'request'],
		['requested', 'approved', 'approve'],
		['requested', 'refused', 'refuse'],
	],
	payment_report: [
		[null, 'in_transit', 'report'],
		[null, 'above_commitment', 'report'],
		['in_transit', 'confirmed', 'confirm'],
		['above_commitment', 'confirmed', 'confirm'],
		['in_transit', 'withdrawn', 'withdraw'],
		['above_commitment', 'withdrawn', 'withdraw'],
	],
	receipt: [
		[null, 'pending', 'confirm'],
		['pending', 'approved', 'approve'],
		['pending', 'returned', 'return'],
	],
	waiver: [
		[null, 'requested', 'request'],
		['requested', 'approved', 'approve'],
		['requested', 'refused', 'refuse'],
	],
	use_change: [
		[null, 'requested', 'request'],
		['requested', 'consented', 'consent'],
		['requested', 'refused', 'refuse'],
		['requested', 'withdrawn', 'withdraw'],
	],
	reversal: [
		[null, 'pending', 'ask'],
		['pending', 'approved', 'approve'],
		['pending', 'returned', 'return'],
	],
	allocation: [
		[null, 'pending', 'propose'],
		['pending', 'approved', 'approve'],
		['pending', 'returned', 'return'],
	],
	project_payment: [
		[null, 'pending', 'record'],
		['pending', 'approved', 'approve'],
		['pending', 'returned', 'return'],
	],
} as const satisfies Record<string, readonly Transition[]>;
