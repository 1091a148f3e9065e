import { parseDate } from '#domain/period.ts';
import { accept, refuse, valueOf, type Result } from '#domain/result.ts';
import { exceptionsFromText } from './goods-lines.ts';
import type { GoodsPlan } from './goods-plan.ts';
import type { HandoverForm } from './schema.ts';

export interface HandoverDraft {
	readonly id: string;
	readonly handedOn: string;
	readonly documentId: string | null;
	readonly lines: readonly { readonly number: number; readonly quantityMilli: number }[];
}

/** What was handed over: the ticked lines whole, the exceptions as they were written. */
export function handoverFromForm(
	form: HandoverForm,
	{ lines }: Pick<GoodsPlan, 'lines'>,
): Result<HandoverDraft> {
	const exceptions = exceptionsFromText(form.exceptions);
	if (!exceptions.ok) return { ok: false, refusal: { ...exceptions.refusal, field: 'exceptions' } };
	const given = new Map<number, number>();
	for (const { number, quantityMilli, handedOverMilli } of lines) {
		const rest = quantityMilli - handedOverMilli;
		if (form.whole.includes(String(number)) && rest > 0) given.set(number, rest);
	}
	for (const [number, milli] of exceptions.value) given.set(number, milli);
	if (given.size === 0) return refuse('goods.lines_missing', 'whole');
	return accept({
		id: form.id,
		handedOn: valueOf(parseDate(form.handed_on)),
		documentId: form.sheet_staged || null,
		lines: [...given]
			.map(([number, quantityMilli]) => ({ number, quantityMilli }))
			.sort((one, other) => one.number - other.number),
	});
}
