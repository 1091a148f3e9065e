import { createHash } from 'node:crypto';
import { Secret } from 'otpauth';
import { readCode } from '#domain/identity/factor.ts';

/** 80 bits of chance in 16 signs that nobody confuses: who holds them reads the answer. */
export function newCode(): string {
	return new Secret({ size: 10 }).base32;
}

/** What the database knows of a code, however it was typed; null for what can be no code. */
export function hashCode(typed: string): string | null {
	const code = readCode(typed);
	if (!code || !('recovery' in code)) return null;
	return createHash('sha256').update(code.recovery).digest('hex');
}
