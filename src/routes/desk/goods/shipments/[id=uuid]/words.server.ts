import { redirect, type RequestEvent } from '@sveltejs/kit';
import { goodsPlaces } from '#domain/funds/goods-form.ts';
import { noteSchema } from '#domain/funds/schema.ts';
import type { Act } from '#domain/identity/permission.ts';
import { placed } from '#domain/pledges/refusals.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from '#data/client.server.ts';
import * as shipments from '#data/funds-shipments.server.ts';
import { readForm, refuseForm } from '#http/form.server.ts';
import { mustProve, whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

type Say = (db: Db, id: string, note: string) => Promise<Result<string>>;

/** One person's word: on the shipment, or on the receipt that stood on the page they read. */
const say =
	(right: Act, about: 'shipment' | 'receipt', act: Say) =>
	async ({ request, locals, params }: RequestEvent) => {
		whoMay(locals, right);
		const form = await readForm(await request.formData(), noteSchema);
		if (!form.valid) return refuseForm(form);
		// Without a receipt there is none of that id, which is what the refusal says.
		const id = (about === 'receipt' && form.data.about) || (params['id'] ?? '');
		const done = await act(locals.db, id, form.data.note);
		if (!done.ok) return refuseForm(form, placed(done.refusal, goodsPlaces));
		redirect(303, localizeHref(`/desk/goods/shipments/${params['id']}`));
	};

type Word = ReturnType<typeof say>;

/** One that moves goods asks first for proof of who says it. */
const proven =
	(word: Word): Word =>
	(event) => {
		mustProve(event);
		return word(event);
	};

export const words = {
	withdraw: say('goods.ship', 'shipment', shipments.withdraw),
	approve: proven(say('goods.review', 'receipt', shipments.approve)),
	return: say('goods.review', 'receipt', shipments.sendBack),
	settle: proven(say('goods.settle', 'receipt', shipments.settle)),
};
