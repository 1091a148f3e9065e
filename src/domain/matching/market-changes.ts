import { accept, type Result } from '#domain/result.ts';
import { faultOf, type InstanceRefusal } from './fault.ts';
import type { Decline, Instance, Need, Offer } from './instance.ts';
import type { Parameters } from './parameters.ts';

/** One thing that is otherwise in a market; amounts in its units. */
export type MarketChange =
	/** The whole budget and the whole need, with what the locks hold of them. */
	| { readonly what: 'budget'; readonly offer: string; readonly budget: number }
	| { readonly what: 'need_amount'; readonly need: string; readonly amount: number }
	| { readonly what: 'ban'; readonly need: string; readonly offer: string }
	/** The pair gets this much, whatever else; what it had been locked at before is added to. */
	| {
			readonly what: 'lock';
			readonly need: string;
			readonly offer: string;
			readonly amount: number;
	  }
	| { readonly what: 'unlock'; readonly need: string; readonly offer: string }
	| { readonly what: 'add_offer'; readonly offer: Offer }
	| { readonly what: 'add_need'; readonly need: Need }
	/** Another floor, other tiers or weights. */
	| { readonly what: 'parameters'; readonly parameters: Parameters };

type Changed = Result<Instance, InstanceRefusal>;

/** The instance in which the changes hold, one after the other; refuses unknown records. */
export function changeInstance(instance: Instance, changes: readonly MarketChange[]): Changed {
	let changed: Changed = accept(instance);
	for (const change of changes) {
		if (changed.ok) changed = changeOne(changed.value, change);
	}
	return changed;
}

function changeOne(instance: Instance, change: MarketChange): Changed {
	const { offers, needs, locked, declined } = instance;
	switch (change.what) {
		case 'budget': {
			const { offer: id, budget } = change;
			const changed = replace(offers, id, (offer) => ({ ...offer, budget }));
			return changed ? accept({ ...instance, offers: changed }) : unknownOffer(id);
		}
		case 'need_amount': {
			const { need: id, amount } = change;
			const changed = replace(needs, id, (need) => ({ ...need, amount }));
			return changed ? accept({ ...instance, needs: changed }) : unknownNeed(id);
		}
		case 'ban': {
			const { need, offer } = change;
			return accept({ ...instance, declined: [...declined, { need, offer }] });
		}
		case 'lock': {
			const { need, offer, amount } = change;
			return accept({ ...instance, locked: [...locked, { need, offer, amount }] });
		}
		case 'unlock': {
			const kept = locked.filter((lock) => !isPair(lock, change));
			return accept({ ...instance, locked: kept });
		}
		case 'add_offer':
			return accept({ ...instance, offers: [...offers, change.offer] });
		case 'add_need':
			return accept({ ...instance, needs: [...needs, change.need] });
		case 'parameters':
			return accept({ ...instance, parameters: change.parameters });
	}
}

function replace<Entry extends { readonly id: string }>(
	entries: readonly Entry[],
	id: string,
	change: (entry: Entry) => Entry,
): Entry[] | null {
	const isKnown = entries.some((entry) => entry.id === id);
	return isKnown ? entries.map((entry) => (entry.id === id ? change(entry) : entry)) : null;
}

function isPair(one: Decline, other: Decline): boolean {
	return one.need === other.need && one.offer === other.offer;
}

function unknownOffer(id: string): Changed {
	return { ok: false, refusal: faultOf('instance.unknown_offer', 'change', id, 'offer') };
}

function unknownNeed(id: string): Changed {
	return { ok: false, refusal: faultOf('instance.unknown_need', 'change', id, 'need') };
}
