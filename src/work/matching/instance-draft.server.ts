import type {
	DatedPairing,
	Decline,
	Instance,
	Lock,
	Need,
	Offer,
	Village,
} from '#domain/matching/instance.ts';
import { pairList } from '#domain/matching/pairs.ts';
import { DEFAULT_PARAMETERS } from '#domain/matching/parameters.ts';
import {
	listAt,
	Misfit,
	readDecline,
	readLock,
	readNeed,
	readOffer,
	readPairing,
	readParameters,
	readVillage,
	recordAt,
	textIn,
	type Path,
} from './instance-shape.server.ts';

/** An instance while its records come in, in any order. */
export interface InstanceDraft {
	/** The lists of an instance, and the kind of their records. */
	readonly lists: readonly (readonly [field: string, kind: string])[];
	/** @throws Misfit */
	readonly add: (kind: string, value: unknown, path: Path) => void;
	/** @throws Misfit */
	readonly finish: () => Instance;
}

const LISTS = [
	['needs', 'need'],
	['offers', 'offer'],
	['villages', 'village'],
	['pairings', 'pairing'],
	['locked', 'locked'],
	['declined', 'declined'],
	['pairs', 'pair'],
] as const;

/** Other names under which a line may come. */
const ALIASES: Readonly<Record<string, string>> = {
	...Object.fromEntries(LISTS),
	lock: 'locked',
	decline: 'declined',
	market: 'instance',
};

/** A day on which undated pairings are valid as on any other. */
const ANY_DAY = '2000-01-01';

export function instanceDraft(): InstanceDraft {
	const needs: Need[] = [];
	const offers: Offer[] = [];
	const villages: Village[] = [];
	const pairings: DatedPairing[] = [];
	const locked: Lock[] = [];
	const declined: Decline[] = [];
	const pairs = pairList();
	const seen = new Set<string>();
	let head = { commodity: 'money', date: '' };
	let parameters = DEFAULT_PARAMETERS;
	const readers: Readonly<Record<string, (value: unknown, path: Path) => void>> = {
		need: (value, path) => needs.push(readNeed(value, path)),
		offer: (value, path) => offers.push(readOffer(value, path)),
		village: (value, path) => villages.push(readVillage(value, path)),
		pairing: (value, path) => pairings.push(readPairing(value, path)),
		locked: (value, path) => locked.push(readLock(value, path)),
		declined: (value, path) => declined.push(readDecline(value, path)),
		pair: (value, path) => pairs.push(...readPair(value, path)),
		parameters: (value, path) => (parameters = readParameters(value, path)),
		instance(value, path) {
			const raw = recordAt(value, path);
			head = {
				commodity: raw['commodity'] === undefined ? 'money' : textIn(raw, 'commodity', path),
				date: raw['date'] === undefined ? '' : textIn(raw, 'date', path),
			};
			for (const [field, kind] of LISTS) if (raw[field] !== undefined) seen.add(kind);
			if (raw['parameters'] !== undefined) {
				parameters = readParameters(raw['parameters'], [...path, 'parameters']);
			}
		},
	};
	return {
		lists: LISTS,
		add(kind, value, path) {
			const name = ALIASES[kind] ?? kind;
			const read = readers[name];
			if (!read) {
				throw new Misfit([...path, 'kind'], `expected one of ${Object.keys(readers).join(', ')}`);
			}
			seen.add(name);
			read(value, path);
		},
		finish() {
			const isDated = pairings.some(({ validFrom, validTo }) => validFrom ?? validTo);
			if (head.date === '' && isDated) throw new Misfit(['date'], 'is missing');
			return {
				commodity: head.commodity,
				date: head.date || ANY_DAY,
				needs,
				offers,
				// No list of villages is not an empty one: then the tiers are whole units as they stand.
				...(seen.has('village') ? { villages } : {}),
				pairings,
				locked,
				declined,
				parameters,
				...(seen.has('pair') ? { pairs: pairs.columns() } : {}),
			};
		},
	};
}

/** [offer, need, quality] by position, or an object with these names. */
function readPair(value: unknown, path: Path): [need: number, offer: number, quality: number] {
	const raw = Array.isArray(value) ? value : namedPair(value, path);
	const [offer, need, quality] = listAt(raw, path, (part, at) => {
		if (typeof part === 'number') return part;
		throw new Misfit(at, 'expected a number');
	});
	if (raw.length !== 3 || offer === undefined || need === undefined || quality === undefined) {
		throw new Misfit(path, 'expected [offer, need, quality]');
	}
	return [position(need), position(offer), quality];
}

function namedPair(value: unknown, path: Path): unknown[] {
	const raw = recordAt(value, path);
	return Array.isArray(raw['pair']) ? raw['pair'] : [raw['offer'], raw['need'], raw['quality']];
}

/** What is no position in a list becomes −1, which the check of the instance names. */
function position(index: number): number {
	return Number.isInteger(index) && index < 2 ** 31 ? index : -1;
}
