import { z } from 'zod';
import { saying, sayingIfAny } from '#domain/result.ts';
import { parseHead } from './audit.ts';
import { parseLogin } from './login.ts';
import { viewedLists } from './saved-view.ts';

/** The sign-in form. The messages are refusal names, worded in `text/`. */
export const signInSchema = z.object({
	login: z.string().trim().min(1, 'login.missing').max(120, 'login.too_long'),
	password: z.string().min(1, 'password.missing').max(512, 'password.too_long'),
});

/** A new password is judged by `password.ts`; here only that it was typed, and twice alike. */
export const passwordSchema = z
	.object({
		password: z.string().min(1, 'password.missing').max(512, 'password.too_long'),
		replacement: z.string().min(1, 'password.missing').max(512, 'password.too_long'),
		repeated: z.string(),
	})
	.refine(({ replacement, repeated }) => replacement === repeated, {
		message: 'password.differs',
		path: ['repeated'],
	});

/** Whose new password it is to be; the id keeps a repeated form from making a second link. */
export const askResetSchema = z.object({
	id: z.uuid(),
	login: z.string().superRefine(saying(parseLogin)),
});

/** A new password by such a link. */
export const resetSchema = z
	.object({
		replacement: z.string().min(1, 'password.missing').max(512, 'password.too_long'),
		repeated: z.string(),
	})
	.refine(({ replacement, repeated }) => replacement === repeated, {
		message: 'password.differs',
		path: ['repeated'],
	});

/** The code of the second factor; its form is read by `factor.ts`. */
export const codeSchema = z.object({
	code: z.string().trim().min(1, 'code.missing').max(60, 'code.wrong'),
});

/** The password alone, before something that a found phone must not do. */
export const proofSchema = z.object({
	password: z.string().min(1, 'password.missing').max(512, 'password.too_long'),
});

/** A passkey to be: whose it is, and the name by which they will know it. */
export const newPasskeySchema = proofSchema.extend({
	name: z.string().trim().min(1, 'passkey.name_missing').max(40, 'passkey.name_too_long'),
});

/** What a browser answers to a challenge, as JSON; its content is read where it is verified. */
const responseField = z.string().min(2, 'passkey.refused').max(20_000, 'passkey.refused');
export const passkeySchema = z.object({ response: responseField });
export const madePasskeySchema = z.object({
	response: responseField,
	name: newPasskeySchema.shape.name,
});

/** Recomputing the audit chain, against a head noted earlier if there is one. */
export const verifySchema = z.object({
	head: z.string().max(100, 'audit.head_malformed').superRefine(sayingIfAny(parseHead)).default(''),
});

/** What somebody asks of a list, under a name of theirs. */
export const savedViewSchema = z.object({
	id: z.uuid(),
	list: z.enum(viewedLists),
	query: z
		.string()
		.regex(/^(\?[!-~]{1,1000})?$/, 'input.malformed')
		.default(''),
	name: z.string().trim().min(1, 'saved_view.name_missing').max(40, 'saved_view.name_too_long'),
});
