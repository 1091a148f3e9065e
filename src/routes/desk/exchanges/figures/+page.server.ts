import { YEAR } from '#domain/filter.ts';
import { likelyPairing } from '#domain/pairings/exchange-form.ts';
import { pairingsOf } from '#domain/pairings/exchange-side.ts';
import { shanghaiDate, yearsFrom } from '#domain/period.ts';
import { listFigures, listOfPairing, listPairings } from '#data/pairings-exchange-list.server.ts';
import { whoActs } from '#http/seat.server.ts';

/** What the exchanges of one pairing come to in one year; every figure leads to its rows. */
export async function load({ locals, url }) {
	const { seat } = whoActs(locals);
	const { db } = locals;
	const today = shanghaiDate(new Date());
	const pairings = pairingsOf(seat, await listPairings(db), today);
	const pairing = likelyPairing(pairings, url.searchParams.get('pairing'));
	const asked = url.searchParams.get('year') ?? '';
	const year = YEAR.test(asked) ? Number(asked) : Number(today.slice(0, 4));
	const [figures, exchanges] = pairing
		? await Promise.all([listFigures(db, pairing.id, year), listOfPairing(db, pairing.id)])
		: [[], []];
	const first = pairing ? Number(pairing.validFrom.slice(0, 4)) : null;
	return { pairings, pairing, year, years: yearsFrom(first, today), figures, exchanges, today };
}
