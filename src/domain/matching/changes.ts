import { sumQuantities, without } from '#domain/needs/measure.ts';
import { refuse, type Result } from '#domain/result.ts';
import { at } from './columns.ts';
import { eligiblePair } from './held.ts';
import type { RoundInput } from './input.ts';
import { toQuantity, toUnits } from './units.ts';

/** What somebody would have otherwise in a plan, in its unit; the floor as the scale has it. */
export type Change =
	| {
			readonly what: 'lock';
			readonly need: string;
			readonly offer: string;
			readonly quantity: number;
	  }
	| { readonly what: 'ban'; readonly need: string; readonly offer: string }
	| { readonly what: 'budget'; readonly offer: string; readonly quantity: number }
	| { readonly what: 'floor'; readonly size: number };

type Lock = Extract<Change, { what: 'lock' }>;

type ChangeRefusal =
	| 'what_if.pair_not_eligible'
	| 'what_if.below_minimum'
	| 'what_if.locks_too_much'
	| 'what_if.floor_not_raised';

type Changed = Result<RoundInput, ChangeRefusal>;

/**
 * The input in which the changes hold, one after the other. A lock takes its amount from both
 * sides, as an announced grant does, and is listed apart in `held`, because it is part of the plan.
 * No change steps over what a donor or the law has said: such a lock is refused.
 */
export function changeInput(input: RoundInput, changes: readonly Change[]): Changed {
	let changed: Changed = { ok: true, value: input };
	for (const change of changes) {
		if (changed.ok) changed = apply(changed.value, change);
	}
	return changed;
}

function apply(input: RoundInput, change: Change): Changed {
	switch (change.what) {
		case 'lock':
			return lock(input, change);
		case 'ban': {
			const banned = { needId: change.need, offerId: change.offer };
			return { ok: true, value: { ...input, declined: [...input.declined, banned] } };
		}
		case 'budget':
			return { ok: true, value: addBudget(input, change.offer, change.quantity) };
		case 'floor':
			return raiseFloor(input, change.size);
	}
}

function addBudget(input: RoundInput, id: string, more: number): RoundInput {
	const offers = input.offers.map((offer) => {
		if (offer.id !== id) return offer;
		const withMore = (quantity: number) => sumQuantities([quantity, more]);
		return { ...offer, quantity: withMore(offer.quantity), open: withMore(offer.open) };
	});
	return { ...input, offers };
}

function lock(input: RoundInput, change: Lock): Changed {
	const { need: needId, offer: offerId } = change;
	const facts = { need: needId, offer: offerId };
	const pair = eligiblePair(input, needId, offerId);
	if (!pair) return refuse('what_if.pair_not_eligible', undefined, facts);
	const { need, offer } = pair;
	// Whole units: a part of one would lie open on paper and nowhere in the market.
	const quantity = toQuantity(toUnits(change.quantity, input.unit), input.unit);
	if (quantity < offer.minimumGrant) {
		return refuse('what_if.below_minimum', undefined, facts);
	}
	if (quantity > Math.min(need.open, offer.open)) {
		return refuse('what_if.locks_too_much', undefined, facts);
	}
	const less = <Side extends { id: string; open: number }>(sides: readonly Side[], id: string) =>
		sides.map((side) => (side.id === id ? { ...side, open: without(side.open, quantity) } : side));
	const held = [...(input.held ?? []), { needId, offerId, quantity }];
	const [needs, offers] = [less(input.needs, needId), less(input.offers, offerId)];
	return { ok: true, value: { ...input, needs, offers, held } };
}

/** The first tier is the floor; the one above begins later and keeps its size. */
function raiseFloor(input: RoundInput, raised: number): Changed {
	const { tiers } = input.parameters;
	const [size, reward] = at(tiers, 0);
	if (size === null || raised <= size) return refuse('what_if.floor_not_raised');
	const higher = [[raised, reward] as const, ...tiers.slice(1)];
	return { ok: true, value: { ...input, parameters: { ...input.parameters, tiers: higher } } };
}
