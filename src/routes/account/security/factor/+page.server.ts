import { redirect, type RequestEvent } from '@sveltejs/kit';
import { codeSchema, proofSchema } from '#domain/identity/schema.ts';
import type { Result } from '#domain/result.ts';
import { findFactor } from '#data/identity-factor.server.ts';
import * as factors from '#http/factor.server.ts';
import { readForm, refuseForm } from '#http/form.server.ts';
import { safeNext } from '#http/gate.server.ts';
import { whoIs } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

export async function load({ locals, url }) {
	const person = whoIs(locals);
	const factor = await findFactor(person.accountId);
	return {
		codesLeft: factor?.isConfirmed ? factor.codesLeft : null,
		enrolment: await factors.enrolmentOf(person, factor),
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
		const begun = await factors.beginEnrolment(whoIs(locals), password);
		if (!begun.ok) return refuseForm(form, begun.refusal);
		const next = url.searchParams.get('next');
		redirect(303, url.pathname + (next ? `?next=${encodeURIComponent(next)}` : ''));
	},

	/** Not followed by a redirect: the recovery codes are shown in this answer and never again. */
	confirm: (event: RequestEvent) =>
		withCode(event, (code) => factors.confirmEnrolment(who(event), code)),
	/** Nor is this. */
	renew: (event: RequestEvent) =>
		withCode(event, (code) => factors.replaceCodes(event, who(event), code), true),
	remove: async (event: RequestEvent) => {
		const failed = await withCode(event, (code) => factors.endFactor(event, who(event), code));
		return 'recoveryCodes' in failed ? redirect(303, localizeHref('/account/security')) : failed;
	},
};

const who = ({ locals }: RequestEvent) => whoIs(locals);

/** What a right code leads to, or the form again. */
async function withCode(
	{ request }: RequestEvent,
	act: (code: string) => Promise<Result<string[]>>,
	isRenewed = false,
) {
	const form = await readForm(await request.formData(), codeSchema);
	if (!form.valid) return refuseForm(form);
	const done = await act(form.data.code);
	return done.ok ? { recoveryCodes: done.value, isRenewed } : refuseForm(form, done.refusal);
}
