import { parseAmount, splitEqually } from '#domain/money.ts';
import { addMonths, parseDate } from '#domain/period.ts';
import { accept, refuse, type Result } from '#domain/result.ts';
import { foldWidth } from '#domain/text.ts';
import type { Instalment } from './instalment.ts';
import type { PledgeForm } from './schema.ts';

/** More would be a slip of the hand. */
export const MOST_INSTALMENTS = 60;

/** A whole number from 1: of instalments, of months. */
export function parseWhole(text: string): Result<number, 'count.malformed'> {
	const digits = foldWidth(text).trim();
	return /^[1-9]\d{0,2}$/.test(digits) ? accept(Number(digits)) : refuse('count.malformed');
}

interface Plan {
	/** From 1. */
	readonly count: number;
	/** From 1. */
	readonly everyMonths: number;
	readonly firstOn: string;
}

/**
 * Equal instalments that make the total, every so many months on the day of the first (or on the
 * last day of a shorter month); the last bears the remainder.
 */
function planInstalments(
	totalFen: number,
	{ count, everyMonths, firstOn }: Plan,
): Result<Instalment[], 'pledge.instalments_too_many'> {
	// Less than a fen each is nothing to pay.
	if (count > MOST_INSTALMENTS || count > totalFen) return refuse('pledge.instalments_too_many');
	const day = Number(firstOn.slice(8));
	return accept(
		splitEqually(totalFen, count).map((amountFen, index) => ({
			position: index + 1,
			dueOn: addMonths(firstOn, index * everyMonths, day),
			amountFen,
		})),
	);
}

/** The plan that stands in the form, for this amount or for the one that is typed there. */
export function planFromForm(form: PledgeForm, totalFen?: number): Result<Instalment[]> {
	const total = totalFen === undefined ? parseAmount(form.amount) : accept(totalFen);
	if (!total.ok) return beside('amount', total);
	const count = parseWhole(form.plan_count);
	if (!count.ok) return beside('plan_count', count);
	const everyMonths = parseWhole(form.plan_every);
	if (!everyMonths.ok) return beside('plan_every', everyMonths);
	const firstOn = parseDate(form.plan_from);
	if (!firstOn.ok) return beside('plan_from', firstOn);
	const plan = { count: count.value, everyMonths: everyMonths.value, firstOn: firstOn.value };
	return beside('plan_count', planInstalments(total.value, plan));
}

function beside<Value>(field: string, result: Result<Value>): Result<Value> {
	return result.ok ? result : { ok: false, refusal: { ...result.refusal, field } };
}
