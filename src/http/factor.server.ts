import type { RequestEvent } from '@sveltejs/kit';
import { Secret, TOTP } from 'otpauth';
import { groupCode, readCode } from '#domain/identity/factor.ts';
import { accept, refuse, type Result } from '#domain/result.ts';
import {
	confirmFactor,
	findFactor,
	removeFactor,
	renewCodes,
	startFactor,
	takeFactor,
	useFactor,
	type Factor,
} from '#data/identity-factor.server.ts';
import { hashed } from '#data/identity.server.ts';
import { findOwnCredential } from '#data/identity-sign-in.server.ts';
import { deviceOf } from './device.server.ts';
import { knowDevice, provePassword } from './password.server.ts';
import { drawQr, type QrCode } from './qr.server.ts';
import { seal, unseal } from './seal.server.ts';
import { carryOn, newSessionId, type Person } from './session.server.ts';

const PERIOD = 30_000;
const RECOVERY_CODES = 10;
/** How long a secret waits for its first code. */
const PATIENCE = 15 * 60_000;

/** What an authenticator app needs: the secret as text, and as the modules of a QR code. */
export interface Enrolment extends QrCode {
	readonly secret: string;
}

/** The step whose code this is, one before or after the present one included; else null. */
export function stepOf(secret: string, code: string, now: Date): number | null {
	const totp = new TOTP({ secret: Secret.fromBase32(secret) });
	const delta = totp.validate({ token: code, timestamp: now.getTime(), window: 1 });
	return delta === null ? null : Math.floor(now.getTime() / PERIOD) + delta;
}

/** A new secret for who knows the password: a phone found unlocked must not lock its owner out. */
export async function beginEnrolment(person: Person, password: string): Promise<Result<boolean>> {
	const proved = await provePassword(person, password);
	if (!proved.ok) return proved;
	const sealed = seal(new Secret({ size: 20 }).base32, contextOf(person));
	return accept(await startFactor(person.accountId, sealed, new Date()));
}

/** The enrolment begun in this session, if it still waits for its first code. */
export async function enrolmentOf(
	person: Person,
	factor: Factor | null,
): Promise<Enrolment | null> {
	const secret = secretOf(person, factor);
	if (secret === null) return null;
	const { login } = await findOwnCredential(person.accountId);
	const totp = new TOTP({ issuer: '结对', label: login, secret: Secret.fromBase32(secret) });
	return { secret: groupCode(secret), ...drawQr(totp.toString()) };
}

/** The first code: from now on signing in asks for one. Answers the recovery codes, once. */
export async function confirmEnrolment(person: Person, typed: string): Promise<Result<string[]>> {
	const now = new Date();
	const factor = await findFactor(person.accountId);
	const secret = secretOf(person, factor);
	const code = readCode(typed);
	const step = secret !== null && code && 'totp' in code ? stepOf(secret, code.totp, now) : null;
	if (!factor || secret === null || step === null) return refuse('code.wrong', 'code');
	const codes = newCodes();
	const sealed = factor.secretSealed;
	const resealed = seal(secret, person.accountId);
	const isDone = await confirmFactor(person, { sealed, resealed, step, codes }, now);
	return isDone ? accept(codes.map(groupCode)) : refuse('code.wrong', 'code');
}

/**
 * A code of somebody who has a second factor: lifts the session, which goes on under a new id. Why
 * a code is refused is not told.
 */
export async function giveCode(
	event: RequestEvent,
	{ accountId, sessionId }: Person,
	typed: string,
): Promise<Result<boolean>> {
	const now = new Date();
	const device = deviceOf(event.cookies);
	if (!(await takeFactor(accountId, device, now))) return refuse('code.wrong', 'code');
	const code = await proofOf(accountId, typed, now);
	if (!code) return refuse('code.wrong', 'code');
	const renewal = { accountId, sessionId, newSessionId: newSessionId(), device, now };
	if (!(await useFactor(renewal, code))) return refuse('code.wrong', 'code');
	carryOn(event.cookies, renewal.newSessionId);
	await knowDevice(event, accountId);
	return accept(true);
}

/** Other recovery codes for who can still give a code, such as the last of the old ones. */
export async function replaceCodes(
	event: RequestEvent,
	person: Person,
	typed: string,
): Promise<Result<string[]>> {
	const given = await giveCode(event, person, typed);
	if (!given.ok) return given;
	const codes = newCodes();
	await renewCodes(person.accountId, codes);
	return accept(codes.map(groupCode));
}

/** Takes the second factor away from who can still give a code; no codes are left. */
export async function endFactor(
	event: RequestEvent,
	person: Person,
	typed: string,
): Promise<Result<string[]>> {
	const given = await giveCode(event, person, typed);
	if (!given.ok) return given;
	await removeFactor(person.accountId);
	return accept([]);
}

/** Recovery codes as they are kept; `groupCode` shows them. */
export function newCodes(): string[] {
	return Array.from({ length: RECOVERY_CODES }, () => new Secret({ size: 10 }).base32);
}

async function proofOf(
	accountId: string,
	typed: string,
	now: Date,
): Promise<{ step: number } | { recovery: string } | null> {
	const code = readCode(typed);
	if (!code || 'recovery' in code) return code;
	const factor = await findFactor(accountId);
	const secret = factor?.isConfirmed ? unseal(factor.secretSealed, accountId) : null;
	const step = secret === null ? null : stepOf(secret, code.totp, now);
	return step === null ? null : { step };
}

/** Before it counts, a secret opens only in the session in which it was made. */
function contextOf({ accountId, sessionId }: Person): string {
	return `${accountId} ${hashed(sessionId)}`;
}

function secretOf(person: Person, factor: Factor | null): string | null {
	if (!factor || factor.isConfirmed) return null;
	const isLate = Date.now() - factor.createdAt.getTime() > PATIENCE;
	return isLate ? null : unseal(factor.secretSealed, contextOf(person));
}
