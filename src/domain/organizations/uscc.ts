// GB 32100-2015: I, O, S, V and Z are left out, because they are read as 1, 0, 5, U and 2.
const ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const WEIGHT_BASE = 3;
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
