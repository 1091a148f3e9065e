import { deleteDB, openDB, type DBSchema, type IDBPDatabase } from 'idb';
import {
	advance,
	isForgettable,
	type Sending,
	type SendingEvent,
} from '#domain/timeline/sending.ts';

/** A photo's bytes: the original until it was shrunk. */
export interface KeptFile {
	readonly id: string;
	readonly updateId: string;
	readonly blob: Blob;
}

export interface KeptProject {
	readonly id: string;
	readonly title: string;
	readonly milestones: readonly { readonly id: string; readonly title: string }[];
}

interface Shelves extends DBSchema {
	sendings: { key: string; value: Sending };
	photos: { key: string; value: KeptFile; indexes: { update: string } };
	/** By organization. */
	projects: { key: string; value: readonly KeptProject[] };
}

export type Store = IDBPDatabase<Shelves>;

/** What this phone keeps of one account; nothing of it is readable under another one's name. */
export function openStore(accountId: string): Promise<Store> {
	return openDB<Shelves>(nameOf(accountId), 1, {
		upgrade(db) {
			db.createObjectStore('sendings', { keyPath: 'id' });
			db.createObjectStore('photos', { keyPath: 'id' }).createIndex('update', 'updateId');
			db.createObjectStore('projects');
		},
		// Another tab deletes it at signing out: an open connection must not hold that up.
		blocking: (_current, _blocked, event) => {
			(event.target as IDBDatabase).close();
		},
	});
}

export function deleteStore(accountId: string): Promise<void> {
	return deleteDB(nameOf(accountId));
}

function nameOf(accountId: string): string {
	return `jiedui-${accountId}`;
}

/** Newest first; what arrived long ago is swept out. */
export async function listSendings(store: Store, now: number): Promise<Sending[]> {
	const all = await store.getAll('sendings');
	for (const sending of all) {
		if (isForgettable(sending, now)) await removeSending(store, sending.id);
	}
	return all
		.filter((sending) => !isForgettable(sending, now))
		.sort((one, other) => other.savedAt - one.savedAt);
}

/** Keeps a draft, unless it is on its way already. */
export async function saveDraft(store: Store, draft: Sending): Promise<boolean> {
	const tx = store.transaction('sendings', 'readwrite');
	const held = await tx.store.get(draft.id);
	const isOpen = !held || held.status === 'draft' || held.status === 'done';
	if (isOpen) await tx.store.put(draft);
	await tx.done;
	return isOpen;
}

/** Moves a sending on in one transaction; null when it was given up meanwhile. */
export async function changeSending(
	store: Store,
	id: string,
	event: SendingEvent,
	now: number,
): Promise<Sending | null> {
	const tx = store.transaction('sendings', 'readwrite');
	const held = await tx.store.get(id);
	const next = held && advance(held, event, now);
	if (next && next !== held) await tx.store.put(next);
	await tx.done;
	if (next?.status === 'done') await removePhotos(store, id);
	return next ?? null;
}

/** All of them or none. */
export async function keepPhotos(store: Store, photos: readonly KeptFile[]): Promise<void> {
	const tx = store.transaction('photos', 'readwrite');
	await Promise.all(photos.map((photo) => tx.store.put(photo)));
	await tx.done;
}

/**
 * Puts the shrunk photo in the place of its original, unless it was removed meanwhile or another
 * page was faster: what may be on its way already does not change.
 */
export async function replacePhoto(store: Store, id: string, blob: Blob): Promise<void> {
	const tx = store.transaction('photos', 'readwrite');
	const held = await tx.store.get(id);
	if (held && blob.size < held.blob.size) await tx.store.put({ ...held, blob });
	await tx.done;
}

export async function removeSending(store: Store, id: string): Promise<void> {
	await store.delete('sendings', id);
	await removePhotos(store, id);
}

async function removePhotos(store: Store, updateId: string): Promise<void> {
	const tx = store.transaction('photos', 'readwrite');
	for (const id of await tx.store.index('update').getAllKeys(updateId)) await tx.store.delete(id);
	await tx.done;
}
