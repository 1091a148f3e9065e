import { parseAmount, splitByShares, splitEqually, sumFen } from '#domain/money.ts';
import { addMonths, parseDate } from '#domain/period.ts';
import { accept, refuse, type Result } from '#domain/result.ts';
import { foldWidth, isBlank } from '#domain/text.ts';
import type { Instalment } from './instalment.ts';
import type { PledgeForm } from './schema.ts';

/** More would be a slip of the hand. */
export const MOST_INSTALMENTS = 60;

/** Nobody promises further ahead than this. */
const MOST_MONTHS = 600;

/** A whole number from 1: of instalments, of months. */
export function parseWhole(text: string): Result<number, 'count.malformed'> {
	const digits = foldWidth(text).trim();
	return /^[1-9]\d{0,2}$/.test(digits) ? accept(Number(digits)) : refuse('count.malformed');
}

/**
 * Percentages as they are typed (30、30、40 or 33.33% 66.67%), in hundredths of a percent; they
 * make a hundred.
 */
export function parsePercents(text: string): Result<number[], 'pledge.percents_wrong'> {
	const typed = foldWidth(text)
		.split(/[\s,、;%+]+/)
		.filter((one) => one !== '');
	const shares = typed.map((one) => (/^\d{1,3}(\.\d{1,2})?$/.test(one) ? hundredthsOf(one) : 0));
	const isWhole = shares.every((share) => share > 0) && sumFen(shares) === 10_000;
	return isWhole ? accept(shares) : refuse('pledge.percents_wrong');
}

function hundredthsOf(digits: string): number {
	const [whole = '', fraction = ''] = digits.split('.');
	return Number(whole + fraction.padEnd(2, '0'));
}

/** The parts of the total: by the percentages that are typed, or else as many equal ones. */
function cut(form: PledgeForm, totalFen: number): Result<number[]> {
	if (!isBlank(form.plan_percents)) {
		const shares = parsePercents(form.plan_percents);
		if (!shares.ok) return beside('plan_percents', shares);
		return fitting('plan_percents', splitByShares(totalFen, shares.value));
	}
	const count = parseWhole(form.plan_count);
	if (!count.ok) return beside('plan_count', count);
	return fitting('plan_count', splitEqually(totalFen, count.value));
}

/** Less than a fen each is nothing to pay. */
function fitting(field: string, parts: number[]): Result<number[]> {
	const isFitting = parts.length <= MOST_INSTALMENTS && parts.every((fen) => fen > 0);
	return isFitting ? accept(parts) : refuse('pledge.instalments_too_many', field);
}

/** How many months lie between two instalments. */
function step(form: PledgeForm): Result<number> {
	const every = parseWhole(form.plan_every);
	if (!every.ok) return beside('plan_every', every);
	return accept(every.value * (form.plan_unit === 'years' ? 12 : 1));
}

/**
 * The plan that stands in the form, for this amount or for the one that is typed there: its parts
 * make the amount to the fen and the last bears the remainder; every so many months or years on the
 * day of the first, or on the last day of a shorter month.
 */
export function planFromForm(form: PledgeForm, totalFen?: number): Result<Instalment[]> {
	const total = totalFen === undefined ? parseAmount(form.amount) : accept(totalFen);
	if (!total.ok) return beside('amount', total);
	const parts = cut(form, total.value);
	if (!parts.ok) return parts;
	const months = step(form);
	if (!months.ok) return months;
	const firstOn = parseDate(form.plan_from);
	if (!firstOn.ok) return beside('plan_from', firstOn);
	if ((parts.value.length - 1) * months.value > MOST_MONTHS) {
		return refuse('pledge.plan_too_long', 'plan_every');
	}
	const day = Number(firstOn.value.slice(8));
	return accept(
		parts.value.map((amountFen, index) => ({
			position: index + 1,
			dueOn: addMonths(firstOn.value, index * months.value, day),
			amountFen,
		})),
	);
}

function beside<Value>(field: string, result: Result<Value>): Result<Value> {
	return result.ok ? result : { ok: false, refusal: { ...result.refusal, field } };
}
