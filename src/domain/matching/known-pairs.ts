import { at } from './columns.ts';
import type { Market, Sides } from './market.ts';
import { pairQuality, type PairSource } from './pair-source.ts';
import { pairList, sortPairs, type PairColumns } from './pairs.ts';
import { positionsOf } from './positions.ts';

/** The pairs that mattered in one market, by ids, so that another may start with them. */
export interface KnownPairs {
	readonly needs: readonly string[];
	readonly offers: readonly string[];
	/** Positions in these lists. */
	readonly need: Int32Array;
	readonly offer: Int32Array;
}

export function knownPairs({ needs, donors, model }: Market): KnownPairs {
	return {
		needs: needs.map(({ id }) => id),
		offers: donors.map(({ offer }) => offer.id),
		need: model.pairNeed,
		offer: model.pairOffer,
	};
}

/** Those of them that this market has too, with the quality they have there. */
export function stillEligible(source: PairSource, known: KnownPairs, sides: Sides): PairColumns {
	const { needAt, offerAt } = positionsOf(sides);
	const [needs, offers] = [known.needs.map(needAt), known.offers.map(offerAt)];
	const pairs = pairList();
	known.need.forEach((knownNeed, pair) => {
		const [need, offer] = [at(needs, knownNeed), at(offers, at(known.offer, pair))];
		if (need < 0 || offer < 0) return;
		const quality = pairQuality(source, need, offer);
		if (quality !== null) pairs.push(need, offer, quality);
	});
	return sortPairs(pairs.columns(), source.needs, source.offers);
}

/** As bytes: the length of the ids, the ids, then the positions. */
export function packPairs({ needs, offers, need, offer }: KnownPairs): Uint8Array {
	const ids = new TextEncoder().encode(JSON.stringify([needs, offers]));
	const bytes = new Uint8Array(HEAD + ids.length + 2 * need.byteLength);
	const view = new DataView(bytes.buffer);
	view.setUint32(0, ids.length, true);
	view.setUint32(4, need.length, true);
	bytes.set(ids, HEAD);
	[...[need, offer].entries()].forEach(([side, column]) => {
		const start = HEAD + ids.length + side * need.byteLength;
		column.forEach((position, index) => view.setInt32(start + 4 * index, position, true));
	});
	return bytes;
}

const HEAD = 8;

/** @throws RangeError or SyntaxError where these are not bytes of `packPairs` */
export function unpackPairs(bytes: Uint8Array): KnownPairs {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const [idBytes, count] = [view.getUint32(0, true), view.getUint32(4, true)];
	const text = new TextDecoder().decode(bytes.subarray(HEAD, HEAD + idBytes));
	const [needs, offers] = JSON.parse(text) as [string[], string[]];
	const column = (side: number) =>
		Int32Array.from({ length: count }, (_, index) =>
			view.getInt32(HEAD + idBytes + 4 * (side * count + index), true),
		);
	return { needs, offers, need: column(0), offer: column(1) };
}
