import { error, redirect } from '@sveltejs/kit';
import {
	exchangeFromForm,
	exchangePlaces,
	formOfExchange,
	likelyPairing,
} from '#domain/pairings/exchange-form.ts';
import { pairingsOf, placeToOffer } from '#domain/pairings/exchange-side.ts';
import { exchangeKinds } from '#domain/pairings/exchange.ts';
import { exchangeSchema } from '#domain/pairings/schema.ts';
import { shanghaiDate } from '#domain/period.ts';
import { listPairings } from '#data/pairings-exchange-list.server.ts';
import * as exchanges from '#data/pairings-exchanges.server.ts';
import { deny } from '#http/audit.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { labelPlace, readPlace } from '#http/place.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, params: { id }, url }) {
	const { seat } = whoMay(locals, 'exchange.save');
	const { db } = locals;
	const today = shanghaiDate(new Date());
	const [kept, pairings] = await Promise.all([exchanges.find(db, id), listPairings(db)]);
	if (kept) {
		if (kept.organization.id !== seat.organizationId || kept.state === 'withdrawn') deny();
		const known = formOfExchange(kept, await labelPlace(db, kept.placeCode));
		const own = pairings.filter((pairing) => pairing.id === kept.pairingId);
		return { kept, pairings: own, today, form: await openForm(exchangeSchema, known) };
	}
	const own = pairingsOf(seat, pairings, today);
	const pairing = likelyPairing(own, url.searchParams.get('pairing'));
	if (!pairing) error(409, 'no pairing');
	const kind = exchangeKinds.find((one) => one === url.searchParams.get('kind'));
	const place = await labelPlace(db, placeToOffer(pairing, seat));
	const known = { kind, pairing_id: pairing.id, began_on: today, place };
	return { kept, pairings: own, today, form: await openForm(exchangeSchema, known) };
}

export const actions = {
	default: async ({ request, locals, params: { id } }) => {
		whoMay(locals, 'exchange.save');
		const { db } = locals;
		const form = await readForm(await request.formData(), exchangeSchema);
		if (!form.valid) return refuseForm(form);
		const pairings = await listPairings(db);
		const pairing = pairings.find((one) => one.id === form.data.pairing_id);
		const within = pairing?.receivingRegionCode ?? '';
		const place = await readPlace(db, form.data.place, within);
		if (!place.ok) return refuseForm(form, place.refusal);
		const saved = await exchanges.record(db, id, exchangeFromForm(form.data, place.value));
		if (saved.ok) redirect(303, localizeHref(`/desk/exchanges/${id}`));
		const field = exchangePlaces[saved.refusal.name];
		return refuseForm(form, field ? { ...saved.refusal, field } : saved.refusal);
	},
};
