import { z } from 'zod';
import { sayingIfAny } from '#domain/result.ts';
import { parseHead } from './audit.ts';

/** The sign-in form. The messages are refusal names, worded in `text/`. */
export const signInSchema = z.object({
	login: z.string().trim().min(1, 'login.missing').max(120, 'login.too_long'),
	password: z.string().min(1, 'password.missing').max(200, 'password.too_long'),
});

/** Recomputing the audit chain, against a head noted earlier if there is one. */
export const verifySchema = z.object({
	head: z.string().max(100, 'audit.head_malformed').superRefine(sayingIfAny(parseHead)).default(''),
});
