export const deadlineKinds = [
	'instalment',
	'milestone',
	'notice',
	'proposal',
	'meeting_action',
	'issue',
	'opinion',
	'recheck',
	'attention',
	'pairing',
] as const;

/** One day by which something has to be done. */
export interface Deadline {
	readonly kind: (typeof deadlineKinds)[number];
	readonly recordId: string;
	/** Tells two deadlines of one record apart. */
	readonly part: string;
	/** What it is about, in the words of its record. */
	readonly title: string;
	/** 'YYYY-MM-DD', the last day. */
	readonly dueOn: string;
}

const places: Readonly<Record<Deadline['kind'], (id: string) => string>> = {
	instalment: (id) => `/desk/pledges/${id}`,
	milestone: (id) => `/desk/projects/${id}`,
	notice: (id) => `/desk/projects/${id}`,
	proposal: (id) => `/desk/proposals/${id}`,
	meeting_action: (id) => `/desk/meetings/actions/${id}`,
	issue: (id) => `/desk/issues/${id}`,
	opinion: (id) => `/desk/supervision/opinions/${id}`,
	recheck: (id) => `/desk/supervision/opinions/${id}`,
	attention: (id) => `/desk/supervision/attention/${id}`,
	pairing: (id) => `/desk/pairings/${id}`,
};

/** The page of its record, without the language. */
export function placeOf({ kind, recordId }: Pick<Deadline, 'kind' | 'recordId'>): string {
	return places[kind](recordId);
}
