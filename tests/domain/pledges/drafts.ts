import type { Actor, OrganizationKind, Role } from '#domain/identity/actor.ts';
import type { Match } from '#domain/pledges/form.ts';
import type { Pledge } from '#domain/pledges/pledge.ts';
import type { PledgeForm } from '#domain/pledges/schema.ts';

export const id = '7d3f0e55-0c0e-4c4e-9a51-1c7b6f3a2d10';
export const receiverId = '1b9d6bcd-bbfd-4b2d-9b5d-ab8dfbbd4bed';

/** Nothing typed yet. */
export const blankForm: PledgeForm = {
	id,
	version: '',
	receiving_organization_id: receiverId,
	nature: 'social_donation',
	form: 'cash',
	amount: '',
	amount_text: '',
	earmark: '',
	change_of_use_clause: '',
	is_anonymous: false,
	line_village: [],
	line_need: [],
	line_amount: [],
	goods_item: [],
	goods_quantity: [],
	goods_unit: [],
	goods_value: [],
	goods_basis: [],
	due_on: [],
	due_amount: [],
	plan_count: '',
	plan_every: '',
	plan_percents: '',
	plan_unit: 'months',
	plan_from: '',
};

export const yuangudui = {
	code: '621123210202',
	name: '元古堆村',
	place: '渭源县田家河乡元古堆村',
};

/** 12.34 吨 that nobody has valued. */
export const feed = {
	item: '饲料',
	unit: '吨',
	quantityMilli: 12_340,
	valuationFen: null,
	valuationBasis: null,
};

export const match: Match = {
	proposalId: '5f0c1a3e-64a1-4d4f-8a65-1f1f6a7e9f01',
	donor: { id: 'donor', name: '青岛某公司' },
	nature: 'social_donation',
	amountFen: 5_000_000,
	goods: null,
	isAnonymous: true,
	line: {
		villageCode: yuangudui.code,
		place: yuangudui.place,
		needId: 'a7a5f5f0-2f3e-4a57-9d7c-0b1f1f0f7a11',
		needTitle: '蓄水池',
		amountFen: 5_000_000,
	},
};

/** A draft for 1 000 元 that could be signed. */
export const draft: Pledge = {
	id,
	donor: { id: 'donor', name: '青岛某公司' },
	receiver: { id: 'charity', name: '渭源县慈善会' },
	nature: 'social_donation',
	kind: 'cash',
	amountFen: 100_000,
	amountText: null,
	isApproximate: false,
	agreementNumber: null,
	agreementOn: null,
	standing: 'draft',
	goodsStage: null,
	proceeds: {
		outstandingFen: 0,
		inTransitFen: 0,
		availableFen: 0,
		receivedFen: 0,
		lapsedFen: 0,
		writtenOffFen: 0,
	},
	isDemo: false,
	proposalId: null,
	readsProposal: false,
	status: 'draft',
	earmark: null,
	changeOfUseClause: null,
	isAnonymous: false,
	agreementDocumentId: null,
	drawnUpBy: { id: 'donor', name: '青岛某公司' },
	writers: ['writer'],
	version: 1,
	lines: [
		{
			villageCode: yuangudui.code,
			place: yuangudui.place,
			needId: null,
			needTitle: null,
			amountFen: 100_000,
		},
	],
	goods: [],
	instalments: [{ position: 1, dueOn: '2026-12-01', amountFen: 100_000 }],
	exits: [],
};

/** The same, signed, with nothing paid yet. */
export const signed: Pledge = {
	...draft,
	status: 'signed',
	standing: 'signed',
	agreementNumber: '青捐〔2026〕1号',
	agreementOn: '2026-11-01',
	proceeds: { ...draft.proceeds, outstandingFen: 100_000 },
};

export function actor(
	organizationId: string,
	kind: OrganizationKind,
	role: Role,
	accountId = 'somebody',
): Actor {
	const seat = {
		organizationId,
		organizationName: organizationId,
		kind,
		regionCode: '370200000000',
		role,
		receivesDonations: false,
		isSuspended: false,
		isPending: false,
	};
	return { accountId, displayName: accountId, seat, seats: [seat], isView: false };
}
