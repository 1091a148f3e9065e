import { m } from '#text/compiled/messages.js';
import { term } from '#text/terms.ts';

const sentences: Readonly<Record<string, (reason: string) => string>> = {
	amount: (reason) => term('refusal_amount', reason),
	date: (reason) => term('refusal_date', reason),
	percent: (reason) => term('refusal_percent', reason),
	update: (reason) => term('refusal_update', reason),
};

/**
 * The sentence for a refusal that the phone finds itself (`checkFields`). Those of the whole portal
 * would weigh more than the page: whatever else is refused, the server words.
 */
export function sentenceOnPhone(name: string): string {
	const [about = '', reason = ''] = name.split('.');
	return sentences[about]?.(reason) ?? m.refusal_unknown({ name });
}
