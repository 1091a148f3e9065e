import { z } from 'zod';
import { parseCount } from '#domain/count.ts';
import { parseAmount } from '#domain/money.ts';
import { parseDate } from '#domain/period.ts';
import { saying, sayingIfAny } from '#domain/result.ts';
import { isBlank, normalizeInput, normalizeParagraphs } from '#domain/text.ts';
import {
	channels,
	exchangeKinds,
	postingFields,
	postingRoles,
	shapes,
	transports,
	type ExchangeField,
} from './exchange.ts';

const line = (most: number) =>
	z.string().overwrite(normalizeInput).max(most, 'input.too_long').default('');
const count = z
	.string()
	.max(12, 'count.malformed')
	.superRefine(sayingIfAny(parseCount))
	.default('');

// Exchanges -------------------------------------------------------------------------------------

/** The largest that the database takes of each; `people_count` and `days` begin at one. */
const most: Readonly<Record<string, number>> = {
	people_count: 1_000_000,
	monitored_count: 1_000_000,
	days: 366,
	jobs_count: 1_000_000,
};

/** One exchange of any kind, as typed. What its kind does not tell is not read. */
export const exchangeSchema = z
	.object({
		version: z
			.string()
			.regex(/^\d{0,3}$/)
			.default(''),
		kind: z.enum(exchangeKinds).default('posting'),
		pairing_id: z.uuid('exchange.pairing_missing').default(''),
		began_on: z.string().max(20, 'date.malformed').superRefine(saying(parseDate)).default(''),
		ended_on: z.string().max(20, 'date.malformed').superRefine(sayingIfAny(parseDate)).default(''),
		place: line(120),
		subject: line(100),
		role: z.enum(['', ...postingRoles]).default(''),
		field: z.enum(['', ...postingFields]).default(''),
		people_count: count,
		monitored_count: count,
		days: count,
		amount: z
			.string()
			.max(64, 'amount.malformed')
			.superRefine(sayingIfAny(parseAmount))
			.default(''),
		jobs_count: count,
		is_park: z.boolean().default(false),
		from_name: line(100),
		to_name: line(100),
		transport: z.enum(['', ...transports]).default(''),
		channel: z.enum(['', ...channels]).default(''),
		person_name: line(40),
		note: z.string().overwrite(normalizeParagraphs).max(500, 'input.too_long').default(''),
		reason: line(200),
	})
	.superRefine((form, context) => {
		const { needs, takes } = shapes[form.kind];
		const refuse = (path: string, message: string) =>
			context.addIssue({ code: 'custom', path: [path], message });
		for (const field of needs) {
			if (isBlank(String(form[field]))) refuse(field, missing[field] ?? 'exchange.text_missing');
		}
		const told = (field: ExchangeField) => [...needs, ...takes].includes(field);
		const figure = (field: 'people_count' | 'monitored_count' | 'days' | 'jobs_count') => {
			const counted = parseCount(form[field]);
			return told(field) && counted.ok ? counted.value : null;
		};
		for (const field of ['people_count', 'monitored_count', 'days', 'jobs_count'] as const) {
			const value = figure(field) ?? 1;
			const isNone = value === 0 && (field === 'people_count' || field === 'days');
			if (isNone || value > (most[field] ?? 0)) refuse(field, 'exchange.count_out_of_range');
		}
		const amount = parseAmount(form.amount);
		if (told('amount') && amount.ok && amount.value === 0) refuse('amount', 'amount.missing');
		const people = figure('people_count') ?? 0;
		if ((figure('monitored_count') ?? 0) > people) {
			refuse('monitored_count', 'exchange.more_than_people');
		}
		if (told('person_name') && !isBlank(form.person_name) && people > 1) {
			refuse('person_name', 'exchange.one_person');
		}
		if (form.version !== '' && isBlank(form.reason)) refuse('reason', 'note.missing');
	});
export type ExchangeForm = z.infer<typeof exchangeSchema>;

const missing: Partial<Record<ExchangeField, string>> = {
	role: 'exchange.role_missing',
	channel: 'exchange.channel_missing',
	people_count: 'count.missing',
	days: 'count.missing',
	amount: 'amount.missing',
	place: 'exchange.place_missing',
};

/** Why the other side questions it, or its own side takes it back. */
export const exchangeNoteSchema = z.object({
	version: z.string().regex(/^\d{1,3}$/),
	note: line(200).pipe(z.string().min(1, 'note.missing')),
});
