import { parseAmount } from '#domain/money.ts';
import { parseDate } from '#domain/period.ts';
import { valueOf } from '#domain/result.ts';
import { normalizeInput } from '#domain/text.ts';
import type { ContractForm } from './schema.ts';

/** How who carries a project out was chosen; the same list stands in contracts_method. */
export const contractMethods = [
	'open_tender',
	'invited_tender',
	'consultation',
	'negotiation',
	'inquiry',
	'single_source',
	'direct',
	'self_built',
] as const;

export interface Contract {
	readonly id: string;
	readonly number: string;
	readonly subject: string;
	readonly contractor: string;
	readonly amountFen: number;
	readonly method: (typeof contractMethods)[number];
	/** 'YYYY-MM-DD' */
	readonly signedOn: string;
	readonly documentId: string | null;
}

export function contractFromForm(form: ContractForm): Contract {
	return {
		id: form.id,
		number: normalizeInput(form.number),
		subject: normalizeInput(form.subject),
		contractor: normalizeInput(form.contractor),
		amountFen: valueOf(parseAmount(form.amount)),
		method: form.method,
		signedOn: valueOf(parseDate(form.signed_on)),
		documentId: form.document_staged || null,
	};
}
