import { parseDate } from '#domain/period.ts';
import { isValidOn } from './donor.ts';
import { faultOf, type Fault } from './fault.ts';
import type { Instance } from './instance.ts';
import { numberFaults } from './numbers.ts';

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
	yield* mixedKinds(instance);
	yield* pairingFaults(instance);
	yield* lockFaults(instance);
}

function* repeatedIds({ needs, offers, villages = [], pairs = [] }: Instance): Generator<Fault> {
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
	const pairIds = pairs.map(([offer, need]) => `${offer} ${need}`);
	for (const { facts } of repeated('pair', pairIds)) {
		yield faultOf('instance.duplicate_pair', 'pair', facts?.id ?? '');
	}
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
	for (const [offer, need] of instance.pairs ?? []) {
		if (!(need in instance.needs)) yield faultOf('instance.unknown_need', 'pair', need);
		if (!(offer in instance.offers)) yield faultOf('instance.unknown_offer', 'pair', offer);
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
