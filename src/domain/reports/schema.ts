import { z } from 'zod';
import { normalizeParagraphs } from '#domain/text.ts';
import { importKinds } from './import.ts';
import { MONTH } from './report.ts';
import { SUBJECT } from './subject.ts';

export const drawUpSchema = z.object({
	id: z.uuid(),
	subject: z.string().regex(SUBJECT, 'bulletin.subject_missing').default(''),
	month: z.string().regex(MONTH, 'bulletin.no_such_month').default(''),
});

const text = (most: number) =>
	z.string().overwrite(normalizeParagraphs).max(most, 'input.too_long').default('');

export const wordsSchema = z.object({
	version: z
		.string()
		.regex(/^\d{0,9}$/)
		.default(''),
	foreword: text(3000),
	outlook: text(3000),
	correction: text(500),
});
export type WordsForm = z.infer<typeof wordsSchema>;

/** A file to be brought in. */
export const importSchema = z.object({
	id: z.uuid(),
	kind: z.enum(importKinds),
	sheet_staged: z.union([z.uuid(), z.literal('')]).default(''),
});
