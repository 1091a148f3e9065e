import type { Sending, SendingStatus } from '#domain/timeline/sending.ts';
import { m } from '#text/compiled/messages.js';
import type { Tone } from '#ui/parts/tone.ts';

const tones: Readonly<Record<SendingStatus, Tone>> = {
	draft: 'neutral',
	waiting: 'waiting',
	sending: 'waiting',
	failed: 'alert',
	done: 'good',
};

export function sendingTone(status: SendingStatus): Tone {
	return tones[status];
}

export function sendingWord(status: SendingStatus): string {
	const words: Readonly<Record<SendingStatus, () => string>> = {
		draft: m.sending_draft,
		waiting: m.sending_waiting,
		sending: m.sending_sending,
		failed: m.sending_failed,
		done: m.sending_done,
	};
	return words[status]();
}

/** Why it has not arrived, in a sentence; empty while nothing is in its way. */
export function sendingReason({ obstacle }: Sending): string {
	switch (obstacle?.kind) {
		case undefined:
			return '';
		case 'unreachable':
			return m.phone_unreachable();
		case 'signed_out':
			return m.phone_signed_out();
		case 'other_seat':
			return m.refusal_sending_other_seat();
		case 'refused':
		case 'changed':
			return obstacle.sentence;
	}
}
