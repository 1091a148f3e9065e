import { accept, refuse, type Result } from '#domain/result.ts';
import { foldWidth, isBlank } from '#domain/text.ts';

// GB 32100-2015: I, O, S, V and Z are left out, because they are read as 1, 0, 5, U and 2.
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHT_BASE = 3;
const CODE = new RegExp(`^[${ALPHABET}]{18}$`);
const BODY = new RegExp(`^[${ALPHABET}]{17}$`);

/** The 18th character for the 17 before it; throws RangeError where those are not a code's. */
export function usccCheckCharacter(body: string): string {
	if (!BODY.test(body)) throw new RangeError(`not the first 17 characters of a USCC: ${body}`);
	let weight = 1;
	let sum = 0;
	for (const character of body) {
		sum += ALPHABET.indexOf(character) * weight;
		weight = (weight * WEIGHT_BASE) % ALPHABET.length;
	}
	return ALPHABET.charAt((ALPHABET.length - (sum % ALPHABET.length)) % ALPHABET.length);
}

/** A unified social credit code, in any case and width, as 18 capitals and digits. */
export function checkUscc(text: string): Result<string> {
	if (isBlank(text)) return refuse('uscc.missing');
	const code = foldWidth(text).replace(/\s/g, '').toUpperCase();
	if (!CODE.test(code)) return refuse('uscc.malformed');
	if (usccCheckCharacter(code.slice(0, 17)) !== code.charAt(17)) {
		return refuse('uscc.wrong_check_character');
	}
	return accept(code);
}
