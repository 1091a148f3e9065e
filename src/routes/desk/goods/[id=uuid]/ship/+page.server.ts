import { error, redirect } from '@sveltejs/kit';
import { goodsPlaces, shipmentFromForm } from '#domain/funds/goods-form.ts';
import { shipmentSchema } from '#domain/funds/schema.ts';
import { inUnits } from '#domain/needs/quantity.ts';
import { shanghaiDate } from '#domain/period.ts';
import { placed } from '#domain/pledges/refusals.ts';
import { listStaged } from '#data/documents.server.ts';
import * as goods from '#data/funds-goods.server.ts';
import * as shipments from '#data/funds-shipments.server.ts';
import * as pledges from '#data/pledges.server.ts';
import { deny } from '#http/audit.server.ts';
import { openForm, readFile, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params: { id } }) {
	const { seat } = whoMay(locals, 'goods.ship');
	const { db } = locals;
	const [pledge, standings] = await Promise.all([
		pledges.find(db, id),
		goods.listStandings(db, id),
	]);
	if (!pledge) error(404, 'no such pledge');
	if (pledge.donor.id !== seat.organizationId) deny();
	const open = standings.filter(({ outstandingMilli }) => outstandingMilli > 0);
	const [first] = open;
	if (!first) error(409, 'nothing to ship');
	const known = {
		id: crypto.randomUUID(),
		position: String(first.position),
		village_code: pledge.lines[0]?.villageCode ?? '',
		quantity: inUnits(first.outstandingMilli),
	};
	const form = await openForm(shipmentSchema, known);
	return { pledge, open, form, today: shanghaiDate(new Date()) };
}

export const actions = {
	default: async ({ request, locals, params: { id } }) => {
		whoMay(locals, 'goods.ship');
		const { db } = locals;
		const sent = await request.formData();
		const form = await readForm(sent, shipmentSchema);
		await readFile(form, sent, { db, field: 'waybill', kind: 'evidence' });
		const staged = await listStaged(db, [form.data.waybill_staged]);
		if (!form.valid) return refuseForm(form, undefined, { staged });
		const shipped = await shipments.ship(db, id, shipmentFromForm(form.data));
		if (!shipped.ok) return refuseForm(form, placed(shipped.refusal, goodsPlaces), { staged });
		redirect(303, localizeHref(`/desk/goods/shipments/${shipped.value}`));
	},
};
