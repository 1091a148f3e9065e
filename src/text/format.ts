import { formatWan, formatYuan, MAX_FEN } from '#domain/money.ts';
import { shanghaiDate } from '#domain/period.ts';

type Locale = 'zh-CN' | 'en';
type Unit = 'yuan' | 'wan';

/** What stands where nothing is known: unknown is never 0. */
const UNKNOWN = '—';

const MONTHS = 'Jan Feb Mar Apr May Jun Jul Aug Sep Oct Nov Dec'.split(' ');
const clock = new Intl.DateTimeFormat('en-GB', {
	timeZone: 'Asia/Shanghai',
	hour: '2-digit',
	minute: '2-digit',
	hourCycle: 'h23',
});
// Making one takes longer than the sentence around it.
const counts = { 'zh-CN': new Intl.NumberFormat('zh-CN'), en: new Intl.NumberFormat('en') };

/** The word for a column head: 元, 万元. English has no 万, so it counts in yuan throughout. */
export function moneyUnit(locale: Locale, unit: Unit = 'yuan'): string {
	if (locale === 'en') return 'CNY';
	return unit === 'wan' ? '万元' : '元';
}

/**
 * Fen as a bare figure in `unit`, two decimals: 2,300,000.00 or 230.00. English shows 万元 in yuan,
 * rounded to the same hundred, so that both languages tell the same number: 2,300,000.
 */
export function formatAmount(fen: number | null, locale: Locale, unit: Unit = 'yuan'): string {
	if (fen === null) return UNKNOWN;
	if (unit === 'yuan') return formatYuan(fen);
	return locale === 'en' ? hundredfold(formatWan(fen)) : formatWan(fen);
}

/** 1,234.56 (万) as 12,345,600 (元), without arithmetic that could lose a digit. */
function hundredfold(wan: string): string {
	const [sign = '', digits = ''] = /^(-?)(.*)$/.exec(wan)?.slice(1) ?? [];
	const yuan = `${digits.replace(/[,.]/g, '')}00`.replace(/^0+(?=\d)/, '');
	return sign + yuan.replace(/\B(?=(?:\d{3})+$)/g, ',');
}

/** Fen with the unit: 1,234.50元, 230.00万元; ¥1,234.50, ¥2,300,000 in English. */
export function formatMoney(fen: number | null, locale: Locale, unit: Unit = 'yuan'): string {
	if (fen === null) return UNKNOWN;
	const figure = formatAmount(fen, locale, unit);
	if (locale === 'zh-CN') return figure + moneyUnit(locale, unit);
	return figure.replace(/^-?/, (sign) => `${sign}¥`);
}

/** Thousandths of a unit as a figure, with no more decimals than it has: 12.34, 1,234.5, 500. */
export function formatQuantity(milli: number | null): string {
	if (milli === null) return UNKNOWN;
	const [whole = '', decimals] = String(Math.abs(milli) / 1000).split('.');
	const figure = whole.replace(/\B(?=(?:\d{3})+$)/g, ',');
	return `${milli < 0 ? '-' : ''}${figure}${decimals === undefined ? '' : `.${decimals}`}`;
}

/** Whole things in thousands: 1,234. The word for what is counted stands in the sentence. */
export function formatCount(count: number | null, locale: Locale): string {
	return count === null ? UNKNOWN : counts[locale].format(count);
}

/**
 * A share of two whole numbers (fen, people) with one decimal, half up. It says 100.0% only of
 * the whole and 0.0% only of nothing, so no rounding reports as done what is not.
 */
export function formatPercent(part: number | null, whole: number | null): string {
	if (part === null || whole === null || whole <= 0) return UNKNOWN;
	const [some, all] = [BigInt(part), BigInt(whole)];
	const magnitude = some < 0n ? -some : some;
	let tenths = (magnitude * 2000n + all) / (2n * all);
	if (magnitude > 0n && tenths === 0n) tenths = 1n;
	if (magnitude < all && tenths >= 1000n) tenths = 999n;
	return `${some < 0n ? '-' : ''}${tenths / 10n}.${tenths % 10n}%`;
}

/** 'YYYY-MM-DD' as 2026年11月21日 or 21 Nov 2026. */
export function formatDate(date: string | null, locale: Locale): string {
	if (date === null) return UNKNOWN;
	const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
	if (locale === 'zh-CN') return `${year}年${month}月${day}日`;
	return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** The month of 'YYYY-MM-DD' or 'YYYY-MM': 2026年11月, Nov 2026. */
export function formatMonth(date: string, locale: Locale): string {
	const [year = 0, month = 0] = date.split('-').map(Number);
	return locale === 'zh-CN' ? `${year}年${month}月` : `${MONTHS[month - 1]} ${year}`;
}

/** An instant in Asia/Shanghai: 2026年11月21日 14:03, 21 Nov 2026, 14:03. */
export function formatDateTime(instant: Date | string | null, locale: Locale): string {
	if (instant === null) return UNKNOWN;
	const moment = new Date(instant);
	const date = formatDate(shanghaiDate(moment), locale);
	return `${date}${locale === 'zh-CN' ? ' ' : ', '}${clock.format(moment)}`;
}

const DIGITS = '零壹贰叁肆伍陆柒捌玖';
const PLACES = ['', '拾', '佰', '仟'];
const GROUPS = ['', '万', '亿'];

/** 大写金额 as receipts write it: 230 万元 is 贰佰叁拾万元整. `fen` is whole, 0 … MAX_FEN. */
export function formatCapitals(fen: number): string {
	if (!Number.isSafeInteger(fen) || fen < 0 || fen > MAX_FEN) {
		throw new RangeError(`no amount: ${fen}`);
	}
	const cents = fen % 100;
	const yuan = inCapitals((fen - cents) / 100);
	const [jiao, rest] = [Math.floor(cents / 10), cents % 10];
	if (cents === 0) return `${yuan || '零'}元整`;
	const whole = yuan && `${yuan}元`;
	const tens = jiao ? `${DIGITS[jiao]}角` : whole && '零';
	return whole + tens + (rest ? `${DIGITS[rest]}分` : '整');
}

/** A whole number in groups of four: each names its place, one 零 stands for any gap. */
function inCapitals(count: number): string {
	const digits = String(count);
	const places = [...digits].map((digit, index) => ({
		digit: Number(digit),
		place: digits.length - 1 - index,
	}));
	const words = places.map(({ digit, place }) => {
		const isGroupEnd = place % 4 === 0;
		const group = isGroupEnd && hasGroup(count, place / 4) ? (GROUPS[place / 4] ?? '') : '';
		return (digit ? DIGITS[digit] + (PLACES[place % 4] ?? '') : '零') + group;
	});
	return words
		.join('')
		.replace(/零+(?=[万亿])/g, '')
		.replace(/零+/g, '零')
		.replace(/零$/, '');
}

function hasGroup(count: number, group: number): boolean {
	return Math.floor(count / 10_000 ** group) % 10_000 !== 0;
}
