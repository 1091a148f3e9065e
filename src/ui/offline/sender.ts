import {
	dueSendings,
	nextStep,
	type KeptPhoto,
	type Sending,
	type SendingEvent,
	type Step,
} from '#domain/timeline/sending.ts';

/** What the sender needs of the phone and of the network. */
export interface Means {
	list(): Promise<readonly Sending[]>;
	/** Moves a sending on; null when it was given up meanwhile. */
	change(id: string, event: SendingEvent): Promise<Sending | null>;
	/** @returns the size of the shrunk photo */
	shrink(photo: KeptPhoto): Promise<number>;
	/** Each answers what has happened, and never throws because of the network. */
	upload(sending: Sending, photo: KeptPhoto): Promise<SendingEvent>;
	submit(sending: Sending): Promise<SendingEvent>;
}

export interface Asked {
	readonly organizationId: string;
	readonly now: number;
	readonly isAsked: boolean;
}

/**
 * Sends what is due, one after the other: a weak network gets one photo at a time through. Only one
 * of a phone's pages does it at a time; whatever was under way when the last one was closed is
 * taken up again. Ends at the first that finds no network, no session or another seat.
 */
export async function sendDue(means: Means, asked: Asked): Promise<void> {
	for (const { id, status } of dueSendings(await means.list(), asked)) {
		if (status === 'sending') await means.change(id, { kind: 'interrupted' });
		const last = await send(means, id);
		if (last?.status === 'waiting') return;
	}
}

/** One sending, step by step; each step is kept before the next begins. */
async function send(means: Means, id: string): Promise<Sending | null> {
	let held = await means.change(id, { kind: 'taken_up' });
	while (held?.status === 'sending') {
		held = await means.change(id, await take(means, held, nextStep(held)));
	}
	return held;
}

async function take(means: Means, sending: Sending, step: Step): Promise<SendingEvent> {
	switch (step.act) {
		case 'shrink':
			return { kind: 'shrunk', photo: step.photo.id, size: await means.shrink(step.photo) };
		case 'upload':
			return means.upload(sending, step.photo);
		case 'submit':
			return means.submit(sending);
	}
}
