import { parseAmount } from '#domain/money.ts';
import { accept, refuse, type Result } from '#domain/result.ts';
import { foldWidth, isBlank } from '#domain/text.ts';

export const indicatorFields = [
	'funds',
	'industry',
	'labour',
	'consumption',
	'talent',
	'pairing',
] as const;

export type IndicatorField = (typeof indicatorFields)[number];

/** Of which records a figure is made; 'reported': of what the sides report with evidence. */
export type IndicatorSource = 'money' | 'goods' | 'pairings' | 'exchanges' | 'reported';

/** One row of the library of a year. */
export interface Indicator {
	readonly code: string;
	readonly field: IndicatorField;
	/** In both languages: the library is data, which changes with the assessments. */
	readonly name: string;
	readonly englishName: string;
	/** 'fen' is money; anything else is the word for what is counted. */
	readonly unit: string;
	readonly englishUnit: string;
	readonly source: IndicatorSource;
}

export function isMoney({ unit }: Pick<Indicator, 'unit'>): boolean {
	return unit === 'fen';
}

const COUNT = /^\d{1,9}$/;

/** A figure of an indicator as typed: money in 万元 where no unit is said, else a whole number. */
export function parseFigure(indicator: Pick<Indicator, 'unit'>, text: string): Result<number> {
	if (isMoney(indicator)) return parseAmount(text, 'wan');
	if (isBlank(text)) return refuse('count.missing');
	const plain = foldWidth(text).replace(/[\s,，]/g, '');
	return COUNT.test(plain) ? accept(Number(plain)) : refuse('count.malformed');
}

/** A figure as it is typed again: 5187, 12.5 (万元), 30. */
export function inTyped(indicator: Pick<Indicator, 'unit'>, value: number): string {
	return String(isMoney(indicator) ? value / 1_000_000 : value);
}

/** What is not reported is counted, and of nothing counted there are 0; not reported is unknown. */
export function valueWithoutRows({ source }: Pick<Indicator, 'source'>): number | null {
	return source === 'reported' ? null : 0;
}
