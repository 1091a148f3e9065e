import { parseDate } from '#domain/period.ts';
import { valueOf } from '#domain/result.ts';
import { isBlank } from '#domain/text.ts';
import type { IssueCategory } from './issue.ts';
import type { OpinionCategory, OpinionCause } from './opinion.ts';
import type {
	AttentionForm,
	IssueForm,
	OpinionForm,
	OwnIssueForm,
	RatingForm,
	ReviewForm,
	VisitForm,
} from './schema.ts';
import type { VisitKind } from './visit.ts';

// Forms that were checked, as commands; what they call a place is its code by now.

export interface OwnIssueDraft {
	readonly id: string;
	readonly placeCode: string;
	readonly projectId: string | null;
	readonly category: IssueCategory;
	readonly body: string;
}

export interface IssueDraft extends OwnIssueDraft {
	readonly contact: string | null;
	/** Asked of the township, not of the village. */
	readonly isPastVillage: boolean;
}

export function ownIssueFromForm(form: OwnIssueForm, placeCode: string): OwnIssueDraft {
	return {
		id: form.id,
		placeCode,
		projectId: form.project || null,
		category: form.category as IssueCategory,
		body: form.body,
	};
}

export function issueFromForm(form: IssueForm, placeCode: string): IssueDraft {
	return {
		...ownIssueFromForm(form, placeCode),
		contact: form.contact || null,
		isPastVillage: form.past_village,
	};
}

export interface Rating {
	readonly stepId: string;
	readonly isSatisfied: boolean;
	readonly note: string | null;
}

export function ratingFromForm(form: RatingForm): Rating {
	return {
		stepId: form.step_id,
		isSatisfied: form.is_satisfied === 'yes',
		note: form.note || null,
	};
}

export interface VisitDraft {
	readonly id: string;
	readonly placeCode: string;
	readonly kind: VisitKind;
	readonly visitedOn: string;
	readonly metCount: number | null;
	readonly met: string | null;
	readonly findings: string;
	readonly papers: readonly string[];
}

export function visitFromForm(form: VisitForm, placeCode: string): VisitDraft {
	return {
		id: form.id,
		placeCode,
		kind: form.kind as VisitKind,
		visitedOn: valueOf(parseDate(form.visited_on)),
		metCount: isBlank(form.met_count) ? null : Number(form.met_count),
		met: form.met || null,
		findings: form.findings,
		papers: form.papers_staged,
	};
}

export interface OpinionDraft {
	readonly id: string;
	readonly placeCode: string;
	readonly projectId: string | null;
	readonly category: OpinionCategory;
	readonly cause: OpinionCause;
	readonly title: string;
	readonly body: string;
	readonly papers: readonly string[];
}

export function opinionFromForm(form: OpinionForm, placeCode: string): OpinionDraft {
	return {
		id: form.id,
		placeCode,
		projectId: form.project || null,
		category: form.category as OpinionCategory,
		cause: form.cause as OpinionCause,
		title: form.title,
		body: form.body,
		papers: form.papers_staged,
	};
}

export interface AttentionDraft {
	readonly id: string;
	readonly placeCode: string;
	readonly projectId: string | null;
	readonly reason: string;
	readonly reviewOn: string;
}

export function attentionFromForm(form: AttentionForm, placeCode: string): AttentionDraft {
	return {
		id: form.id,
		placeCode,
		projectId: form.project || null,
		reason: form.reason,
		reviewOn: valueOf(parseDate(form.review_on)),
	};
}

export interface ReviewDraft {
	readonly id: string;
	readonly note: string;
	/** null: it is taken off the list. */
	readonly nextOn: string | null;
}

export function reviewFromForm(form: ReviewForm): ReviewDraft {
	return {
		id: form.step_id,
		note: form.note,
		nextOn: form.outcome === 'keep' ? valueOf(parseDate(form.next_on)) : null,
	};
}
