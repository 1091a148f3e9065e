import { parseCount } from '#domain/count.ts';
import { parseDate } from '#domain/period.ts';
import { valueOf } from '#domain/result.ts';
import type { Fault } from './gaps.ts';
import type { DeliberationForm } from './schema.ts';

/** The four of 四议 in their order: proposal, discussion, members' and villagers' meetings. */
export const dayFields = [
	'proposed_on',
	'discussed_on',
	'members_met_on',
	'villagers_met_on',
] as const;

export const countFields = [
	'members_due',
	'members_present',
	'members_for',
	'villagers_due',
	'villagers_present',
	'villagers_for',
] as const;

/** A meeting that resolved something: how many belong to it, came, and agreed. */
export interface Meeting {
	/** 'YYYY-MM-DD' */
	readonly metOn: string;
	readonly due: number;
	readonly present: number;
	readonly for: number;
}

/** 四议: how a village decided on a project. */
export interface Deliberation {
	readonly id: string;
	readonly proposedOn: string;
	readonly discussedOn: string;
	readonly members: Meeting;
	readonly villagers: Meeting;
	/** The record with its signatures. */
	readonly documentId: string;
}

type Typed = Pick<DeliberationForm, (typeof dayFields)[number] | (typeof countFields)[number]>;
type Body = 'members' | 'villagers';

/**
 * What is wrong with such days and numbers as can be read: their order, a quorum of two thirds, and
 * a majority: of all members of the party at theirs, of those present at the villagers'. The same
 * stands in the constraints of public.deliberations.
 */
export function disorderIn(form: Typed): Fault[] {
	return [...orderFaults(form), ...voteFaults(form, 'members'), ...voteFaults(form, 'villagers')];
}

function orderFaults(form: Typed): Fault[] {
	const days = dayFields.map((field) => parseDate(form[field]));
	return dayFields
		.filter((_, at) => {
			const [before, day] = [days[at - 1], days[at]];
			return before?.ok && day?.ok && day.value < before.value;
		})
		.map((field) => ({ path: [field], name: 'deliberation.out_of_order' }));
}

function voteFaults(form: Typed, body: Body): Fault[] {
	const fields = ['due', 'present', 'for'] as const;
	if (!fields.every((field) => parseCount(form[`${body}_${field}`]).ok)) return [];
	const { due, present, for: agreed } = votesOf(form, body);
	const of = body === 'members' ? due : present;
	const fault = (field: string, name: string): Fault[] => [{ path: [`${body}_${field}`], name }];
	if (due === 0) return fault('due', 'deliberation.nobody');
	if (present > due) return fault('present', 'deliberation.more_than_due');
	if (3 * present < 2 * due) return fault('present', 'deliberation.no_quorum');
	if (agreed > present) return fault('for', 'deliberation.more_than_present');
	return 2 * agreed > of ? [] : fault('for', `deliberation.no_majority_of_${body}`);
}

function votesOf(form: Typed, body: Body): Omit<Meeting, 'metOn'> {
	const count = (field: 'due' | 'present' | 'for') => valueOf(parseCount(form[`${body}_${field}`]));
	return { due: count('due'), present: count('present'), for: count('for') };
}

export function deliberationFromForm(form: DeliberationForm): Deliberation {
	const day = (field: (typeof dayFields)[number]) => valueOf(parseDate(form[field]));
	return {
		id: form.id,
		proposedOn: day('proposed_on'),
		discussedOn: day('discussed_on'),
		members: { metOn: day('members_met_on'), ...votesOf(form, 'members') },
		villagers: { metOn: day('villagers_met_on'), ...votesOf(form, 'villagers') },
		documentId: form.document_staged,
	};
}
