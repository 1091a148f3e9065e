import type { ParamMatcher } from '@sveltejs/kit';

/** The kinds of file that a bulletin is handed out in. */
export const match: ParamMatcher = (text) => text === 'pdf' || text === 'xlsx';
