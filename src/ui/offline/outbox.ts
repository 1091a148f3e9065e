import type { KeptPhoto, Sending } from '#domain/timeline/sending.ts';
import { m } from '#text/compiled/messages.js';
import { canKeep, newId, rememberAccount, type KeptAccount } from './account.ts';
import { sendDue, type Means } from './sender.ts';
import { shrink } from './shrink.ts';
import {
	changeSending,
	keepPhotos,
	listSendings,
	openStore,
	removeSending,
	replacePhoto,
	saveDraft,
	type KeptProject,
	type Store,
} from './store.ts';
import { Transport } from './transport.ts';

/** Often enough to notice that a pause is over; each page that is open looks by itself. */
const LOOK_EVERY = 10_000;

/** What a phone keeps for one of its owner's seats, and the sending of it. */
export class Outbox {
	readonly account: KeptAccount;
	readonly store: Store;
	readonly #means: Means;
	readonly #listeners = new Set<() => void>();
	readonly #channel: BroadcastChannel;
	readonly #leave = new AbortController();
	#isSending = false;
	#isAskedAgain = false;

	private constructor(account: KeptAccount, store: Store, base: string) {
		this.account = account;
		this.store = store;
		this.#means = meansOf(this, new Transport(base, account.id));
		this.#channel = new BroadcastChannel(`jiedui-${account.id}`);
		this.#channel.onmessage = () => this.#listeners.forEach((tell) => tell());
	}

	/** @param base '' or '/en': in which language refusals are worded */
	static async open(account: KeptAccount, base: string): Promise<Outbox> {
		return new Outbox(account, await openStore(account.id), base);
	}

	/** Sends now, and again when the network or the reader comes back, until it is closed. */
	start(): void {
		const { signal } = this.#leave;
		const send = () => void this.send(true);
		window.addEventListener('online', send);
		document.addEventListener('visibilitychange', send);
		const clock = setInterval(() => void this.send(false), LOOK_EVERY);
		signal.addEventListener('abort', () => {
			window.removeEventListener('online', send);
			document.removeEventListener('visibilitychange', send);
			clearInterval(clock);
		});
		send();
	}

	close(): void {
		this.#leave.abort();
		this.#channel.close();
		this.store.close();
	}

	/** @returns how to stop being told that something has changed, here or in another tab */
	onChange(tell: () => void): () => void {
		this.#listeners.add(tell);
		return () => this.#listeners.delete(tell);
	}

	tellChange(): void {
		this.#listeners.forEach((tell) => tell());
		if (!this.#leave.signal.aborted) this.#channel.postMessage('changed');
	}

	/**
	 * Asked while it sends, it looks once more afterwards.
	 * @param isAsked no pause after a failure holds
	 */
	async send(isAsked: boolean): Promise<void> {
		if (this.#leave.signal.aborted || document.visibilityState === 'hidden') return;
		if (this.#isSending) {
			this.#isAskedAgain ||= isAsked;
			return;
		}
		this.#isSending = true;
		const { id, organizationId } = this.account;
		try {
			await alone(`jiedui-${id}`, () =>
				sendDue(this.#means, { organizationId, now: Date.now(), isAsked }),
			);
		} finally {
			this.#isSending = false;
		}
		if (this.#isAskedAgain) {
			this.#isAskedAgain = false;
			await this.send(true);
		}
	}

	list(): Promise<Sending[]> {
		return listSendings(this.store, Date.now());
	}

	async find(id: string): Promise<Sending | null> {
		return (await this.store.get('sendings', id)) ?? null;
	}

	async save(draft: Sending): Promise<boolean> {
		const isKept = await saveDraft(this.store, { ...draft, savedAt: Date.now() });
		this.tellChange();
		return isKept;
	}

	async submit(id: string): Promise<void> {
		// So that a phone short of room does not sweep it out.
		void navigator.storage.persist();
		await this.#means.change(id, { kind: 'submitted' });
		void this.send(true);
	}

	/** To be written on again; null when it is on its way or has arrived. */
	async reopen(id: string): Promise<Sending | null> {
		const held = await this.#means.change(id, { kind: 'reopened', sendingId: newId() });
		return held?.status === 'draft' ? held : null;
	}

	async giveUp(id: string): Promise<void> {
		await removeSending(this.store, id);
		this.tellChange();
	}

	/** Keeps the originals at once; they are shrunk when there is time, before they are sent. */
	async addPhotos(updateId: string, files: readonly File[]): Promise<KeptPhoto[]> {
		const photos = files.map((blob) => ({ id: newId(), updateId, blob }));
		await keepPhotos(this.store, photos);
		return photos.map(({ id, blob: { name, size } }) => {
			return { id, name, size, isShrunk: false, isSent: false };
		});
	}

	/** @returns the bytes that are left of it; null when it does not open, or is gone */
	async shrinkPhoto(id: string): Promise<number | null> {
		const kept = await this.findPhoto(id);
		const shrunk = kept && (await shrink(kept));
		if (shrunk) await replacePhoto(this.store, id, shrunk);
		return shrunk?.size ?? null;
	}

	async findPhoto(id: string): Promise<Blob | null> {
		return (await this.store.get('photos', id))?.blob ?? null;
	}

	async removePhoto(id: string): Promise<void> {
		await this.store.delete('photos', id);
	}

	async listProjects(): Promise<readonly KeptProject[]> {
		return (await this.store.get('projects', this.account.organizationId)) ?? [];
	}

	async keepProjects(projects: readonly KeptProject[]): Promise<void> {
		await this.store.put('projects', projects, this.account.organizationId);
		this.tellChange();
	}
}

/** Opens what this phone keeps of the one who is signed in, and begins to send it. */
export async function beginOutbox(account: KeptAccount, base: string): Promise<Outbox | null> {
	if (!canKeep() || !rememberAccount(account)) return null;
	const outbox = await Outbox.open(account, base);
	outbox.start();
	return outbox;
}

function meansOf(outbox: Outbox, transport: Transport): Means {
	const { store } = outbox;
	return {
		list: () => outbox.list(),
		change: async (id, event) => {
			const held = await changeSending(store, id, event, Date.now());
			outbox.tellChange();
			return held;
		},
		// What does not open is sent as it is: the portal says in words what is wrong with it.
		shrink: async ({ id, size }) => (await outbox.shrinkPhoto(id)) ?? size,
		upload: async (sending, photo) => {
			const kept = await store.get('photos', photo.id);
			if (kept) return transport.upload(sending, photo, await kept.blob.arrayBuffer());
			const sentence = m.phone_photo_gone({ name: photo.name });
			return { kind: 'hindered', obstacle: { kind: 'refused', sentence } };
		},
		submit: (sending) => transport.submit(sending),
	};
}

/** Only one page of this browser at a time; where there are no locks, the ids alone see to it. */
async function alone(name: string, work: () => Promise<void>): Promise<void> {
	if (!('locks' in navigator)) return work();
	await navigator.locks.request(name, { ifAvailable: true }, (lock) => lock && work());
}
