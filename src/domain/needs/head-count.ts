import { countOrNull, parseCount } from '#domain/count.ts';
import { valueOf } from '#domain/result.ts';
import { normalizeInput } from '#domain/text.ts';
import type { HeadCountForm } from './schema.ts';

/** A village with its latest head count, by which matching shares money; unknown is null. */
export interface HeadCount {
	readonly villageCode: string;
	readonly name: string;
	readonly township: string;
	readonly year: number | null;
	readonly population: number | null;
	readonly households: number | null;
	readonly source: string | null;
}

/** What a village, or another on its behalf, states. */
export interface StatedCount {
	readonly villageCode: string;
	/** 'YYYY-MM-DD': the day that was counted for. */
	readonly countedOn: string;
	readonly population: number;
	readonly households: number | null;
	readonly source: string;
}

/** The statement that a checked form describes. */
export function countFromForm(villageCode: string, form: HeadCountForm): StatedCount {
	return {
		villageCode,
		countedOn: form.counted_on,
		population: valueOf(parseCount(form.population)),
		households: countOrNull(form.households),
		source: normalizeInput(form.source),
	};
}
