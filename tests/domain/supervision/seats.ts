import type { Actor } from '#domain/identity/actor.ts';
import type { Issue } from '#domain/supervision/issue.ts';
import type { Opinion } from '#domain/supervision/opinion.ts';

/** Somebody of 渭源县, unless told otherwise. */
export function actorOf(seat: Partial<Actor['seat']> = {}, accountId = 'me'): Actor {
	const own = {
		organizationId: 'county',
		organizationName: '渭源县',
		kind: 'county',
		regionCode: '621123000000',
		role: 'approver',
		receivesDonations: true,
		isSuspended: false,
		isPending: false,
		...seat,
	} as Actor['seat'];
	return { accountId, displayName: '', seat: own, seats: [own], isView: false };
}

/** Held by its village since the first of November. */
export function issueOf(some: Partial<Issue> = {}): Issue {
	return {
		id: 'i',
		category: 'quality',
		body: '路面开裂',
		status: 'raised',
		placeCode: '621123210202',
		place: '渭源县田家河乡元古堆村',
		project: null,
		raiser: null,
		raisedAt: '2026-11-01T02:00:00+00:00',
		holder: { id: 'village', name: '村委会', kind: 'village', regionCode: '621123210202' },
		heldSince: '2026-11-01T02:00:00+00:00',
		isDemo: false,
		contact: null,
		steps: [],
		...some,
	};
}

/** Of a supervisor of 定西市; the county answers for it. */
export function opinionOf(some: Partial<Opinion> = {}): Opinion {
	return {
		id: 'o',
		title: '管护',
		category: 'weakness',
		cause: 'widespread',
		status: 'verified',
		placeCode: '621123210202',
		place: '渭源县田家河乡元古堆村',
		project: null,
		organization: { id: 'supervisor', name: '监督组' },
		raisedAt: '2026-11-01T02:00:00+00:00',
		addressee: { id: 'county', name: '渭源县' },
		owner: null,
		ownerName: null,
		dueOn: null,
		recheckOn: null,
		isDemo: false,
		body: '没有人管',
		raisedBy: 'writer',
		steps: [],
		...some,
	};
}
