import type { MeetingForm } from '#domain/meetings/schema.ts';

type Texts = string[];
type RowTexts = Record<number, Texts | undefined> & { _errors?: Texts | undefined };

/** The errors of the form; those of a list stand under the number of the row, from 0. */
export type MeetingErrors = {
	readonly [Field in keyof MeetingForm]?: MeetingForm[Field] extends string[]
		? RowTexts | undefined
		: Texts | undefined;
} & { readonly papers?: Texts | undefined };
