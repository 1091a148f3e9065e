import { checkFields } from '#domain/timeline/fields.ts';
import type { UpdateForm } from '#domain/timeline/schema.ts';
import type { KeptPhoto, Sending, SendingFields, StagedPhoto } from '#domain/timeline/sending.ts';
import { wordRefusal } from '#text/refusals.ts';
import { newId } from '#ui/offline/account.ts';
import type { Outbox } from '#ui/offline/outbox.ts';

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
		const added: KeptPhoto[] = [];
		for (const file of files) added.push(await this.#outbox.addPhoto(this.#origin.values.id, file));
		this.photos = [...this.photos, ...added];
		await this.keep();
		for (const photo of added) await this.#shrink(photo);
	}

	async #shrink({ id, name }: KeptPhoto): Promise<void> {
		const size = await this.#outbox.shrinkPhoto(id);
		const isHere = this.photos.some((photo) => photo.id === id);
		if (!isHere) return;
		if (size === null) {
			const sentence = `${name}: ${wordRefusal({ name: 'file.not_a_picture' })}`;
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
	 * Puts it into the outbox, if nothing is wrong with it that the phone can see.
	 * @param today 'YYYY-MM-DD'
	 */
	async submit(today: string): Promise<boolean> {
		const written = this.#read();
		const found = Object.entries(checkFields(written, today));
		this.errors = Object.fromEntries(
			found.map(([field, name]) => [field, [wordRefusal({ name })]]),
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
		const typed = new FormData(this.#form);
		const text = (name: keyof SendingFields) => String(typed.get(name) ?? '');
		const project = projects.find(({ id }) => id === text('project_id'));
		const kept = typed.getAll('photos_staged');
		return {
			...this.#base,
			id: values.id,
			organizationId: this.#outbox.account.organizationId,
			fields: {
				project_id: text('project_id'),
				event_on: text('event_on'),
				body: text('body'),
				works_percent: text('works_percent'),
				amount: text('amount'),
				milestone_id: text('milestone_id'),
				caption: text('caption'),
				correction_note: text('correction_note'),
			},
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
