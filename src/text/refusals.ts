import type { Refusal } from '#domain/result.ts';
import { m } from './compiled/messages.js';

type Wording = (facts: NonNullable<Refusal['facts']>) => string;

/**
 * The sentence for a refusal in the reader's language: `pledge.exceeds_need` is worded by the
 * message `refusal_pledge_exceeds_need`. A test finds every name in the sources and its message.
 */
export function wordRefusal({ name, facts }: Refusal): string {
	const wording = (m as unknown as Record<string, Wording>)[messageKey(name)];
	return wording ? wording(facts ?? {}) : m.refusal_unknown({ name });
}

export function messageKey(name: string): string {
	return `refusal_${name.replaceAll('.', '_')}`;
}
