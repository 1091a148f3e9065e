import { z } from 'zod';
import { parseDate } from '#domain/period.ts';
import { saying, sayingIfAny } from '#domain/result.ts';
import { normalizeInput, normalizeParagraphs } from '#domain/text.ts';
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
		predecessor_id: staged,
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
export const reportSchema = z
	.object({
		id: z.uuid(),
		indicator: z.string().min(1, 'indicator.missing').max(60),
		value: figure.default(''),
		occurred_on: date,
		note: line(200).pipe(z.string().min(1, 'agreement_report.note_missing')),
		number: line(60),
		evidence_staged: staged,
		corrects_id: staged,
		reason: line(500),
	})
	.superRefine(({ corrects_id, reason }, context) => {
		if (corrects_id === '' || reason !== '') return;
		context.addIssue({ code: 'custom', path: ['reason'], message: 'note.missing' });
	});
export type ReportForm = z.infer<typeof reportSchema>;

/** 自评 in words. */
export const assessmentSchema = z.object({
	words: text(5000).pipe(z.string().min(10, 'assessment.words_missing')),
});
