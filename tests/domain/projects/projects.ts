import type { Actor, OrganizationKind, Role } from '#domain/identity/actor.ts';
import type { Acceptance } from '#domain/projects/acceptance.ts';
import type { Contract } from '#domain/projects/contract.ts';
import type { Deliberation } from '#domain/projects/deliberation.ts';
import type { Milestone } from '#domain/projects/milestone.ts';
import type { Notice } from '#domain/projects/notice.ts';
import type { Project } from '#domain/projects/project.ts';
import type { NoticeTerm } from '#domain/projects/term.ts';

const regions: Partial<Record<OrganizationKind, string>> = {
	village: '621123210202',
	township: '621123210000',
	county: '621123000000',
};

export function termOf(some: Partial<NoticeTerm> = {}): NoticeTerm {
	return {
		id: 'term',
		days: { village: 7, township: 7, county: 10 },
		basis: '县规',
		validFrom: '2026-01-01',
		organizationName: '渭源县',
		setAt: '2025-12-01T00:00:00Z',
		...some,
	};
}

/** Somebody of 元古堆村, of its township or county, or of 青岛. */
export function person(kind: OrganizationKind, role: Role, accountId = 'somebody'): Actor {
	const seat = {
		organizationId: kind,
		organizationName: kind,
		kind,
		regionCode: regions[kind] ?? '370200000000',
		role,
		receivesDonations: false,
		isSuspended: false,
		isPending: false,
	};
	return { accountId, displayName: kind, seat, seats: [seat], isView: false };
}

export function noticeOf(facts: Partial<Notice> = {}): Notice {
	return {
		id: 'notice',
		submission: 1,
		level: 'village',
		startsOn: '2026-11-01',
		endsOn: '2026-11-11',
		basis: null,
		place: '村务公开栏',
		stopReason: null,
		objections: [],
		...facts,
	};
}

export function milestoneOf(facts: Partial<Milestone> = {}): Milestone {
	return {
		id: 'milestone',
		title: '完工',
		slot: 'done',
		dueOn: '2026-12-01',
		weight: 100,
		status: 'scheduled',
		metOn: null,
		note: null,
		...facts,
	};
}

export function deliberationOf(): Deliberation {
	return {
		id: 'deliberation',
		proposedOn: '2026-10-08',
		discussedOn: '2026-10-10',
		members: { metOn: '2026-10-12', due: 30, present: 24, for: 20 },
		villagers: { metOn: '2026-10-15', due: 38, present: 34, for: 33 },
		documentId: 'record',
	};
}

export function contractOf(): Contract {
	return {
		id: 'contract',
		number: '渭合同〔2026〕8号',
		subject: '施工',
		contractor: '某建筑公司',
		amountFen: 90_000_000,
		method: 'open_tender',
		signedOn: '2026-11-01',
		documentId: null,
	};
}

export function acceptanceOf(facts: Partial<Acceptance> = {}): Acceptance {
	return {
		id: 'acceptance',
		level: 'county',
		inspectedOn: '2026-11-01',
		outcome: 'passed',
		inspectors: '县农业农村局',
		findings: null,
		documentId: 'paper',
		recordedBy: 'inspector',
		recordedAt: '2026-11-02T00:00:00Z',
		...facts,
	};
}

/** A road in 元古堆村, written by `writer`, edited by `editor`. */
export function projectWith(facts: Partial<Project> = {}): Project {
	return {
		id: '7b0c6a52-3f1d-4c8e-9a54-2f8f6f0c9d11',
		title: '通组道路硬化项目',
		village: { code: '621123210202', name: '元古堆村' },
		furtherVillages: [],
		need: null,
		poolYear: 2026,
		kind: 'infrastructure',
		farmerLinkage: null,
		implementingUnit: null,
		approvalNumber: null,
		performanceTarget: null,
		status: 'draft',
		submission: 1,
		version: 1,
		createdBy: 'writer',
		editedBy: 'editor',
		enteredByName: '元古堆村村民委员会',
		supportingName: null,
		isDemo: false,
		budget: [{ source: 'fiscal_aid', amountFen: 98_000_000 }],
		milestones: [milestoneOf()],
		notices: [],
		deliberations: [deliberationOf()],
		contracts: [contractOf()],
		acceptances: [acceptanceOf({ level: 'township' }), acceptanceOf()],
		assets: [],
		rulings: [],
		steps: [],
		...facts,
	};
}
