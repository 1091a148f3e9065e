import { accept, refuse, type Result } from '#domain/result.ts';
import { foldWidth } from '#domain/text.ts';

const MOST = 120;
const MAIL = /^[^\s@,;<>"]+@[^\s@,;<>".]+(\.[^\s@,;<>".]+)+$/;
const PHONE = /^1[3-9]\d{9}$/;

/** An e-mail address in one spelling: lower case, as nearly every mail server reads it. */
export function parseMailAddress(text: string): Result<string> {
	const folded = foldWidth(text).trim().toLowerCase();
	if (folded === '') return refuse('address.missing');
	if (folded.length > MOST) return refuse('address.too_long');
	return MAIL.test(folded) ? accept(folded) : refuse('address.malformed');
}

/** An e-mail address or a mainland mobile number, in the one spelling that the table keeps. */
export function parseLogin(text: string): Result<string> {
	const folded = foldWidth(text).trim().toLowerCase();
	if (folded === '') return refuse('login.missing');
	if (folded.length > MOST) return refuse('login.too_long');
	if (MAIL.test(folded)) return accept(folded);
	const digits = folded.replace(/[\s-]/g, '').replace(/^\+?86(?=1\d{10}$)/, '');
	return PHONE.test(digits) ? accept(digits) : refuse('login.malformed');
}
