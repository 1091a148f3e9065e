import type { ParamMatcher } from '@sveltejs/kit';

/** Only well-formed ids reach the database; anything else is an address nobody has. */
export const match: ParamMatcher = (text) =>
	/^[0-9a-f]{8}-[0-9a-f]{4}-[1-8][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/.test(text);
