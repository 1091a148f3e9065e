import { at, positionsBy } from './columns.ts';
import { faultOf, type Fault } from './fault.ts';
import { givenPairsOf, type Instance } from './instance.ts';
import { isPoints } from './numbers.ts';
import type { PairColumns } from './pairs.ts';

/** What is wrong with the pairs that an instance brings along; there may be millions of them. */
export function pairFault(instance: Instance): Fault | null {
	const { needs, offers } = instance;
	const pairs = givenPairsOf(instance);
	for (let pair = 0; pair < pairs.need.length; pair += 1) {
		const [need, offer] = [at(pairs.need, pair), at(pairs.offer, pair)];
		if (!(need in needs)) return faultOf('instance.unknown_need', 'pair', need);
		if (!(offer in offers)) return faultOf('instance.unknown_offer', 'pair', offer);
		if (isPoints(at(pairs.quality, pair))) continue;
		return faultOf('instance.number_invalid', 'pair', `${offer} ${need}`, 'quality');
	}
	const repeated = repeatedPair(pairs, needs.length, offers.length);
	return repeated === null ? null : faultOf('instance.duplicate_pair', 'pair', repeated);
}

function repeatedPair(pairs: PairColumns, needs: number, offers: number): string | null {
	const positions = positionsBy(pairs.need, needs);
	const seenFor = new Int32Array(offers).fill(-1);
	for (let need = 0; need < needs; need += 1) {
		for (const pair of positions(need)) {
			const offer = at(pairs.offer, pair);
			if (seenFor[offer] === need) return `${offer} ${need}`;
			seenFor[offer] = need;
		}
	}
	return null;
}
