import type { Nature } from '#domain/offers/offer.ts';
import type { Bucket, Named } from './ledger.ts';

export interface EntryPhoto {
	readonly sha256: string;
	readonly extension: string;
	readonly width: number;
	readonly height: number;
	readonly caption: string;
	/** The copy that a page shows, of the same form. */
	readonly small: { readonly sha256: string; readonly width: number; readonly height: number };
	/** '#rrggbb', its average: what stands in its place while it loads. */
	readonly colour: string;
}

/** What an entry is about, by its kind; amounts in fen. */
export type EntryFacts =
	| { readonly kind: 'status'; readonly status: string }
	| {
			readonly kind: 'notice';
			readonly level: string;
			readonly startsOn: string;
			readonly endsOn: string;
			/** It tells that the notice was stopped, and its body why. */
			readonly isStopped: boolean;
	  }
	| {
			readonly kind: 'money';
			readonly bucket: Bucket;
			readonly nature: Nature;
			readonly signedFen: number;
	  }
	| { readonly kind: 'milestone'; readonly title: string; readonly status: string }
	| {
			/** The villagers' meeting resolved to apply: how many belong to it, came, and agreed. */
			readonly kind: 'deliberation';
			readonly due: number;
			readonly present: number;
			readonly for: number;
	  }
	| {
			readonly kind: 'contract';
			readonly subject: string;
			/** null where it may be a person. */
			readonly contractor: string | null;
			readonly amountFen: number | null;
	  }
	| { readonly kind: 'handover'; readonly assetCount: number }
	| {
			readonly kind: 'acceptance';
			readonly level: string;
			readonly outcome: string;
			/** The bodies that took part. */
			readonly inspectors: string;
	  }
	| {
			readonly kind: 'update';
			readonly worksPercent: number | null;
			readonly amountFen: number | null;
	  }
	| {
			readonly kind: 'correction';
			readonly worksPercent: number | null;
			readonly amountFen: number | null;
			readonly note: string;
	  };

/** One entry of a published timeline. It never changes: a correction is another entry. */
export interface Entry {
	readonly seq: number;
	readonly project: Named;
	readonly occurredOn: string;
	readonly publishedAt: string;
	readonly body: string | null;
	readonly facts: EntryFacts;
	/** The row of the ledger that it tells. */
	readonly postingSeq: number | null;
	/** The entry that this one corrects. */
	readonly correctsSeq: number | null;
	/** The entry that corrects this one. */
	readonly correctedBySeq: number | null;
	readonly photos: readonly EntryPhoto[];
}

/**
 * The address of an entry: its project's page, wherever in a long timeline it stands there.
 * @param page the path of the project
 */
export function entryPath(page: string, seq: number | string): string {
	return `${page}?entry=${seq}#entry-${seq}`;
}

type Stored = Readonly<Record<string, unknown>>;

/** The stored facts of an entry, told apart by its kind. @throws TypeError for an unknown kind */
export function readFacts(kind: string, stored: Stored): EntryFacts {
	const text = (name: string) => String(stored[name] ?? '');
	const number = (name: string) => (typeof stored[name] === 'number' ? stored[name] : null);
	const told = { worksPercent: number('works_percent'), amountFen: number('amount_fen') };
	switch (kind) {
		case 'status':
			return { kind, status: text('status') };
		case 'notice':
			return {
				kind,
				level: text('level'),
				startsOn: text('starts_on'),
				endsOn: text('ends_on'),
				isStopped: stored['is_stopped'] === true,
			};
		case 'money': {
			const [bucket, nature] = [text('bucket') as Bucket, text('nature') as Nature];
			return { kind, bucket, nature, signedFen: number('signed_fen') ?? 0 };
		}
		case 'milestone':
			return { kind, title: text('title'), status: text('status') };
		case 'deliberation': {
			const count = (name: string) => number(name) ?? 0;
			return { kind, due: count('due'), present: count('present'), for: count('for') };
		}
		case 'contract':
			return {
				kind,
				subject: text('subject'),
				contractor: text('contractor') || null,
				amountFen: number('amount_fen'),
			};
		case 'handover':
			return { kind, assetCount: number('asset_count') ?? 0 };
		case 'acceptance':
			return {
				kind,
				level: text('level'),
				outcome: text('outcome'),
				inspectors: text('inspectors'),
			};
		case 'update':
			return { kind, ...told };
		case 'correction':
			return { kind, ...told, note: text('correction_note') };
		default:
			throw new TypeError(`no kind of entry: ${kind}`);
	}
}

/** Its own address on this host, since nothing is loaded from elsewhere. */
export function photoPath({ sha256, extension }: Pick<EntryPhoto, 'sha256' | 'extension'>): string {
	return `/media/${sha256}.${extension}`;
}
