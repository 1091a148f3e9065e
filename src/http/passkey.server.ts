import type { RequestEvent } from '@sveltejs/kit';
import {
	generateAuthenticationOptions,
	generateRegistrationOptions,
	type PublicKeyCredentialCreationOptionsJSON,
	type PublicKeyCredentialRequestOptionsJSON,
} from '@simplewebauthn/server';
import { relyingPartyOf, type RelyingParty } from '#domain/identity/passkey.ts';
import { describeDevice, networkOf } from '#domain/identity/session.ts';
import { groupCode } from '#domain/identity/factor.ts';
import { accept, refuse, type Result } from '#domain/result.ts';
import { takeFactor } from '#data/identity-factor.server.ts';
import {
	addPasskey,
	enterByPasskey,
	findPasskey,
	liftByPasskey,
	listPasskeys,
	takeAddress,
	type Passkey,
} from '#data/identity-passkeys.server.ts';
import { findOwnCredential } from '#data/identity-sign-in.server.ts';
import { answerChallenge, giveChallenge } from './challenge.server.ts';
import { deviceOf } from './device.server.ts';
import { newCodes } from './factor.server.ts';
import { knowDevice, provePassword } from './password.server.ts';
import { beginSession, carryOn, newSessionId, type Person } from './session.server.ts';
import { algorithms, counterOf, credentialIdOf, madeBy } from './webauthn.server.ts';

/** Null where this installation can have no passkeys, because its address is a number. */
export function relyingParty(): RelyingParty | null {
	return relyingPartyOf(process.env['ORIGIN']);
}

/** Whether this person can give one here. */
export async function hasPasskeys({ accountId }: Person): Promise<boolean> {
	return relyingParty() !== null && (await listPasskeys(accountId)).length > 0;
}

const wrong = refuse('passkey.refused');
const entering = 'enter';
const lifting = ({ accountId }: Person) => `lift ${accountId}`;
const adding = ({ accountId }: Person) => `add ${accountId}`;

/** What the browser is asked: any passkey of ours, or one of the person who is half in. */
export async function askForPasskey({
	cookies,
	locals: { person },
}: RequestEvent): Promise<PublicKeyCredentialRequestOptionsJSON | null> {
	const party = relyingParty();
	if (!party) return null;
	const own = person ? await listPasskeys(person.accountId) : [];
	const options = await generateAuthenticationOptions({
		rpID: party.id,
		userVerification: 'required',
		allowCredentials: own.map(({ credentialId: id, transports }) => ({
			id,
			transports: [...transports],
		})),
	});
	giveChallenge(cookies, person ? lifting(person) : entering, options.challenge);
	return options;
}

/** A passkey alone: it is both factors, so the session is whole at once. */
export async function enter(event: RequestEvent, response: string): Promise<boolean> {
	const { cookies, request } = event;
	const now = new Date();
	const address = networkOf(event.getClientAddress());
	if (!(await takeAddress(address, now))) return false;
	const right = await verified(event, response, entering, now);
	if (!right) return false;
	const { passkey, counter } = right;
	if (!(await enterByPasskey(passkey, { counter, address, now }))) return false;
	const device = describeDevice(request.headers.get('user-agent') ?? '');
	await beginSession(cookies, passkey.accountId, { device, now, hasGivenFactor: true });
	await knowDevice(event, passkey.accountId);
	return true;
}

/** The passkey of somebody who is signed in: in place of a code, or of the password again. */
export async function lift(
	event: RequestEvent,
	person: Person,
	response: string,
): Promise<Result<boolean>> {
	const { accountId, sessionId } = person;
	const now = new Date();
	const device = deviceOf(event.cookies);
	if (!(await takeFactor(accountId, device, now))) return wrong;
	const right = await verified(event, response, lifting(person), now);
	if (right?.passkey.accountId !== accountId) return wrong;
	const renewal = { accountId, sessionId, newSessionId: newSessionId(), device, now };
	if (!(await liftByPasskey(right.passkey, right.counter, renewal))) return wrong;
	carryOn(event.cookies, renewal.newSessionId);
	await knowDevice(event, accountId);
	return accept(true);
}

/** Lets the browser make a passkey, for who knows the password: a found phone must not. */
export async function beginAdding(
	{ cookies }: RequestEvent,
	person: Person,
	password: string,
): Promise<Result<PublicKeyCredentialCreationOptionsJSON>> {
	const party = relyingParty();
	if (!party) return refuse('passkey.no_name');
	const proved = await provePassword(person, password);
	if (!proved.ok) return proved;
	const { login } = await findOwnCredential(person.accountId);
	const known = await listPasskeys(person.accountId);
	const options = await generateRegistrationOptions({
		rpName: '结对',
		supportedAlgorithmIDs: algorithms,
		rpID: party.id,
		userID: new Uint8Array(Buffer.from(person.accountId.replaceAll('-', ''), 'hex')),
		userName: login,
		userDisplayName: person.displayName,
		authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
		excludeCredentials: known.map(({ credentialId: id, transports }) => ({
			id,
			transports: [...transports],
		})),
	});
	giveChallenge(cookies, adding(person), options.challenge);
	return accept(options);
}

/** The passkey that the browser has made. Answers recovery codes where the account had none. */
export async function finishAdding(
	event: RequestEvent,
	person: Person,
	{ response, name }: { response: string; name: string },
): Promise<Result<string[]>> {
	const now = new Date();
	const party = relyingParty();
	const challenge = await answerChallenge(event.cookies, adding(person), now);
	const made = party && challenge !== null && (await madeBy(response, { party, challenge }));
	if (!made) return wrong;
	const codes = newCodes();
	const isFirst = await addPasskey(person, { ...made, name }, codes, now);
	if (isFirst === null) return wrong;
	await knowDevice(event, person.accountId);
	return accept(isFirst ? codes.map(groupCode) : []);
}

/** Whose passkey signed, and its counter; null for whatever is wrong, unknown or not the first. */
async function verified(
	{ cookies }: RequestEvent,
	response: string,
	purpose: string,
	now: Date,
): Promise<{ passkey: Passkey; counter: number } | null> {
	const party = relyingParty();
	const challenge = await answerChallenge(cookies, purpose, now);
	const id = credentialIdOf(response);
	const passkey = id === null ? null : await findPasskey(id);
	if (!party || challenge === null || !passkey) return null;
	const counter = await counterOf(response, passkey, { party, challenge });
	return counter === null ? null : { passkey, counter };
}
