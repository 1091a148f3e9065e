import type { Refusal } from '#domain/result.ts';

export type InstanceRefusal =
	| 'instance.date_malformed'
	| 'instance.duplicate_id'
	| 'instance.duplicate_pair'
	| 'instance.unknown_need'
	| 'instance.unknown_offer'
	| 'instance.unknown_village'
	| 'instance.code_malformed'
	| 'instance.number_invalid'
	| 'instance.points_too_large'
	| 'instance.total_too_large'
	| 'instance.mixed_commodities'
	| 'instance.mixed_natures'
	| 'instance.village_without_population'
	| 'instance.tiers_invalid'
	| 'instance.pairing_not_begun'
	| 'instance.pairing_ended'
	| 'instance.lock_above_budget'
	| 'instance.lock_above_need';

export type Fault = Refusal<InstanceRefusal>;

/** `facts` name the record: { record: 'need', id: … }. */
export function faultOf(
	name: InstanceRefusal,
	record: string,
	id: string | number,
	field?: string,
): Fault {
	return { name, ...(field !== undefined && { field }), facts: { record, id } };
}

/** The first that is found; nobody after it is asked. */
export function firstFault<Entry>(
	entries: readonly Entry[],
	find: (entry: Entry) => Fault | null,
): Fault | null {
	for (let index = 0; index < entries.length; index += 1) {
		const fault = find(entries[index]!);
		if (fault) return fault;
	}
	return null;
}
