/** The rows of public.status_transitions for goods; the other records stand in transitions.ts. */
export const goodsTransitions = {
	goods_shipment: [
		[null, 'shipped', 'ship'],
		['shipped', 'received', 'receive'],
		['shipped', 'withdrawn', 'withdraw'],
	],
	goods_receipt: [
		[null, 'pending', 'confirm'],
		['pending', 'approved', 'approve'],
		['pending', 'returned', 'return'],
	],
	goods_plan: [
		[null, 'pending', 'propose'],
		['pending', 'approved', 'approve'],
		['pending', 'returned', 'return'],
		['returned', 'pending', 'propose'],
		['approved', 'returned', 'take_back'],
		['approved', 'closed', 'close'],
	],
	goods_handover: [
		[null, 'pending', 'record'],
		['pending', 'approved', 'approve'],
		['pending', 'returned', 'return'],
	],
} as const;
