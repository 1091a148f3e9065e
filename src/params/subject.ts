import type { ParamMatcher } from '@sveltejs/kit';
import { SUBJECT } from '#domain/reports/subject.ts';

/** What a bulletin is about: `county-621123000000`. */
export const match: ParamMatcher = (text) => SUBJECT.test(text);
