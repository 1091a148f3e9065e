import type { Refusal } from '#domain/result.ts';
import { m } from './compiled/messages.js';

// For the server alone, which alone carries the sentences of all refusals: pages get them worded.

type Wording = (facts: NonNullable<Refusal['facts']>) => string;

/**
 * The sentence for a refusal in the reader's language: `pledge.exceeds_need` is worded by the
 * message `refusal_pledge_exceeds_need`. A test finds every name in the sources and its message.
 */
export function wordRefusal({ name, facts }: Refusal): string {
	const wording = (m as unknown as Record<string, Wording>)[messageKey(name)];
	return wording ? wording(facts ?? {}) : m.refusal_unknown({ name });
}

/** Why a round or a question failed: the name of the refusal, then the record that it is about. */
export function wordFailure(failure: string): string {
	const [name = '', ...record] = failure.split(' ');
	return wordRefusal({ name, facts: { id: record.join(' ') } });
}

export function messageKey(name: string): string {
	return `refusal_${name.replaceAll('.', '_')}`;
}
