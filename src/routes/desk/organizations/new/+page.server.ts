import {
	foundingFrom,
	foundingRegion,
	kindsFounded,
	kindsFoundedAt,
	kindsLeft,
} from '#domain/organizations/founding.ts';
import { placed } from '#domain/organizations/refusals.ts';
import { foundSchema } from '#domain/organizations/schema.ts';
import * as foundings from '#data/organizations-foundings.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { firstInvitation, whoFounds } from '#http/founding.server.ts';
import { invitationLink } from '#http/invitation.server.ts';
import { choosePlace } from '#http/region.server.ts';

/** The place is chosen first; what may be founded follows from it. */
export async function load({ locals, url }) {
	const { seat } = whoFounds(locals);
	const deepest = seat.kind === 'county' ? 5 : 3;
	const place = await choosePlace(locals.db, url, { top: foundingRegion(seat), deepest });
	const code = place.region?.code;
	const possible = code ? kindsFoundedAt(seat, code) : [];
	const standing = code && possible.length ? await foundings.listKindsAt(locals.db, code) : [];
	const kinds = kindsLeft(possible, standing);
	return {
		place,
		kinds,
		isTaken: kinds.length < possible.length,
		kindsFounded: kindsFounded(seat),
		form: await openForm(foundSchema, {
			id: crypto.randomUUID(),
			invitation_id: crypto.randomUUID(),
			kind: kinds[0],
			organization: place.region?.name,
			region_code: code,
		}),
	};
}

export const actions = {
	/** Answers with the page itself: the link is shown this once and kept nowhere. */
	default: async ({ request, locals, url }) => {
		whoFounds(locals);
		const form = await readForm(await request.formData(), foundSchema);
		if (!form.valid) return refuseForm(form);
		const { token, invitation } = firstInvitation(form.data);
		const organization = foundingFrom(form.data);
		const done = await foundings.found(locals.db, organization, invitation);
		if (!done.ok) return refuseForm(form, placed(done.refusal));
		const { id, name } = organization;
		return { made: { link: invitationLink(url.origin, token), id, name } };
	},
};
