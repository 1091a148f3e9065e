import { accept, refuse, type Result } from './result.ts';
import { foldWidth, isBlank } from './text.ts';

/** Highest amount of one record, in fen: 10¹³ fen = 1000 亿元. A CHECK in SQL says the same. */
export const MAX_FEN = 10_000_000_000_000;

type Unit = 'yuan' | 'wan';

type AmountRefusal =
	| 'amount.missing'
	| 'amount.malformed'
	| 'amount.negative'
	| 'amount.too_large'
	| 'amount.too_precise';

export interface ApproximateAmount {
	/** null where the words give no amount of money: unknown is never 0. */
	readonly fen: number | null;
	/** The words as they were written: 2300多万元. */
	readonly text: string;
	readonly isApproximate: boolean;
}

/** A unit in fen, as a power of ten: 1 元 = 10² fen. */
const FEN_EXPONENT = { yuan: 2, wan: 6, yi: 10 };
// What is longer is no amount, and BigInt would take its time over it.
const LONGEST_AMOUNT = 64;

// Separators must part groups of three: 1,23 and "100 20" are slips of the hand, not amounts.
const FIGURE = String.raw`(?:\d{1,3}(?:,\d{3})+|\d{1,3}(?: \d{3})+|\d+)(?:\.\d+)?`;
const UNIT = String.raw` ?(?<scale>[万萬亿億]?) ?(?<yuan>[元圆圓]?)`;
const AMOUNT = new RegExp(`^(?<lead>[+-]? ?¥?|¥ ?[+-]) ?(?<figure>${FIGURE})${UNIT}$`, 'u');

// A digit behind 多 means two figures, which must not be drawn into one. The digits before it are
// captured and put back: phones before Safari 16.4 fail on a lookbehind.
const HEDGES = new RegExp(
	[
		'^(?:大?约|大概|将?近|接近|超过?|逾|至少|不足|不到|[数几上](?=[十百千万亿]))',
		String.raw`(\d ?[万萬亿億]? ?[元圆圓]? ?)[多余來来](?! ?\d)`,
		'(?:左右|上下|以上|以下|以内)$',
	].join('|'),
	'gu',
);

function plain(text: string): string {
	// 。 is what a Chinese keyboard gives for the decimal point.
	return foldWidth(text)
		.replace(/￥/g, '¥')
		.replace(/。/g, '.')
		.replace(/\u2212/g, '-')
		.replace(/\s+/g, ' ')
		.trim();
}

/**
 * An amount as officials paste it: １２,０００．５０, ¥1,200, 230万元, 1.2 亿.
 * A unit written in the text wins over `unit`. Gives fen, 0 … MAX_FEN.
 */
export function parseAmount(text: string, unit: Unit = 'yuan'): Result<number, AmountRefusal> {
	if (isBlank(text)) return refuse('amount.missing');
	const groups = text.length <= LONGEST_AMOUNT ? AMOUNT.exec(plain(text))?.groups : undefined;
	if (!groups) return refuse('amount.malformed');
	const { lead = '', figure = '', scale = '', yuan = '' } = groups;
	if (lead.includes('-')) return refuse('amount.negative');
	const [whole = '', fraction = ''] = figure.replace(/[, ]/g, '').split('.');
	return toFen(whole, fraction.replace(/0+$/, ''), FEN_EXPONENT[unitOf(scale, yuan, unit)]);
}

function unitOf(scale: string, yuan: string, unit: Unit): keyof typeof FEN_EXPONENT {
	if (/[万萬]/u.test(scale)) return 'wan';
	if (/[亿億]/u.test(scale)) return 'yi';
	return yuan ? 'yuan' : unit;
}

function toFen(whole: string, fraction: string, exponent: number): Result<number, AmountRefusal> {
	if (fraction.length > exponent) return refuse('amount.too_precise');
	const fen = BigInt(whole + fraction.padEnd(exponent, '0'));
	if (fen > MAX_FEN) return refuse('amount.too_large', undefined, { maxFen: MAX_FEN });
	return accept(Number(fen));
}

/** A figure with its words: 2300多万元, 4万余元, 约50万元. 30 多家 is no money and gives null. */
export function parseApproximate(text: string, unit: Unit = 'yuan'): ApproximateAmount {
	const words = plain(text);
	const bare = words.replace(HEDGES, '$1');
	const amount = parseAmount(bare, unit);
	return {
		fen: amount.ok ? amount.value : null,
		text: text.trim(),
		isApproximate: bare !== words,
	};
}

function checked(fen: number): number {
	if (!Number.isSafeInteger(fen)) throw new RangeError(`not a whole number of fen: ${fen}`);
	return fen;
}

/** Exact sum; throws RangeError where a number can no longer hold it. Reversals are negative. */
export function sumFen(amounts: Iterable<number>): number {
	let sum = 0;
	for (const fen of amounts) sum = checked(sum + checked(fen));
	return sum;
}

/** `parts` (whole, ≥ 1) equal amounts that sum to the total; the last bears the remainder. */
export function splitEqually(totalFen: number, parts: number): number[] {
	if (!Number.isSafeInteger(parts) || parts < 1) throw new RangeError(`cannot cut in ${parts}`);
	const remainder = checked(totalFen) % parts;
	const shares = new Array<number>(parts).fill((totalFen - remainder) / parts);
	shares[parts - 1] = (totalFen - remainder) / parts + remainder;
	return shares;
}

/**
 * Parts of the total in proportion to whole `shares` (> 0 in sum), rounded down to the fen; the
 * last bears the remainder.
 */
export function splitByShares(totalFen: number, shares: readonly number[]): number[] {
	const whole = BigInt(sumFen(shares));
	if (whole <= 0n) throw new RangeError('cannot cut by nothing');
	const parts = shares.map((share) => Number((BigInt(checked(totalFen)) * BigInt(share)) / whole));
	const last = parts.length - 1;
	parts[last] = totalFen - sumFen(parts.slice(0, last));
	return parts;
}

function hundredths(count: number): string {
	const cents = count % 100;
	const whole = String((count - cents) / 100).replace(/\B(?=(?:\d{3})+$)/g, ',');
	return `${whole}.${String(cents).padStart(2, '0')}`;
}

function signed(fen: number, magnitude: string): string {
	return fen < 0 && /[1-9]/.test(magnitude) ? `-${magnitude}` : magnitude;
}

/** 元 with two decimals and thousands: 1,234.50. */
export function formatYuan(fen: number): string {
	return signed(fen, hundredths(Math.abs(checked(fen))));
}

/** 万元 with two decimals, half away from zero: 230.00. Sum first, then format. */
export function formatWan(fen: number): string {
	const magnitude = Math.abs(checked(fen));
	const rest = magnitude % 10_000;
	const count = (magnitude - rest) / 10_000 + (rest >= 5_000 ? 1 : 0);
	return signed(fen, hundredths(count));
}
