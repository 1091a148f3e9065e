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
import { pairingKinds, programmes } from './pairing.ts';

const date = z.string().max(20, 'date.malformed').superRefine(saying(parseDate)).default('');
const dateIfAny = z
	.string()
	.max(20, 'date.malformed')
	.superRefine(sayingIfAny(parseDate))
	.default('');
const line = (most: number) =>
	z.string().overwrite(normalizeInput).max(most, 'input.too_long').default('');
const text = (most: number) =>
	z.string().overwrite(normalizeParagraphs).max(most, 'input.too_long').default('');
const staged = z.union([z.uuid(), z.literal('')]).default('');
const figure = z.string().max(64, 'amount.malformed');

/** A pairing. Names of bodies without an account, such as schools, stand beside it. */
export const pairingSchema = z
	.object({
		id: z.uuid(),
		programme: z.enum(programmes).default('east_west'),
		kind: z.enum(pairingKinds).default('county'),
		supporter: line(120).pipe(z.string().min(1, 'pairing.supporter_missing')),
		supporting_name: line(60),
		receiver: line(120),
		receiving_name: line(60),
		place: line(120),
		valid_from: date,
		valid_to: dateIfAny,
		basis: line(200),
		basis_document_staged: staged,
	})
	.superRefine(({ receiver, place }, context) => {
		if (receiver !== '' || place !== '') return;
		context.addIssue({ code: 'custom', path: ['receiver'], message: 'pairing.receiver_missing' });
	});
export type PairingForm = z.infer<typeof pairingSchema>;

/** The last day of a pairing. */
export const endSchema = z.object({ valid_to: date });

/** Targets of an agreement: row three of both lists is one indicator; empty is none. */
export const agreementSchema = z.object({
	pairing_id: staged,
	year: z
		.string()
		.regex(/^(?:20\d\d)?$/)
		.default(''),
	version: z
		.string()
		.regex(/^\d{0,9}$/)
		.default(''),
	indicator: z.array(z.string().max(60)).max(100).default([]),
	target: z.array(figure).max(100).default([]),
	note: line(500),
});
export type AgreementForm = z.infer<typeof agreementSchema>;

/** The paper of an agreement; who signs second finds it there and sends the version alone. */
export const signatureSchema = z.object({
	version: z.string().regex(/^\d{1,9}$/),
	number: line(60),
	signed_on: dateIfAny,
	paper_staged: staged,
});
export type SignatureForm = z.infer<typeof signatureSchema>;

/** A reported figure, or the correction of one, which says why. */
export const reportSchema = z.object({
	id: z.uuid(),
	indicator: z.string().min(1, 'indicator.missing').max(60),
	value: figure.default(''),
	occurred_on: date,
	note: line(200).pipe(z.string().min(1, 'agreement_report.note_missing')),
	number: line(60),
	evidence_staged: staged,
	reason: line(500),
});
export type ReportForm = z.infer<typeof reportSchema>;

/** 自评 in words. */
export const assessmentSchema = z.object({
	words: text(5000).pipe(z.string().min(10, 'assessment.words_missing')),
});

const count = z
	.string()
	.max(12, 'count.malformed')
	.superRefine(sayingIfAny(parseCount))
	.default('');

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
		began_on: date,
		ended_on: dateIfAny,
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
		note: text(500),
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
