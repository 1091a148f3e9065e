import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	advance,
	isUnsent,
	type KeptPhoto,
	type Sending,
	type SendingEvent,
} from '#domain/timeline/sending.ts';
import { sendDue, type Means } from '#ui/offline/sender.ts';
import { sendingWith } from '../../domain/timeline/sendings.ts';

/** What becomes of one request: it is lost on its way, its answer is, or the phone dies. */
type Fate = 'arrives' | 'lost' | 'unanswered' | 'killed before' | 'killed after';

class Killed extends Error {}

/** The portal, as far as phones see it: idempotent by the ids that they made. */
class Portal {
	readonly photos = new Map<string, string>();
	readonly versions: string[] = [];

	submit({ sendingId, photos }: Sending): void {
		for (const { id } of photos) expect(this.photos.has(id)).toBe(true);
		if (!this.versions.includes(sendingId)) this.versions.push(sendingId);
	}
}

/** A phone whose storage survives it, on a network that does what the list says, then works. */
class Phone implements Means {
	readonly kept: Map<string, Sending>;
	readonly #portal: Portal;
	readonly #fates: Fate[];
	now = 0;

	constructor(sendings: readonly Sending[], portal: Portal, fates: readonly Fate[]) {
		this.kept = new Map(sendings.map((one) => [one.id, one]));
		this.#portal = portal;
		this.#fates = [...fates];
	}

	list = () => Promise.resolve([...this.kept.values()]);

	change = (id: string, event: SendingEvent) => {
		const held = this.kept.get(id);
		if (held) this.kept.set(id, advance(held, event, this.now));
		return Promise.resolve(this.kept.get(id) ?? null);
	};

	shrink = () => Promise.resolve(1);

	upload = (sending: Sending, photo: KeptPhoto) =>
		this.#meet({ kind: 'photo_sent', photo: photo.id }, () =>
			this.#portal.photos.set(photo.id, sending.id),
		);

	submit = (sending: Sending) =>
		this.#meet({ kind: 'arrived' }, () => this.#portal.submit(sending));

	async #meet(answer: SendingEvent, arrive: () => unknown): Promise<SendingEvent> {
		const fate = this.#fates.shift() ?? 'arrives';
		if (fate === 'killed before') throw new Killed();
		if (fate !== 'lost') arrive();
		if (fate === 'killed after') throw new Killed();
		if (fate === 'arrives') return Promise.resolve(answer);
		return { kind: 'hindered', obstacle: { kind: 'unreachable' } };
	}
}

/** Opens the page again and again, as its owner would, until nothing is left to send. */
async function useUntilSent(phone: Phone): Promise<void> {
	const asked = { organizationId: 'village', now: 0, isAsked: true };
	for (let visit = 0; visit < 50; visit += 1) {
		await sendDue(phone, asked).catch((reason: unknown) => {
			if (!(reason instanceof Killed)) throw reason;
		});
		if (![...phone.kept.values()].some(isUnsent)) return;
	}
}

const anyFate = fc.constantFrom<Fate>(
	'arrives',
	'lost',
	'unanswered',
	'killed before',
	'killed after',
);

describe('the sender', () => {
	it('brings every update over exactly once, with its photos, whatever happens', async () => {
		await fc.assert(
			fc.asyncProperty(
				fc.array(fc.integer({ min: 0, max: 3 }), { minLength: 1, maxLength: 4 }),
				fc.array(anyFate, { maxLength: 30 }),
				async (photoCounts, fates) => {
					const sendings = photoCounts.map((count, place) =>
						sendingWith({
							id: `update ${place}`,
							sendingId: `sending ${place}`,
							status: 'waiting',
							photos: Array.from({ length: count }, (_, photo) => `photo ${place} ${photo}`),
						}),
					);
					const portal = new Portal();
					const phone = new Phone(sendings, portal, fates);
					await useUntilSent(phone);
					expect([...portal.versions].sort()).toEqual(sendings.map(({ sendingId }) => sendingId));
					expect([...phone.kept.values()].filter(isUnsent)).toEqual([]);
				},
			),
		);
	});

	it('lets what was refused stand aside, and stops where nobody answers', async () => {
		const sendings = ['a', 'b', 'c'].map((id) => sendingWith({ id, status: 'waiting' }));
		const phone = new Phone(sendings, new Portal(), []);
		phone.submit = ({ id }) => {
			if (id === 'c') throw new Error('asked after the network was gone');
			const kind = id === 'a' ? 'refused' : 'unreachable';
			const obstacle = kind === 'refused' ? { kind, sentence: '不行' } : { kind };
			return Promise.resolve({ kind: 'hindered', obstacle } as SendingEvent);
		};
		await sendDue(phone, { organizationId: 'village', now: 0, isAsked: false });
		const statuses = [...phone.kept.values()].map(({ status }) => status);
		expect(statuses).toEqual(['failed', 'waiting', 'waiting']);
	});

	it('stops with what was given up while it was under way', async () => {
		const phone = new Phone([sendingWith({ status: 'waiting', photos: ['a'] })], new Portal(), []);
		phone.shrink = () => {
			phone.kept.clear();
			return Promise.resolve(1);
		};
		phone.upload = () => {
			throw new Error('sent what was given up');
		};
		await sendDue(phone, { organizationId: 'village', now: 0, isAsked: false });
		expect(phone.kept.size).toBe(0);
	});
});
