import { z } from 'zod';
import { parseMailAddress } from '#domain/identity/login.ts';
import { parseAmount } from '#domain/money.ts';
import { parsePercent } from '#domain/needs/quantity.ts';
import { parseDate } from '#domain/period.ts';
import { saying, sayingIfAny } from '#domain/result.ts';

const optionalId = z.union([z.uuid(), z.literal('')]).default('');

/** The update form: what is typed stays text; `updateFromForm` makes the update of it. */
export const updateSchema = z.object({
	id: z.uuid(),
	project_id: z.uuid('update.project_missing'),
	event_on: z.string().superRefine(saying(parseDate)).default(''),
	body: z.string().trim().min(1, 'update.body_missing').max(2000, 'update.body_too_long'),
	works_percent: z.string().max(8).superRefine(sayingIfAny(parsePercent)).default(''),
	amount: z.string().max(64).superRefine(sayingIfAny(parseAmount)).default(''),
	milestone_id: optionalId,
	photos_staged: z.array(z.uuid()).max(9, 'update.too_many_photos').default([]),
	caption: z.string().trim().max(100, 'update.caption_too_long').default(''),
	correction_note: z.string().trim().max(300, 'note.too_long').default(''),
	/** Made before it is sent: the same sending again is the same version. */
	sending_id: optionalId,
	/** The version it was written upon, 0 for none; empty where a page did not say. */
	base_version: z
		.string()
		.regex(/^\d{0,9}$/)
		.default(''),
});

export type UpdateForm = z.infer<typeof updateSchema>;

export const reviewSchema = z.object({
	version: z.coerce.number().int().positive().max(999_999_999),
	note: z.string().trim().max(500, 'note.too_long').default(''),
});

/** Who wants mails; of what, the address of the form says. */
export const followSchema = z.object({
	address: z.string().superRefine(saying(parseMailAddress)),
});
