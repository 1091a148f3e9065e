import { parseDate } from '#domain/period.ts';
import { isValidOn } from './donor.ts';
import { faultOf, type Fault } from './fault.ts';
import type { Instance } from './instance.ts';
import { numberFaults } from './numbers.ts';
import { pairFaults } from './pair-faults.ts';

/** The first thing wrong with an instance, null where it can be matched. */
export function findFault(instance: Instance): Fault | null {
	return faults(instance).next().value ?? null;
}

function* faults(instance: Instance): Generator<Fault, undefined> {
	const date = parseDate(instance.date);
	if (!date.ok || date.value !== instance.date) {
		yield faultOf('instance.date_malformed', 'instance', instance.date, 'date');
	}
	yield* repeatedIds(instance);
	yield* numberFaults(instance);
	yield* unknownReferences(instance);
	if (instance.pairs) yield* pairFaults(instance);
	else yield* placeFaults(instance);
	yield* mixedKinds(instance);
	yield* pairingFaults(instance);
	yield* lockFaults(instance);
}

function* repeatedIds({ needs, offers, villages = [] }: Instance): Generator<Fault> {
	yield* repeated(
		'need',
		needs.map(({ id }) => id),
	);
	yield* repeated(
		'offer',
		offers.map(({ id }) => id),
	);
	yield* repeated(
		'village',
		villages.map(({ code }) => code),
	);
}

function* repeated(record: string, ids: readonly string[]): Generator<Fault> {
	const seen = new Set<string>();
	for (const id of ids) {
		if (seen.has(id)) yield faultOf('instance.duplicate_id', record, id);
		seen.add(id);
	}
}

function* unknownReferences(instance: Instance): Generator<Fault> {
	const needs = new Set(instance.needs.map(({ id }) => id));
	const offers = new Set(instance.offers.map(({ id }) => id));
	const villages = instance.villages && new Set(instance.villages.map(({ code }) => code));
	for (const { id, village } of instance.needs) {
		const isKnown = villages === undefined || villages.has(village);
		if (!isKnown) yield faultOf('instance.unknown_village', 'need', id, 'village');
	}
	for (const { offer } of instance.pairings) {
		if (!offers.has(offer)) yield faultOf('instance.unknown_offer', 'pairing', offer, 'offer');
	}
	for (const { need, offer } of [...instance.locked, ...instance.declined]) {
		if (!needs.has(need)) yield faultOf('instance.unknown_need', 'need', need);
		if (!offers.has(offer)) yield faultOf('instance.unknown_offer', 'offer', offer);
	}
}

const VILLAGE = /^\d{12}$/;

/** Two digits for a province, then 4, 6, 9 and 12; no other length is the code of a region. */
const REGION = /^\d{2}(?:\d{2}(?:\d{2}(?:\d{3}(?:\d{3})?)?)?)?$/;

/** Where places decide who may give to whom, a slip in a code would quietly leave somebody out. */
function* placeFaults({ needs, offers, pairings }: Instance): Generator<Fault> {
	for (const { id, village } of needs) {
		if (!VILLAGE.test(village)) yield faultOf('instance.code_malformed', 'need', id, 'village');
	}
	for (const { id, regions = [] } of offers) {
		const areCodes = regions.every((region) => REGION.test(region));
		if (!areCodes) yield faultOf('instance.code_malformed', 'offer', id, 'regions');
	}
	for (const { offer, region } of pairings) {
		if (REGION.test(region)) continue;
		yield faultOf('instance.code_malformed', 'pairing', `${offer} ${region}`, 'region');
	}
}

/** Money and goods, fiscal aid and donations: never in one market. */
function* mixedKinds({ commodity, needs, offers }: Instance): Generator<Fault> {
	for (const need of needs) {
		if ((need.commodity ?? commodity) === commodity) continue;
		yield faultOf('instance.mixed_commodities', 'need', need.id, 'commodity');
	}
	for (const offer of offers) {
		if ((offer.commodity ?? commodity) === commodity) continue;
		yield faultOf('instance.mixed_commodities', 'offer', offer.id, 'commodity');
	}
	for (const { id, nature } of offers) {
		if (nature === offers[0]?.nature) continue;
		yield faultOf('instance.mixed_natures', 'offer', id, 'nature');
	}
}

function* pairingFaults({ date, pairings }: Instance): Generator<Fault> {
	for (const pairing of pairings) {
		if (isValidOn(date, pairing)) continue;
		const hasEnded = pairing.validTo != null && pairing.validTo < date;
		const name = hasEnded ? 'instance.pairing_ended' : 'instance.pairing_not_begun';
		yield faultOf(name, 'pairing', `${pairing.offer} ${pairing.region}`);
	}
}

function* lockFaults({ needs, offers, locked }: Instance): Generator<Fault> {
	const byOffer = sums(locked.map(({ offer, amount }) => [offer, amount]));
	for (const { id, budget } of offers) {
		const isAbove = (byOffer.get(id) ?? 0) > budget;
		if (isAbove) yield faultOf('instance.lock_above_budget', 'offer', id, 'locked');
	}
	const byNeed = sums(locked.map(({ need, amount }) => [need, amount]));
	for (const { id, amount } of needs) {
		const isAbove = (byNeed.get(id) ?? 0) > amount;
		if (isAbove) yield faultOf('instance.lock_above_need', 'need', id, 'locked');
	}
}

function sums(entries: readonly (readonly [key: string, amount: number])[]): Map<string, number> {
	const totals = new Map<string, number>();
	for (const [key, amount] of entries) totals.set(key, (totals.get(key) ?? 0) + amount);
	return totals;
}
