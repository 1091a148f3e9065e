import { redirect } from '@sveltejs/kit';
import { exchangeKinds } from '#domain/pairings/exchange.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';

/** The kind is chosen first. A new record has its id before it is sent: sent twice, it is one. */
export function load({ locals, url }) {
	whoMay(locals, 'exchange.save');
	const kind = exchangeKinds.find((one) => one === url.searchParams.get('kind'));
	const pairing = url.searchParams.get('pairing');
	const given = pairing ? { pairing } : {};
	if (kind) {
		const query = new URLSearchParams({ kind, ...given });
		redirect(303, localizeHref(`/desk/exchanges/${crypto.randomUUID()}/edit?${query}`));
	}
	return { kinds: exchangeKinds, given };
}
