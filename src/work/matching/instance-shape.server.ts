import type {
	Decline,
	DatedPairing,
	Lock,
	Need,
	Offer,
	Village,
} from '#domain/matching/instance.ts';
import { DEFAULT_PARAMETERS, type Parameters, type TierStep } from '#domain/matching/parameters.ts';

/** Where in a file something stands: names of fields and positions in lists. */
export type Path = readonly (string | number)[];

/** A value that is not what its field must hold. */
export class Misfit extends Error {
	readonly path: Path;

	constructor(path: Path, expected: string) {
		super(expected);
		this.path = path;
	}
}

type Raw = Readonly<Record<string, unknown>>;

export function recordAt(value: unknown, path: Path): Raw {
	if (typeof value !== 'object' || value === null || Array.isArray(value)) {
		throw new Misfit(path, 'expected an object');
	}
	return value as Raw;
}

export function listAt<Entry>(
	value: unknown,
	path: Path,
	read: (entry: unknown, path: Path) => Entry,
): Entry[] {
	if (value === undefined) return [];
	if (!Array.isArray(value)) throw new Misfit(path, 'expected a list');
	return value.map((entry, index) => read(entry, [...path, index]));
}

export function textIn(raw: Raw, field: string, path: Path): string {
	const value = raw[field];
	if (typeof value === 'string') return value;
	throw new Misfit([...path, field], value === undefined ? 'is missing' : 'expected a text');
}

export function numberIn(raw: Raw, field: string, path: Path): number {
	const value = raw[field];
	if (typeof value === 'number') return value;
	throw new Misfit([...path, field], value === undefined ? 'is missing' : 'expected a number');
}

type Reader<Value> = (raw: Raw, field: string, path: Path) => Value;

/** `{}` where the field is absent or null, so that it can be spread. */
function optional<Field extends string, Value>(
	field: Field,
	read: Reader<Value>,
	...[raw, path]: readonly [raw: Raw, path: Path]
): { readonly [name in Field]?: Value } {
	if (raw[field] === undefined || raw[field] === null) return {};
	return { [field]: read(raw, field, path) } as { [name in Field]: Value };
}

function textsIn(raw: Raw, field: string, path: Path): string[] {
	return listAt(raw[field], [...path, field], (entry, at) => {
		if (typeof entry === 'string') return entry;
		throw new Misfit(at, 'expected a text');
	});
}

function yesIn(raw: Raw, field: string, path: Path): boolean {
	const value = raw[field];
	if (typeof value === 'boolean') return value;
	throw new Misfit([...path, field], 'expected true or false');
}

/** With `value` given, urgency and verification decide nothing and may be left out. */
export function readNeed(value: unknown, path: Path): Need {
	const raw = recordAt(value, path);
	const isValued = raw['value'] !== undefined && raw['value'] !== null;
	const grade = (field: string) =>
		isValued && raw[field] === undefined ? 1 : numberIn(raw, field, path);
	return {
		id: textIn(raw, 'id', path),
		village: textIn(raw, 'village', path),
		amount: numberIn(raw, 'amount', path),
		category: raw['category'] === undefined ? '' : textIn(raw, 'category', path),
		urgency: grade('urgency'),
		verified: grade('verified'),
		...optional('value', numberIn, raw, path),
		...optional('commodity', textIn, raw, path),
		...optional('text', textIn, raw, path),
	};
}

const NATURES = [
	'fiscal_aid',
	'social_donation',
	'business_investment',
	'consumption_purchase',
] as const;

function natureIn(raw: Raw, field: string, path: Path): NonNullable<Offer['nature']> {
	const nature = NATURES.find((one) => one === raw[field]);
	if (nature) return nature;
	throw new Misfit([...path, field], `expected one of ${NATURES.join(', ')}`);
}

function historyIn(raw: Raw, field: string, path: Path): NonNullable<Offer['history']> {
	const at = [...path, field];
	const history = recordAt(raw[field], at);
	return { kept: numberIn(history, 'kept', at), broken: numberIn(history, 'broken', at) };
}

export function readOffer(value: unknown, path: Path): Offer {
	const raw = recordAt(value, path);
	return {
		id: textIn(raw, 'id', path),
		budget: numberIn(raw, 'budget', path),
		...optional('minimumGrant', numberIn, raw, path),
		...optional('categories', textsIn, raw, path),
		...optional('strengths', textsIn, raw, path),
		...optional('regions', textsIn, raw, path),
		...optional('pairedOnly', yesIn, raw, path),
		...optional('nature', natureIn, raw, path),
		...optional('commodity', textIn, raw, path),
		...optional('text', textIn, raw, path),
		...optional('history', historyIn, raw, path),
	};
}

export function readVillage(value: unknown, path: Path): Village {
	const raw = recordAt(value, path);
	return {
		code: textIn(raw, 'code', path),
		...optional('population', numberIn, raw, path),
		...optional('tiers', tiersIn, raw, path),
	};
}

export function readPairing(value: unknown, path: Path): DatedPairing {
	const raw = recordAt(value, path);
	return {
		offer: textIn(raw, 'offer', path),
		region: textIn(raw, 'region', path),
		...optional('validFrom', textIn, raw, path),
		...optional('validTo', textIn, raw, path),
	};
}

export function readDecline(value: unknown, path: Path): Decline {
	const raw = recordAt(value, path);
	return { need: textIn(raw, 'need', path), offer: textIn(raw, 'offer', path) };
}

export function readLock(value: unknown, path: Path): Lock {
	const amount = numberIn(recordAt(value, path), 'amount', path);
	return { ...readDecline(value, path), amount };
}

function tiersIn(raw: Raw, field: string, path: Path): TierStep[] {
	return listAt(raw[field], [...path, field], (entry, at) => {
		const step = listAt(entry, at, (part) => part);
		const [size, reward] = step;
		const isStep = step.length === 2 && typeof reward === 'number';
		if (isStep && (size === null || typeof size === 'number')) return [size, reward];
		throw new Misfit(at, 'expected [size or null, reward]');
	});
}

const POINTS = [
	'capability',
	'region',
	'amount',
	'text',
	'history',
	'urgency',
	'verified',
] as const;

function weightsIn(raw: Raw, field: string, path: Path): Parameters['weights'] {
	const at = [...path, field];
	const weights = recordAt(raw[field], at);
	const points = POINTS.map((name) => optional(name, numberIn, weights, at));
	return {
		...DEFAULT_PARAMETERS.weights,
		version: 'given',
		description: '',
		...Object.assign({}, ...points),
		...optional('version', textIn, weights, at),
		...optional('description', textIn, weights, at),
	};
}

function floorIn(raw: Raw, field: string, path: Path): Parameters['floor'] {
	const value = raw[field];
	if (value === 'weighted' || value === 'lexicographic') return value;
	throw new Misfit([...path, field], 'expected weighted or lexicographic');
}

/** What is not given is as published. */
export function readParameters(value: unknown, path: Path): Parameters {
	if (value === undefined) return DEFAULT_PARAMETERS;
	const raw = recordAt(value, path);
	return {
		...DEFAULT_PARAMETERS,
		...optional('floor', floorIn, raw, path),
		...optional('tiers', tiersIn, raw, path),
		...optional('weights', weightsIn, raw, path),
	};
}
