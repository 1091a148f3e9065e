import { parseDate } from '#domain/period.ts';
import { isValidOn } from './donor.ts';
import { faultOf, firstFault, type Fault } from './fault.ts';
import type { Instance, Need, Offer } from './instance.ts';
import { numberFault } from './numbers.ts';
import { pairFault } from './pair-fault.ts';

/** The first thing wrong with an instance, null where it can be matched. */
export function findFault(instance: Instance): Fault | null {
	return firstFault(CHECKS, (check) => check(instance));
}

/** None is made before those above it have found nothing. */
const CHECKS = [
	dateFault,
	repeatedId,
	numberFault,
	unknownReference,
	(instance: Instance) => (instance.pairs ? pairFault(instance) : placeFault(instance)),
	mixedKind,
	pairingFault,
	lockFault,
] satisfies ((instance: Instance) => Fault | null)[];

function dateFault({ date }: Instance): Fault | null {
	const parsed = parseDate(date);
	if (parsed.ok && parsed.value === date) return null;
	return faultOf('instance.date_malformed', 'instance', date, 'date');
}

function repeatedId({ needs, offers, villages = [] }: Instance): Fault | null {
	return (
		repeated('need', needs, ({ id }) => id) ??
		repeated('offer', offers, ({ id }) => id) ??
		repeated('village', villages, ({ code }) => code)
	);
}

function repeated<Entry>(
	record: string,
	entries: readonly Entry[],
	idOf: (entry: Entry) => string,
): Fault | null {
	const seen = new Set<string>();
	return firstFault(entries, (entry) => {
		const id = idOf(entry);
		if (seen.has(id)) return faultOf('instance.duplicate_id', record, id);
		seen.add(id);
		return null;
	});
}

function unknownReference(instance: Instance): Fault | null {
	const needs = new Set(instance.needs.map(({ id }) => id));
	const offers = new Set(instance.offers.map(({ id }) => id));
	const villages = instance.villages && new Set(instance.villages.map(({ code }) => code));
	const unknownNeed = (need: string) =>
		needs.has(need) ? null : faultOf('instance.unknown_need', 'need', need);
	const unknownOffer = (offer: string) =>
		offers.has(offer) ? null : faultOf('instance.unknown_offer', 'offer', offer);
	return (
		firstFault(instance.needs, ({ id, village }) => {
			const isKnown = villages === undefined || villages.has(village);
			return isKnown ? null : faultOf('instance.unknown_village', 'need', id, 'village');
		}) ??
		firstFault(instance.pairings, ({ offer }) =>
			offers.has(offer) ? null : faultOf('instance.unknown_offer', 'pairing', offer, 'offer'),
		) ??
		firstFault(
			[...instance.locked, ...instance.declined],
			({ need, offer }) => unknownNeed(need) ?? unknownOffer(offer),
		)
	);
}

const VILLAGE = /^\d{12}$/;

/** Two digits for a province, then 4, 6, 9 and 12; no other length is the code of a region. */
const REGION = /^\d{2}(?:\d{2}(?:\d{2}(?:\d{3}(?:\d{3})?)?)?)?$/;

/** Where places decide who may give to whom, a slip in a code would quietly leave somebody out. */
function placeFault({ needs, offers, pairings }: Instance): Fault | null {
	return (
		firstFault(needs, ({ id, village }) =>
			VILLAGE.test(village) ? null : faultOf('instance.code_malformed', 'need', id, 'village'),
		) ??
		firstFault(offers, ({ id, regions = [] }) => {
			const areCodes = regions.every((region) => REGION.test(region));
			return areCodes ? null : faultOf('instance.code_malformed', 'offer', id, 'regions');
		}) ??
		firstFault(pairings, ({ offer, region }) => {
			if (REGION.test(region)) return null;
			return faultOf('instance.code_malformed', 'pairing', `${offer} ${region}`, 'region');
		})
	);
}

/** Money and goods, fiscal aid and donations: never in one market. */
function mixedKind({ commodity, needs, offers }: Instance): Fault | null {
	const mixed = (record: string) => (entry: Need | Offer) => {
		if ((entry.commodity ?? commodity) === commodity) return null;
		return faultOf('instance.mixed_commodities', record, entry.id, 'commodity');
	};
	return (
		firstFault(needs, mixed('need')) ??
		firstFault(offers, mixed('offer')) ??
		firstFault(offers, ({ id, nature }) => {
			if (nature === offers[0]?.nature) return null;
			return faultOf('instance.mixed_natures', 'offer', id, 'nature');
		})
	);
}

function pairingFault({ date, pairings }: Instance): Fault | null {
	return firstFault(pairings, (pairing) => {
		if (isValidOn(date, pairing)) return null;
		const hasEnded = pairing.validTo != null && pairing.validTo < date;
		const name = hasEnded ? 'instance.pairing_ended' : 'instance.pairing_not_begun';
		return faultOf(name, 'pairing', `${pairing.offer} ${pairing.region}`);
	});
}

function lockFault({ needs, offers, locked }: Instance): Fault | null {
	const byOffer = sums(locked.map(({ offer, amount }) => [offer, amount]));
	const byNeed = sums(locked.map(({ need, amount }) => [need, amount]));
	return (
		firstFault(offers, ({ id, budget }) => {
			const isAbove = (byOffer.get(id) ?? 0) > budget;
			return isAbove ? faultOf('instance.lock_above_budget', 'offer', id, 'locked') : null;
		}) ??
		firstFault(needs, ({ id, amount }) => {
			const isAbove = (byNeed.get(id) ?? 0) > amount;
			return isAbove ? faultOf('instance.lock_above_need', 'need', id, 'locked') : null;
		})
	);
}

function sums(entries: readonly (readonly [key: string, amount: number])[]): Map<string, number> {
	const totals = new Map<string, number>();
	for (const [key, amount] of entries) totals.set(key, (totals.get(key) ?? 0) + amount);
	return totals;
}
