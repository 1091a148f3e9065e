import type { PledgeForm } from '#domain/pledges/schema.ts';

type Texts = string[];
type RowTexts = Record<number, Texts | undefined> & { _errors?: Texts | undefined };

/** The errors of the form; those of a list stand under the number of the row, from 0. */
export type PledgeErrors = {
	readonly [Field in keyof PledgeForm]?: PledgeForm[Field] extends string[]
		? RowTexts | undefined
		: Texts | undefined;
};
