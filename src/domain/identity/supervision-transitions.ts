/** The rows of public.status_transitions for what is asked, found wrong and kept an eye on. */
export const supervisionTransitions = {
	issue: [
		[null, 'raised', 'raise'],
		['raised', 'accepted', 'accept'],
		['transferred', 'accepted', 'accept'],
		['reopened', 'accepted', 'accept'],
		['accepted', 'answered', 'answer'],
		['rated', 'closed', 'close'],
		['answered', 'closed', 'close'],
		['raised', 'transferred', 'transfer'],
		['accepted', 'transferred', 'transfer'],
		['transferred', 'transferred', 'transfer'],
		['reopened', 'transferred', 'transfer'],
		['answered', 'rated', 'approve'],
		['answered', 'reopened', 'reopen'],
	],
	opinion: [
		[null, 'raised', 'raise'],
		['raised', 'verified', 'verify'],
		['raised', 'dropped', 'drop'],
		['verified', 'assigned', 'assign'],
		['reopened', 'assigned', 'assign'],
		['assigned', 'rectified', 'rectify'],
		['rectified', 'rechecked', 'recheck'],
		['rechecked', 'closed', 'close'],
		['rechecked', 'reopened', 'reopen'],
	],
	attention: [
		[null, 'listed', 'list'],
		['listed', 'listed', 'keep'],
		['listed', 'lifted', 'lift'],
	],
} as const;
