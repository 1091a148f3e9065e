import type { ParamMatcher } from '@sveltejs/kit';
import { ID } from '#domain/text.ts';

/** Only well-formed ids reach the database; anything else is an address nobody has. */
export const match: ParamMatcher = (text) => ID.test(text);
