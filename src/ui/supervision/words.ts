import { isDue, type Attention, type AttentionStatus } from '#domain/supervision/attention.ts';
import {
	answerDue,
	daysHeld,
	ISSUE_DAYS,
	isOverdue,
	type Held,
} from '#domain/supervision/issue.ts';
import { isLate, type OpinionStatus, type OpinionSummary } from '#domain/supervision/opinion.ts';
import { firstSentence } from '#domain/text.ts';
import { m } from '#text/compiled/messages.js';
import { getLocale } from '#text/compiled/runtime.js';
import { formatDate } from '#text/format.ts';
import { term } from '#text/terms.ts';
import type { Tone } from '#ui/parts/tone.ts';

/** What stands for a text of several lines in a title or a list. */
export function titleOf(text: string): string {
	return firstSentence(text, 40);
}

interface Mark {
	readonly tone: Tone;
	readonly label: string;
}

const issueTones: Record<Held['status'], Tone> = {
	raised: 'waiting',
	accepted: 'waiting',
	transferred: 'waiting',
	reopened: 'alert',
	answered: 'neutral',
	rated: 'good',
	closed: 'good',
};

export function markIssue({ status }: Pick<Held, 'status'>): Mark {
	return { tone: issueTones[status], label: term('status_issue', status) };
}

/** For how long it lies there, in words; empty where it does not wait for its holder. */
export function sayHeld(issue: Held, today: string): string {
	const days = daysHeld(issue, today);
	return days === null ? '' : m.issue_held_days({ days });
}

/** The last day on which it is answered in time; null where nobody owes an answer. */
export function sayDue(issue: Held): string | null {
	const due = answerDue(issue);
	return due && formatDate(due, getLocale());
}

export function sayOverdue(issue: Held, today: string): string | null {
	return isOverdue(issue, today) ? m.issue_overdue({ days: ISSUE_DAYS }) : null;
}

const opinionTones: Record<OpinionStatus, Tone> = {
	raised: 'waiting',
	verified: 'waiting',
	assigned: 'waiting',
	rectified: 'waiting',
	rechecked: 'neutral',
	reopened: 'alert',
	closed: 'good',
	dropped: 'neutral',
};

export function markOpinion(status: OpinionStatus): Mark {
	return { tone: opinionTones[status], label: term('status_opinion', status) };
}

const attentionTones: Record<AttentionStatus, Tone> = { listed: 'waiting', lifted: 'neutral' };

export function markAttention(status: AttentionStatus): Mark {
	return { tone: attentionTones[status], label: term('status_attention', status) };
}

/** What stands beside a status once its day is over; null before. */
export function markLate(opinion: OpinionSummary, today: string): Mark | null {
	return isLate(opinion, today) ? { tone: 'alert', label: m.desk_overdue() } : null;
}

export function markDue(attention: Attention, today: string): Mark | null {
	return isDue(attention, today) ? { tone: 'waiting', label: m.attention_due() } : null;
}
