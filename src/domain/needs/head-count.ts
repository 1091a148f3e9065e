import { countOrNull, parseCount } from '#domain/count.ts';
import { oneOf, TOWNSHIP } from '#domain/filter.ts';
import type { ListForm } from '#domain/list.ts';
import { valueOf } from '#domain/result.ts';
import { normalizeInput } from '#domain/text.ts';
import type { HeadCountForm } from './schema.ts';

/** A village with its latest head count, by which matching shares money; unknown is null. */
export interface HeadCount {
	readonly villageCode: string;
	readonly name: string;
	readonly township: string;
	readonly year: number | null;
	/** 'YYYY-MM-DD': the day that was counted for; null of an imported count too. */
	readonly countedOn: string | null;
	readonly population: number | null;
	readonly households: number | null;
	readonly source: string | null;
}

/** The register of villages with their counts. */
export const headCountList = {
	filters: { township: TOWNSHIP, counted: oneOf(['yes', 'no']) },
	columns: ['name', 'township', 'code', 'population', 'households', 'year', 'counted_on', 'source'],
	spare: ['counted_on'],
	sorts: { code: 'code', population: 'number', households: 'number' },
	usual: { by: 'code', descending: false },
} as const satisfies ListForm;

/** Over a whole filter; null where nothing is known of any village. */
export interface HeadCountSums {
	readonly villages: number;
	readonly population: number | null;
	readonly households: number | null;
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
