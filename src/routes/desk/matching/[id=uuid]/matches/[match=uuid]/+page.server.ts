import { error } from '@sveltejs/kit';
import * as matches from '#data/matching-matches.server.ts';

export async function load({ locals, params }) {
	const match = await matches.find(locals.db, params.id, params.match);
	if (!match) error(404, 'no such match');
	const { otherOffer, otherNeed } = match.reasons;
	const ids = [otherOffer?.id, otherNeed?.id].filter((id) => id !== undefined);
	const named = await matches.name(locals.db, ids);
	return {
		match,
		otherOffer: named.get(otherOffer?.id ?? '') ?? null,
		otherNeed: named.get(otherNeed?.id ?? '') ?? null,
	};
}
