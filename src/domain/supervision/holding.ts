import type { ActOn } from '#domain/identity/transitions.ts';
import { daysBetween } from '#domain/period.ts';
import { dayOf, type Held, type IssueCategory, type Side } from './issue.ts';

/** One body's time with an issue. */
export interface Holding<Holder> {
	readonly holder: Holder;
	readonly from: string;
	/** null: it lies there still. */
	readonly until: string | null;
	readonly days: number;
}

/** An act, and to whom it handed the issue. */
export interface Step<Holder> {
	readonly act: ActOn<'issue'>;
	readonly to: Holder | null;
	readonly takenAt: string;
}

/** Who held it from when to when, in order: while nobody waits for an answer nobody holds it. */
export function holdingsOf<Holder>(
	steps: readonly Step<Holder>[],
	today: string,
): Holding<Holder>[] {
	const holdings: { holder: Holder; from: string; until: string | null }[] = [];
	for (const { act, to, takenAt } of steps) {
		const on = dayOf(takenAt);
		const open = holdings.find(({ until }) => until === null);
		if (open && act !== 'accept') open.until = on;
		const last = holdings[holdings.length - 1];
		const holder = act === 'reopen' ? last?.holder : to;
		if (holder) holdings.push({ holder, from: on, until: null });
	}
	return holdings.map((held) => ({ ...held, days: daysBetween(held.from, held.until ?? today) }));
}

/** What whoever asked sees of it by the code: kinds of bodies, no names. */
export interface OwnIssue extends Held {
	readonly place: string;
	readonly project: { readonly id: string; readonly title: string } | null;
	readonly category: IssueCategory;
	readonly body: string;
	readonly raisedAt: string;
	readonly holder: Side;
	readonly steps: readonly OwnStep[];
}

export interface OwnStep extends Step<Side> {
	/** The words that were meant for whoever asked, or were theirs. */
	readonly words: string | null;
}
