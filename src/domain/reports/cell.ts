import { parseDate } from '#domain/period.ts';
import { accept, refuse, type Result } from '#domain/result.ts';
import { foldWidth, isBlank } from '#domain/text.ts';
import type { SheetColumn } from './sheet.ts';

const DAY_MS = 86_400_000;
/** Days are counted from here, since Lotus 1-2-3 took 1900 for a leap year. */
const EPOCH_MS = Date.UTC(1899, 11, 30);
/** A day from 1927 to 2173 as Excel keeps it, with a time or without. */
const SERIAL = /^([1-9]\d{4})(?:\.\d+)?$/;
/** What Excel makes of a long code in a cell that is not text: its last digits are gone. */
const SPOILED = /^\d(?:\.\d+)?E\+?\d+$/i;
const MIDNIGHT = /[T ]00:00(?::00)?$/;
const HAS_UNIT = /[元圆圓万萬亿億]\s*$/u;

export interface Reading {
	/** What a choice may be called, in either language, by `wordOf`. */
	readonly choices: ReadonlyMap<string, string> | undefined;
	/** The head says 万元: a bare figure is that. */
	readonly isInWan: boolean;
}

/** A word as it is compared: width, case and space make no difference. */
export function wordOf(text: string): string {
	return foldWidth(text).replace(/\s+/g, '').toLowerCase();
}

/** A cell as its field would have been typed, or what is wrong with it already. */
export function readCell(
	{ kind }: SheetColumn,
	text: string,
	{ choices, isInWan }: Reading,
): Result<string, 'input.not_a_choice' | 'import.code_spoiled'> {
	if (isBlank(text)) return accept('');
	switch (kind) {
		case 'choice': {
			const value = choices?.get(wordOf(text));
			return value === undefined ? refuse('input.not_a_choice') : accept(value);
		}
		case 'code':
			return SPOILED.test(wordOf(text)) ? refuse('import.code_spoiled') : accept(text);
		case 'amount':
			return accept(isInWan && !HAS_UNIT.test(text) ? `${text}万` : text);
		case 'day':
			return accept(dayOf(text));
		case 'text':
		case 'paragraphs':
		case 'count':
		case 'quantity':
			return accept(text);
	}
}

/** A day that a sheet keeps as a number, or somebody typed; other text is left as it is. */
function dayOf(text: string): string {
	const serial = SERIAL.exec(wordOf(text))?.[1];
	if (serial === undefined) {
		const day = parseDate(text.replace(MIDNIGHT, ''));
		return day.ok ? day.value : text;
	}
	return new Date(EPOCH_MS + Number(serial) * DAY_MS).toISOString().slice(0, 10);
}
