import { z } from 'zod';
import { parseAmount } from '#domain/money.ts';
import { natures } from '#domain/offers/offer.ts';
import { parseDate } from '#domain/period.ts';
import { pledgeKinds } from '#domain/pledges/pledge.ts';
import { projectKinds } from '#domain/projects/project.ts';
import { projectSchema } from '#domain/projects/schema.ts';
import { saying, sayingIfAny } from '#domain/result.ts';
import { isBlank, normalizeInput, normalizeParagraphs } from '#domain/text.ts';
import { itemKinds } from './item.ts';
import { meetingKinds } from './meeting.ts';

const amount = z.string().max(64, 'amount.malformed').superRefine(sayingIfAny(parseAmount));
const date = z.string().max(20, 'date.malformed').superRefine(saying(parseDate)).default('');
const laterDate = z.string().max(20, 'date.malformed').superRefine(sayingIfAny(parseDate));
const line = (most: number) =>
	z.string().overwrite(normalizeInput).max(most, 'input.too_long').default('');
const text = (most: number) =>
	z.string().overwrite(normalizeParagraphs).max(most, 'input.too_long').default('');
const edition = z
	.string()
	.regex(/^\d{0,9}$/)
	.default('');
const staged = z.union([z.uuid(), z.literal('')]).default('');
const rows = <Row extends z.ZodType>(row: Row) =>
	z.array(row).max(100, 'meeting.participants_too_many').default([]);
const count = z
	.string()
	.max(8, 'count.malformed')
	.refine((typed) => isBlank(typed) || /^\s*[1-9]\d{0,3}\s*$/.test(typed), 'count.malformed');

/** The record of a meeting. A position counts: row three of each list is one participant. */
export const meetingSchema = z
	.object({
		version: edition,
		pairing_id: z.uuid('meeting.pairing_missing'),
		kind: z.enum(meetingKinds).default('matchmaking_event'),
		name: line(80).pipe(z.string().min(2, 'meeting.name_missing')),
		held_on: date,
		place: line(100),
		host: line(200),
		agenda: text(2000),
		report: text(5000),
		participant_name: rows(line(100)),
		participant_count: rows(count),
		participant_people: rows(line(100)),
		papers_staged: z.array(z.uuid()).max(20, 'meeting.papers_too_many').default([]),
	})
	.superRefine((meeting, context) => {
		meeting.participant_name.forEach((name, row) => {
			const others = [meeting.participant_count[row], meeting.participant_people[row]];
			if (!isBlank(name) || others.every((other) => isBlank(other ?? ''))) return;
			const path = ['participant_name', row];
			context.addIssue({ code: 'custom', path, message: 'meeting.participant_missing' });
		});
	});
export type MeetingForm = z.infer<typeof meetingSchema>;

/** A signing, a donation or an intent. */
export const itemSchema = z
	.object({
		kind: z.enum(itemKinds).default('signing'),
		party: line(120).pipe(z.string().min(1, 'meeting_item.party_unnamed')),
		place: line(120),
		subject: line(200).pipe(z.string().min(1, 'meeting_item.subject_missing')),
		nature: z.enum(['', ...natures]).default(''),
		form: z.enum(['', ...pledgeKinds]).default(''),
		amount_text: line(100),
		amount: amount.default(''),
		is_anonymous: z.boolean().default(false),
	})
	.superRefine(({ kind, nature, form, amount: exact }, context) => {
		const refuse = (path: string, message: string) =>
			context.addIssue({ code: 'custom', path: [path], message });
		const isPromise = kind !== 'intent';
		if (isPromise && nature === '') refuse('nature', 'pledge.nature_missing');
		if (isPromise && form === '') refuse('form', 'meeting_item.form_missing');
		if (!isBlank(exact) && form !== 'cash') refuse('amount', 'meeting_item.amount_misplaced');
	});
export type ItemForm = z.infer<typeof itemSchema>;

/** What was resolved. */
export const actionSchema = z.object({
	id: z.uuid(),
	subject: line(200).pipe(z.string().min(1, 'meeting_action.subject_missing')),
	owner: line(120).pipe(z.string().min(1, 'meeting_action.owner_missing')),
	due_on: date,
});
export type ActionForm = z.infer<typeof actionSchema>;

/** What came of it. */
export const endSchema = z.object({ note: text(500), evidence_staged: staged });

/** What a line still needs to become a draft of a pledge. */
export const drawUpSchema = z.object({
	id: z.uuid(),
	receiving_organization_id: z.uuid('pledge.receiver_missing'),
	amount: amount.default(''),
	due_on: laterDate.default(''),
});
export type DrawUpForm = z.infer<typeof drawUpSchema>;

/** What a line still needs to become the application of a village. */
export const applicationSchema = z.object({
	id: z.uuid(),
	village_code: projectSchema.shape.village_code,
	title: projectSchema.shape.title,
	kind: z
		.enum(['', ...projectKinds])
		.default('')
		.refine((kind) => kind !== '', 'project.kind_missing'),
	pool_year: projectSchema.shape.pool_year,
});
export type ApplicationForm = z.infer<typeof applicationSchema>;
