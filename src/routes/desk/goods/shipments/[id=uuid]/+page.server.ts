import { error, redirect } from '@sveltejs/kit';
import { goodsPlaces, goodsReceiptFromForm } from '#domain/funds/goods-form.ts';
import { actsOnShipment, goodsArrivalOf, liveGoodsReceipt } from '#domain/funds/goods.ts';
import { goodsReceiptSchema, noteSchema } from '#domain/funds/schema.ts';
import { shanghaiDate } from '#domain/period.ts';
import { placed } from '#domain/pledges/refusals.ts';
import { listStaged } from '#data/documents.server.ts';
import * as shipments from '#data/funds-shipments.server.ts';
import { openForm, readFile, readForm, refuseForm } from '#http/form.server.ts';
import { whoActs, whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';
import { words } from './words.server.ts';

export async function load({ locals, params: { id } }) {
	const actor = whoActs(locals);
	const shipment = await shipments.find(locals.db, id);
	if (!shipment) error(404, 'no such shipment');
	const files = shipment.receipts.flatMap((one) => [one.photoDocumentId, one.documentId]);
	return {
		shipment,
		live: liveGoodsReceipt(shipment),
		arrival: goodsArrivalOf(shipment),
		acts: actsOnShipment(shipment, actor),
		papers: await listStaged(locals.db, [shipment.documentId, ...files]),
		today: shanghaiDate(new Date()),
		receipt: await openForm(goodsReceiptSchema, { id: crypto.randomUUID() }),
		note: await openForm(noteSchema),
	};
}

export const actions = {
	...words,
	confirm: async ({ request, locals, params: { id } }) => {
		whoMay(locals, 'goods.receive');
		const { db } = locals;
		const sent = await request.formData();
		const form = await readForm(sent, goodsReceiptSchema);
		await readFile(form, sent, { db, field: 'photo', kind: 'photo' });
		await readFile(form, sent, { db, field: 'delivery_note', kind: 'evidence' });
		const [photo, paper] = [form.data.photo_staged, form.data.delivery_note_staged];
		const staged = {
			photo: await listStaged(db, [photo]),
			delivery_note: await listStaged(db, [paper]),
		};
		if (!form.valid) return refuseForm(form, undefined, { staged });
		const counted = await shipments.confirm(db, id, goodsReceiptFromForm(form.data));
		const places = { ...goodsPlaces, 'goods.in_the_future': 'received_on' };
		if (!counted.ok) return refuseForm(form, placed(counted.refusal, places), { staged });
		redirect(303, localizeHref(`/desk/goods/shipments/${id}`));
	},
};
