/** The rows of public.status_transitions for needs; the other records stand in transitions.ts. */
export const needTransitions = {
	need: [
		[null, 'draft', 'draft'],
		['draft', 'submitted', 'submit'],
		['returned', 'submitted', 'submit'],
		['reopened', 'submitted', 'submit'],
		['submitted', 'returned', 'return'],
		['submitted', 'verified', 'verify'],
		['verified', 'open', 'open'],
		['open', 'fulfilled', 'fulfil'],
		['fulfilled', 'closed', 'close'],
		['draft', 'withdrawn', 'withdraw'],
		['submitted', 'withdrawn', 'withdraw'],
		['returned', 'withdrawn', 'withdraw'],
		['reopened', 'withdrawn', 'withdraw'],
		['open', 'withdrawn', 'withdraw'],
		['fulfilled', 'reopened', 'reopen'],
		['closed', 'reopened', 'reopen'],
		['withdrawn', 'reopened', 'reopen'],
	],
} as const;
