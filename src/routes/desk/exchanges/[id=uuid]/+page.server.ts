import { error, redirect, type RequestEvent } from '@sveltejs/kit';
import type { Act } from '#domain/identity/permission.ts';
import { actsOnExchange } from '#domain/pairings/exchange-side.ts';
import { exchangeNoteSchema } from '#domain/pairings/schema.ts';
import { listPairings } from '#data/pairings-exchange-list.server.ts';
import * as exchanges from '#data/pairings-exchanges.server.ts';
import { openForm, readField, readForm, refuseAct, refuseForm } from '#http/form.server.ts';
import { whoActs, whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params: { id } }) {
	const actor = whoActs(locals);
	const exchange = await exchanges.find(locals.db, id);
	if (!exchange) error(404, 'no such exchange');
	const [versions, pairings] = await Promise.all([
		exchanges.listVersions(locals.db, id),
		listPairings(locals.db),
	]);
	const pairing = pairings.find((one) => one.id === exchange.pairingId) ?? null;
	return {
		exchange,
		versions,
		acts: actsOnExchange(exchange, pairing, actor),
		form: await openForm(exchangeNoteSchema),
	};
}

/** An act that takes a reason: about the version that was read. */
const noted =
	(right: Act, does: typeof exchanges.withdraw) =>
	async ({ request, locals, params }: RequestEvent) => {
		whoMay(locals, right);
		const form = await readForm(await request.formData(), exchangeNoteSchema);
		if (!form.valid) return refuseForm(form);
		const { version, note } = form.data;
		const id = params['id'] ?? '';
		const done = await does(locals.db, id, { version: Number(version), note });
		if (!done.ok) return refuseForm(form, done.refusal);
		redirect(303, localizeHref(`/desk/exchanges/${id}`));
	};

export const actions = {
	confirm: async ({ request, locals, params: { id } }) => {
		whoMay(locals, 'exchange.answer');
		const version = Number(readField(await request.formData(), 'version'));
		const said = await exchanges.answer(locals.db, id, { version, note: null });
		return refuseAct(said) ?? redirect(303, localizeHref(`/desk/exchanges/${id}`));
	},
	question: noted('exchange.answer', exchanges.answer),
	withdraw: noted('exchange.save', exchanges.withdraw),
};
