import type { ParamMatcher } from '@sveltejs/kit';

/** The twelve digits of a division; whether there is such a village is for the database to say. */
export const match: ParamMatcher = (text) => /^[1-9]\d{11}$/.test(text);
