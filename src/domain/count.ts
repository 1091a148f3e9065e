import { accept, refuse, type Result } from './result.ts';
import { foldWidth } from './text.ts';

const countForm = /^\d{1,9}$/;

/** A number of people or households: a whole number from 0, as typed: １,200. */
export function parseCount(text: string): Result<number, 'count.missing' | 'count.malformed'> {
	const folded = foldWidth(text).replace(/[\s,，]/g, '');
	if (folded === '') return refuse('count.missing');
	return countForm.test(folded) ? accept(Number(folded)) : refuse('count.malformed');
}

/** The count, or null where nothing was typed: unknown is never 0. */
export function countOrNull(text: string): number | null {
	const counted = parseCount(text);
	return counted.ok ? counted.value : null;
}
