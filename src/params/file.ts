import type { ParamMatcher } from '@sveltejs/kit';

/** The kinds of file that a list is handed out in. */
export const match: ParamMatcher = (text) => text === 'csv' || text === 'xlsx';
