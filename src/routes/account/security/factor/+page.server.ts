import { redirect, type RequestEvent } from '@sveltejs/kit';
import { codeSchema, proofSchema } from '#domain/identity/schema.ts';
import { findFactor } from '#data/identity-factor.server.ts';
import {
	beginEnrolment,
	confirmEnrolment,
	endFactor,
	enrolmentOf,
	replaceCodes,
} from '#http/factor.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { safeNext } from '#http/gate.server.ts';
import { whoIs } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, url }) {
	const person = whoIs(locals);
	const factor = await findFactor(person.accountId);
	return {
		code: await openForm(codeSchema),
		proof: await openForm(proofSchema),
		codesLeft: factor?.isConfirmed ? factor.codesLeft : null,
		enrolment: await enrolmentOf(person, factor),
		isOwed: person.stage === 'enrol',
		next: safeNext(url.searchParams.get('next'), url.origin),
	};
}

export const actions = {
	/** A new secret, which the page then shows until its first code is given. */
	begin: async ({ request, locals, url }: RequestEvent) => {
		const form = await readForm(await request.formData(), proofSchema);
		const { password } = form.data;
		form.data.password = ''; // never sent back
		if (!form.valid) return refuseForm(form);
		const begun = await beginEnrolment(whoIs(locals), password);
		if (!begun.ok) return refuseForm(form, begun.refusal);
		redirect(303, url.pathname + (next(url) ? `?next=${next(url)}` : ''));
	},

	/** Not followed by a redirect: the recovery codes are shown in this answer and never again. */
	confirm: async ({ request, locals }: RequestEvent) => {
		const form = await readForm(await request.formData(), codeSchema);
		if (!form.valid) return refuseForm(form);
		const confirmed = await confirmEnrolment(whoIs(locals), form.data.code);
		return confirmed.ok ? { recoveryCodes: confirmed.value } : refuseForm(form, confirmed.refusal);
	},

	/** The same: the new codes are shown in this answer and never again. */
	renew: async (event: RequestEvent) => {
		const form = await readForm(await event.request.formData(), codeSchema);
		if (!form.valid) return refuseForm(form);
		const renewed = await replaceCodes(event, whoIs(event.locals), form.data.code);
		if (renewed.ok) return { recoveryCodes: renewed.value, isRenewed: true };
		return refuseForm(form, renewed.refusal);
	},

	remove: async (event: RequestEvent) => {
		const form = await readForm(await event.request.formData(), codeSchema);
		if (!form.valid) return refuseForm(form);
		const removed = await endFactor(event, whoIs(event.locals), form.data.code);
		if (!removed.ok) return refuseForm(form, removed.refusal);
		redirect(303, localizeHref('/account/security'));
	},
};

function next(url: URL): string {
	return encodeURIComponent(url.searchParams.get('next') ?? '');
}
