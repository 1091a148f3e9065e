import type { StatusOf } from '#domain/identity/transitions.ts';
import type { Change } from './changes.ts';
import type { Delta } from './delta.ts';

/** A question to a plan that is not published, and its answer. */
export interface WhatIf {
	readonly id: string;
	readonly roundId: string;
	readonly changes: readonly Change[];
	readonly status: StatusOf<'what_if'>;
	/** Percent. */
	readonly progress: number;
	/** Why it has no answer, as `wordFailure` reads it. */
	readonly failure: string | null;
	readonly delta: Delta | null;
	readonly createdAt: string;
}
