import type { ParamMatcher } from '@sveltejs/kit';
import { MONTH } from '#domain/reports/report.ts';

export const match: ParamMatcher = (text) => MONTH.test(text);
