import { redirect, type RequestEvent } from '@sveltejs/kit';
import { places } from '#domain/funds/form.ts';
import { noteSchema } from '#domain/funds/schema.ts';
import type { Act } from '#domain/identity/permission.ts';
import { placed } from '#domain/pledges/refusals.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from '#data/client.server.ts';
import * as receipts from '#data/funds-receipts.server.ts';
import * as reversals from '#data/funds-reversals.server.ts';
import { readForm, refuseForm } from '#http/form.server.ts';
import { mustProve, whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

type Say = (db: Db, id: string, note: string) => Promise<Result<string>>;

/** One person's word: on the report, or on the receipt or reversal on the page that they read. */
const say =
	(right: Act, about: 'report' | 'receipt' | 'reversal', act: Say) =>
	async ({ request, locals, params }: RequestEvent) => {
		whoMay(locals, right);
		const form = await readForm(await request.formData(), noteSchema);
		if (!form.valid) return refuseForm(form);
		// Without one there is none of the report's id, which is what the refusal says.
		const id = (about !== 'report' && form.data.about) || (params['id'] ?? '');
		const done = await act(locals.db, id, form.data.note);
		if (!done.ok) return refuseForm(form, placed(done.refusal, places));
		redirect(303, localizeHref(`/desk/funds/reports/${params['id']}`));
	};

type Word = ReturnType<typeof say>;

/** One that moves money asks first for proof of who says it. */
const proven =
	(word: Word): Word =>
	(event) => {
		mustProve(event);
		return word(event);
	};

export const words = {
	withdraw: say('report.submit', 'report', receipts.withdraw),
	approve: proven(say('receipt.review', 'receipt', receipts.approve)),
	return: say('receipt.review', 'receipt', receipts.sendBack),
	approve_reversal: proven(say('receipt.review', 'reversal', reversals.approve)),
	return_reversal: say('receipt.review', 'reversal', reversals.sendBack),
	settle: proven(say('discrepancy.settle', 'receipt', receipts.settle)),
};
