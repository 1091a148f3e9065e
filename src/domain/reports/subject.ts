import type { Seat } from '#domain/identity/actor.ts';
import { may } from '#domain/identity/permission.ts';
import type { Sides } from '#domain/meetings/side.ts';
import { isWithinRegion } from '#domain/regions/code.ts';
import { ID } from '#domain/text.ts';

/** A county, the two sides of a pairing, or all that a supporting city or county assists. */
export type Scope = 'county' | 'pairing' | 'supporting';

/** What a bulletin is about; a pairing by its id, the others by a region's code. */
export interface Subject {
	readonly scope: Scope;
	readonly regionCode: string | null;
	readonly pairingId: string | null;
}

export interface NamedSubject extends Subject {
	readonly name: string;
}

export const SUBJECT = new RegExp(
	`^(?:(?:county|supporting)-[1-9]\\d{11}|pairing-${ID.source.slice(1, -1)})$`,
);

/** As addresses and forms write it: `county-621123000000`, `pairing-<id>`. */
export function formatSubject({ scope, regionCode, pairingId }: Subject): string {
	return `${scope}-${pairingId ?? regionCode}`;
}

/** @param text of the form SUBJECT */
export function parseSubject(text: string): Subject {
	const [scope = '', ...rest] = text.split('-');
	const key = rest.join('-');
	return scope === 'pairing'
		? { scope, regionCode: null, pairingId: key }
		: { scope: scope as Scope, regionCode: key, pairingId: null };
}

/** What this seat reports on: its own county, its side of pairings, and all that it assists. */
export function subjectsOf(seat: Seat, region: string, pairings: readonly Sides[]): NamedSubject[] {
	if (!may(seat, 'bulletin.draw_up')) return [];
	const own = { regionCode: seat.regionCode, pairingId: null, name: region };
	const isOwn = (code: string) => code === seat.regionCode;
	const supports = pairings.some((one) =>
		isWithinRegion(one.supportingRegionCode, seat.regionCode),
	);
	const paired = pairings
		.filter((one) => isOwn(one.supportingRegionCode) || isOwn(one.receivingRegionCode))
		.map(({ id, supportingName, receivingName }): NamedSubject => {
			const name = `${supportingName}—${receivingName}`;
			return { scope: 'pairing', regionCode: null, pairingId: id, name };
		});
	return [
		...(seat.kind === 'county' && !supports ? [{ scope: 'county' as const, ...own }] : []),
		...(supports ? [{ scope: 'supporting' as const, ...own }] : []),
		...paired,
	];
}
