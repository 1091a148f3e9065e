import { parseDate } from '#domain/period.ts';
import { accept, refuse, type Result } from '#domain/result.ts';

type Row = Readonly<Record<string, unknown>>;

interface Named {
	readonly id: string;
	/** null: who it was is known by the id alone. */
	readonly name: string | null;
}

/** One line of the record of who did what. */
export interface AuditEvent {
	readonly seq: number;
	readonly at: string;
	/** null is the installation itself: a task, the owner of the database. */
	readonly account: Named | null;
	/** Whom the person acted for. */
	readonly organization: Named | null;
	readonly act: string;
	readonly record: string;
	readonly recordId: string | null;
	readonly before: Row | null;
	readonly after: Row | null;
	readonly requestId: string | null;
}

/** A place in the chain and its hash: noted elsewhere, it shows that nothing was cut off since. */
export interface ChainHead {
	readonly position: number;
	readonly hash: string;
}

export const chainFaults = [
	'seal_missing',
	'link_broken',
	'event_missing',
	'event_changed',
	'tail_cut',
	'head_differs',
] as const;

/** What recomputing the chain, or its end, found. */
export interface Verification {
	readonly sealed: number;
	/** Written since the last sealing: counted apart, no fault. */
	readonly unsealed: number;
	readonly unsealed_since: string | null;
	readonly head: ChainHead | null;
	/** The first place that does not fit. */
	readonly broken: {
		readonly position: number;
		readonly event_seq: number | null;
		readonly fault: (typeof chainFaults)[number];
	} | null;
}

/** The last daily run over the whole chain, as its event tells it. */
export interface DailyVerification extends Pick<Verification, 'sealed' | 'broken'> {
	readonly at: string;
}

/** Acts told by hand beside those of the triggers. */
export type ToldAct = 'refuse' | 'export' | 'download';

/** What may stand in an address to choose events by. */
export const auditForms = {
	record: /^[a-z_]{1,40}$/,
	id: /^\S{1,200}$/u,
	account: /^[^\p{Cc}]{1,64}$/u,
	from: /^\d{4}-\d\d-\d\d$/,
	to: /^\d{4}-\d\d-\d\d$/,
} as const;

export type AuditFilter = { readonly [Name in keyof typeof auditForms]?: string | undefined };

/** Whether the days that a filter names exist. */
export function hasRealDays({ from, to }: AuditFilter): boolean {
	return [from, to].every((day) => day === undefined || parseDate(day).ok);
}

/** `<position>:<hash>`, as the log and the desk show it. */
export function parseHead(text: string): Result<ChainHead, 'audit.head_malformed'> {
	const [, position, hash] = /^([1-9]\d{0,14})[:：]([0-9a-f]{64})$/i.exec(text.trim()) ?? [];
	if (position === undefined || hash === undefined) return refuse('audit.head_malformed');
	return accept({ position: Number(position), hash: hash.toLowerCase() });
}

export function formatHead({ position, hash }: ChainHead): string {
	return `${position}:${hash}`;
}

/** A column that the act changed; undefined where the row had none. */
export interface Change {
	readonly field: string;
	readonly before: unknown;
	readonly after: unknown;
}

/** The columns in which the row differs: all of them for one that came or went. */
export function changesOf({ before, after }: Pick<AuditEvent, 'before' | 'after'>): Change[] {
	const fields = new Set([...Object.keys(before ?? {}), ...Object.keys(after ?? {})]);
	return [...fields]
		.map((field) => ({ field, before: before?.[field], after: after?.[field] }))
		.filter((change) => JSON.stringify(change.before) !== JSON.stringify(change.after));
}
