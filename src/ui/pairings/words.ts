import type { AgreementStatus } from '#domain/pairings/agreement.ts';
import type { PairingState } from '#domain/pairings/pairing.ts';
import { localizeHref } from '#text/compiled/runtime.js';
import type { Tone } from '#ui/parts/tone.ts';

const pairingTones: Record<PairingState, Tone> = {
	valid: 'good',
	ended: 'neutral',
	coming: 'waiting',
};

export function pairingTone(state: PairingState): Tone {
	return pairingTones[state];
}

const agreementTones: Record<AgreementStatus, Tone> = {
	draft: 'waiting',
	signed: 'good',
	closed: 'neutral',
};

export function agreementTone(status: AgreementStatus): Tone {
	return agreementTones[status];
}

const places: Readonly<Record<string, (id: string) => string>> = {
	meeting_action: (id) => `/desk/meetings/actions/${id}`,
	instalment: (id) => `/desk/pledges/${id}`,
	agreement_sign: (id) => `/desk/agreements/${id}`,
	assessment: (id) => `/desk/agreements/${id}/sheet`,
};

/** Where what is due is done. */
export function dueHref({ act, recordId }: { act: string; recordId: string }): string {
	return localizeHref(places[act]?.(recordId) ?? '/desk/pairings');
}

const records: Readonly<Record<string, (id: string) => string>> = {
	pairing: (id) => `/desk/pairings/${id}`,
	exchange: (id) => `/desk/exchanges/${id}`,
	project: (id) => `/projects/${id}`,
};

/** The record behind a figure; goods stand with a donor, who may want no name. */
export function recordHref({ record, recordId }: { record: string; recordId: string }) {
	const path = records[record]?.(recordId);
	return path === undefined ? null : localizeHref(path);
}
