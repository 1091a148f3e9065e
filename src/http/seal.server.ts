import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { keyFor } from './token.server.ts';

const PURPOSE = 'jiedui second factor';
const IV = 12;
const TAG = 16;

/**
 * Encrypts (AES-256-GCM), so that a copy of the database alone makes no codes.
 * @param context what it belongs to: sealed for one account or session, it opens for no other
 */
export function seal(plain: string, context: string): string {
	const iv = randomBytes(IV);
	const cipher = createCipheriv('aes-256-gcm', keyFor(PURPOSE), iv);
	cipher.setAAD(Buffer.from(context));
	const sealed = Buffer.concat([cipher.update(plain, 'utf8'), cipher.final()]);
	return Buffer.concat([iv, cipher.getAuthTag(), sealed]).toString('base64');
}

/** What was sealed, or null: for another context, under another secret, or not by us. */
export function unseal(sealed: string, context: string): string | null {
	const bytes = Buffer.from(sealed, 'base64');
	if (bytes.length < IV + TAG) return null;
	const decipher = createDecipheriv('aes-256-gcm', keyFor(PURPOSE), bytes.subarray(0, IV));
	decipher.setAAD(Buffer.from(context));
	decipher.setAuthTag(bytes.subarray(IV, IV + TAG));
	try {
		return decipher.update(bytes.subarray(IV + TAG), undefined, 'utf8') + decipher.final('utf8');
	} catch {
		return null; // the tag does not fit
	}
}
