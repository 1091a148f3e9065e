import type { UpdateForm } from './schema.ts';

/**
 * What a phone keeps of an update until it has arrived, at most one for each update. It becomes one
 * version, however often it is sent: the ids of the update, of this sending and of the photos are
 * made on the phone.
 */
export interface Sending {
	/** Of the update. */
	readonly id: string;
	/** Made anew whenever the words may change: the old ones may have arrived unanswered. */
	readonly sendingId: string;
	/** For which organization it was written: another seat of the same person does not send it. */
	readonly organizationId: string;
	/** The version it was written upon; 0 for a new update. */
	readonly baseVersion: number;
	/** Written upon a public version: it needs its reason. */
	readonly isCorrection: boolean;
	readonly fields: SendingFields;
	readonly projectTitle: string;
	/** Pictures that the server has from an earlier version. */
	readonly staged: readonly StagedPhoto[];
	readonly photos: readonly KeptPhoto[];
	readonly status: SendingStatus;
	/** Why it waits, or why it was refused; null while nothing is in its way. */
	readonly obstacle: Obstacle | null;
	/** In a row, without an answer. */
	readonly failures: number;
	/** Milliseconds since 1970, as the phone's clock says. */
	readonly savedAt: number;
	/** Not before: after failures it waits longer and longer. */
	readonly dueAt: number;
}

/** As typed. */
export type SendingFields = Omit<
	UpdateForm,
	'id' | 'photos_staged' | 'sending_id' | 'base_version'
>;

export type SendingStatus = 'draft' | 'waiting' | 'sending' | 'failed' | 'done';

export interface StagedPhoto {
	readonly id: string;
	readonly name: string;
	/** Bytes. */
	readonly size: number;
}

export interface KeptPhoto extends StagedPhoto {
	readonly isShrunk: boolean;
	readonly isSent: boolean;
}

/** The version that somebody else wrote meanwhile. */
export interface Theirs {
	readonly version: number;
	readonly status: string;
	readonly eventOn: string;
	readonly body: string;
	readonly worksPercent: number | null;
	readonly amountFen: number | null;
	readonly photoCount: number;
}

export type Obstacle =
	| { readonly kind: 'unreachable' | 'signed_out' | 'other_seat' }
	/** In the words of the server. */
	| { readonly kind: 'refused'; readonly sentence: string }
	| { readonly kind: 'changed'; readonly sentence: string; readonly theirs: Theirs };

export type SendingEvent =
	| { readonly kind: 'submitted' | 'taken_up' | 'arrived' | 'interrupted' }
	/** To be written on; upon what somebody else wrote, where that was in the way. */
	| { readonly kind: 'reopened'; readonly sendingId: string }
	| { readonly kind: 'shrunk'; readonly photo: string; readonly size: number }
	| { readonly kind: 'photo_sent'; readonly photo: string }
	| { readonly kind: 'hindered'; readonly obstacle: Obstacle };

/** What is to be done next for a sending that is under way. */
export type Step =
	{ readonly act: 'shrink' | 'upload'; readonly photo: KeptPhoto } | { readonly act: 'submit' };

export function nextStep({ photos }: Pick<Sending, 'photos'>): Step {
	const photo = photos.find(({ isSent }) => !isSent);
	if (!photo) return { act: 'submit' };
	return { act: photo.isShrunk ? 'upload' : 'shrink', photo };
}

const FIRST_PAUSE = 5_000;
const LONGEST_PAUSE = 300_000;

/** The sending after what has happened; what cannot happen to it in its state changes nothing. */
export function advance(sending: Sending, event: SendingEvent, now: number): Sending {
	const { status } = sending;
	switch (event.kind) {
		case 'submitted':
			return status === 'draft' || status === 'failed' ? ready(sending, now) : sending;
		case 'taken_up':
			return status === 'waiting' ? { ...sending, status: 'sending', obstacle: null } : sending;
		case 'interrupted':
			return status === 'sending' ? { ...sending, status: 'waiting' } : sending;
		case 'reopened':
			return status === 'waiting' || status === 'failed'
				? { ...reopened(sending, now), sendingId: event.sendingId }
				: sending;
		case 'shrunk':
			return withPhoto(sending, event.photo, { isShrunk: true, size: event.size });
		case 'photo_sent':
			return withPhoto({ ...sending, failures: 0 }, event.photo, { isSent: true });
		case 'arrived':
			return { ...sending, status: 'done', obstacle: null, savedAt: now };
		case 'hindered':
			return status === 'sending' ? hindered(sending, event.obstacle, now) : sending;
	}
}

function ready(sending: Sending, now: number): Sending {
	return { ...sending, status: 'waiting', obstacle: null, failures: 0, savedAt: now, dueAt: now };
}

/** A correction of something public is asked for its reason. */
function reopened(sending: Sending, now: number): Sending {
	const draft: Sending = { ...sending, status: 'draft', obstacle: null, savedAt: now };
	if (sending.obstacle?.kind !== 'changed') return draft;
	const { version, status } = sending.obstacle.theirs;
	const isCorrection = sending.isCorrection || status === 'approved';
	return { ...draft, baseVersion: version, isCorrection };
}

function withPhoto(sending: Sending, id: string, change: Partial<KeptPhoto>): Sending {
	const photos = sending.photos.map((photo) => (photo.id === id ? { ...photo, ...change } : photo));
	return { ...sending, photos };
}

function hindered(sending: Sending, obstacle: Obstacle, now: number): Sending {
	if (obstacle.kind === 'refused' || obstacle.kind === 'changed') {
		return { ...sending, status: 'failed', obstacle };
	}
	const failures = sending.failures + 1;
	const pause = Math.min(FIRST_PAUSE * 2 ** (failures - 1), LONGEST_PAUSE);
	return { ...sending, status: 'waiting', obstacle, failures, dueAt: now + pause };
}

/** Whatever nobody has received yet and nobody has given up: signing out asks about these. */
export function isUnsent({ status }: Pick<Sending, 'status'>): boolean {
	return status !== 'done';
}

/**
 * What may be sent now, the oldest first.
 * @param isAsked somebody came back to the page, or the network did: no pause holds
 */
export function dueSendings(
	sendings: readonly Sending[],
	{ organizationId, now, isAsked }: { organizationId: string; now: number; isAsked: boolean },
): Sending[] {
	return sendings
		.filter((one) => one.status === 'waiting' || one.status === 'sending')
		.filter((one) => one.organizationId === organizationId && (isAsked || one.dueAt <= now))
		.sort((one, other) => one.savedAt - other.savedAt);
}

const DONE_IS_SHOWN_FOR = 7 * 24 * 3600 * 1000;

/** Arrived so long ago that nobody looks for it on the phone any more. */
export function isForgettable({ status, savedAt }: Sending, now: number): boolean {
	return status === 'done' && now - savedAt > DONE_IS_SHOWN_FOR;
}
