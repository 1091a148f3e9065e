import { z } from 'zod';

/** The sign-in form. The messages are refusal names, worded in `text/`. */
export const signInSchema = z.object({
	login: z.string().trim().min(1, 'login.missing').max(120, 'login.too_long'),
	password: z.string().min(1, 'password.missing').max(200, 'password.too_long'),
});
