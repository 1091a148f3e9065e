import { checkFields } from '#domain/timeline/fields.ts';
import type { UpdateForm } from '#domain/timeline/schema.ts';
import type { KeptPhoto, Sending, StagedPhoto } from '#domain/timeline/sending.ts';
import { m } from '#text/compiled/messages.js';
import { newId } from '#ui/offline/account.ts';
import type { Outbox } from '#ui/offline/outbox.ts';
import { sentenceOnPhone } from './sentence.ts';
import { fieldsOf } from './typed.ts';

/** Well below the two seconds after which nothing typed may be lost. */
const PAUSE = 800;

export interface Origin {
	readonly values: UpdateForm;
	readonly staged: readonly StagedPhoto[];
	readonly isCorrection: boolean;
	readonly projects: readonly { readonly id: string; readonly title: string }[];
}

/** What is being written, kept on the phone shortly after each key. */
export class Draft {
	photos = $state.raw<readonly KeptPhoto[]>([]);
	/** Sentences by the field beside which they stand. */
	errors = $state.raw<Record<string, string[]>>({});
	/** When what is shown was kept; null where nothing was. */
	keptAt = $state<number | null>(null);
	readonly #outbox: Outbox;
	readonly #form: HTMLFormElement;
	readonly #origin: Origin;
	#base: Pick<Sending, 'sendingId' | 'baseVersion' | 'isCorrection'>;
	#isOpen = true;
	/** It is on its way into the outbox: nothing else is to keep the phone busy. */
	#isSubmitting = false;
	/** Whether every photo that was chosen is kept, once that is known. */
	#areKept: Promise<boolean> = Promise.resolve(true);
	#clock: ReturnType<typeof setTimeout> | undefined;

	constructor(outbox: Outbox, form: HTMLFormElement, origin: Origin, held: Sending | null) {
		this.#outbox = outbox;
		this.#form = form;
		this.#origin = origin;
		const { values, isCorrection } = origin;
		const fresh = { sendingId: newId(), baseVersion: Number(values.base_version), isCorrection };
		this.#base = held ?? fresh;
		this.photos = held?.photos ?? [];
		this.keptAt = held?.savedAt ?? null;
	}

	/** Soon, once for all the keys of that moment. */
	keepSoon(): void {
		clearTimeout(this.#clock);
		this.#clock = setTimeout(() => void this.keep(), PAUSE);
	}

	async keep(): Promise<void> {
		clearTimeout(this.#clock);
		if (!this.#isOpen) return;
		if (await this.#outbox.save(this.#read())) this.keptAt = Date.now();
	}

	/** Keeps them at once, whatever their size; only then it looks at them and shrinks them. */
	async addPhotos(files: readonly File[]): Promise<void> {
		this.errors = { ...this.errors, photos: [] };
		const kept = this.#keepPhotos(files);
		const both = Promise.all([this.#areKept, kept]);
		this.#areKept = both.then(([before, added]) => before && added !== null);
		for (const photo of (await kept) ?? []) await this.#shrink(photo);
	}

	/** Null where the phone has no room for them. */
	async #keepPhotos(files: readonly File[]): Promise<readonly KeptPhoto[] | null> {
		try {
			const added = await this.#outbox.addPhotos(this.#origin.values.id, files);
			this.photos = [...this.photos, ...added];
			await this.keep();
			return added;
		} catch (reason) {
			if (!(reason instanceof DOMException && reason.name === 'QuotaExceededError')) throw reason;
			this.errors = { ...this.errors, photos: [m.phone_no_room()] };
			return null;
		}
	}

	async #shrink({ id, name }: KeptPhoto): Promise<void> {
		// Whoever sends it shrinks what is not.
		if (!this.#isOpen || this.#isSubmitting) return;
		const size = await this.#outbox.shrinkPhoto(id);
		const isHere = this.photos.some((photo) => photo.id === id);
		if (!isHere) return;
		if (size === null) {
			const sentence = `${name}: ${m.refusal_file_not_a_picture()}`;
			this.errors = { ...this.errors, photos: [...(this.errors['photos'] ?? []), sentence] };
			await this.removePhoto(id);
		} else {
			const shrunk = { isShrunk: true, size };
			this.photos = this.photos.map((one) => (one.id === id ? { ...one, ...shrunk } : one));
			this.keepSoon();
		}
	}

	async removePhoto(id: string): Promise<void> {
		this.photos = this.photos.filter((photo) => photo.id !== id);
		await this.keep();
		await this.#outbox.removePhoto(id);
	}

	/**
	 * Puts it into the outbox, if nothing is wrong with it that the phone can see: with every photo
	 * that was chosen, also if it is being kept just now. Asked again, it goes without those for
	 * which there was no room.
	 * @param today 'YYYY-MM-DD'
	 */
	async submit(today: string): Promise<boolean> {
		this.#isSubmitting = true;
		const isQueued = await this.#queue(today);
		this.#isSubmitting = false;
		return isQueued;
	}

	async #queue(today: string): Promise<boolean> {
		const areKept = await this.#areKept;
		this.#areKept = Promise.resolve(true);
		if (!areKept) return false;
		const written = this.#read();
		const found = Object.entries(checkFields(written, today));
		this.errors = Object.fromEntries(
			found.map(([field, name]) => [field, [sentenceOnPhone(name)]]),
		);
		if (found.length) return false;
		this.close();
		await this.#outbox.save(written);
		await this.#outbox.submit(written.id);
		return true;
	}

	async giveUp(): Promise<void> {
		this.close();
		await this.#outbox.giveUp(this.#origin.values.id);
	}

	/** Left alone: nothing more is kept of it. */
	close(): void {
		this.#isOpen = false;
		clearTimeout(this.#clock);
	}

	#read(): Sending {
		const { values, staged, projects } = this.#origin;
		const fields = fieldsOf(this.#form);
		const project = projects.find(({ id }) => id === fields.project_id);
		const kept = new FormData(this.#form).getAll('photos_staged');
		return {
			...this.#base,
			id: values.id,
			organizationId: this.#outbox.account.organizationId,
			fields,
			projectTitle: project?.title ?? '',
			staged: staged.filter(({ id }) => kept.includes(id)),
			photos: this.photos,
			status: 'draft',
			obstacle: null,
			failures: 0,
			savedAt: Date.now(),
			dueAt: 0,
		};
	}
}
