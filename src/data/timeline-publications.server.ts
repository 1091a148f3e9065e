import type { Db } from './client.server.ts';
import type { Json } from './database.types.ts';
import { answered } from './fault.server.ts';

/** A record that is to be published, with its changes that this will publish. */
export interface Waiting {
	readonly record: string;
	readonly record_id: string;
	readonly seqs: readonly number[];
}

/** With the cleaned pictures of an update, or with what kept them from being cleaned. */
export interface Prepared extends Waiting {
	readonly media: readonly Picture[];
	readonly fault?: string;
}

export interface Picture {
	readonly position: number;
	readonly caption: string;
	readonly sha256: string;
	readonly extension: string;
	readonly width: number;
	readonly height: number;
	readonly byte_size: number;
	/** The copy that pages show, of the same form. */
	readonly small_sha256: string;
	readonly small_width: number;
	readonly small_height: number;
	/** '#rrggbb', its average. */
	readonly colour: string;
}

export interface Failure {
	readonly record: string;
	readonly record_id: string;
	readonly fault: string;
}

/** The records of the first `most` changes that are due, in the order of their first change. */
export async function listWaiting(db: Db, most: number): Promise<Waiting[]> {
	return answered(await db.rpc('list_unpublished', { most }));
}

/** Publishes each of them by itself; answers those that failed and will come again. */
export async function publish(db: Db, items: readonly Prepared[]): Promise<Failure[]> {
	return answered(await db.rpc('publish_all', { items: items as unknown as Json }));
}

/** Chains what was published since the last time. */
export async function seal(db: Db): Promise<void> {
	answered(await db.rpc('seal_entries'));
}
