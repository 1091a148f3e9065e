import type { FigureFilter } from '#domain/reports/rows.ts';
import type { Tone } from '#ui/parts/tone.ts';

/** The address of the rows behind a figure. */
export type RowsHref = (rows: FigureFilter) => string;

export function bulletinTone(status: string): Tone {
	return status === 'published' ? 'good' : 'waiting';
}
