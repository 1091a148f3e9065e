import { isUnsent } from '#domain/timeline/sending.ts';
import { deleteStore, listSendings, openStore } from './store.ts';

/** Who used this phone last, and for which organization. */
export interface KeptAccount {
	readonly id: string;
	readonly name: string;
	readonly organizationId: string;
	readonly organizationName: string;
}

const LAST = 'jiedui.account';
const ALL = 'jiedui.accounts';

/** Whether this browser can keep and send by itself; without it the forms post as they are. */
export function canKeep(): boolean {
	return window.isSecureContext && 'indexedDB' in window && 'subtle' in crypto;
}

/** Somebody signs out on this page: what still opens on it keeps nothing any more. */
let isLeft = false;

/** @returns false once its owner signs out on this page */
export function rememberAccount(account: KeptAccount): boolean {
	if (isLeft) return false;
	localStorage.setItem(LAST, JSON.stringify(account));
	const all = new Set([...accountIds(), account.id]);
	localStorage.setItem(ALL, JSON.stringify([...all]));
	return true;
}

/** The last one who was signed in here and has not signed out; an ended session is no matter. */
export function lastAccount(): KeptAccount | null {
	return JSON.parse(localStorage.getItem(LAST) ?? 'null') as KeptAccount | null;
}

/**
 * Removes all that is kept of an account, when its owner signs out with nothing unsent, or gives it
 * up by hand.
 * @returns whether somebody else's things are still kept here
 */
export async function forgetAccount(id: string): Promise<boolean> {
	leaveAccount();
	await deleteStore(id);
	const others = accountIds().filter((other) => other !== id);
	localStorage.setItem(ALL, JSON.stringify(others));
	return others.length > 0;
}

/** Signs out of the phone, but keeps what is unsent for when its owner comes back. */
export function leaveAccount(): void {
	isLeft = true;
	localStorage.removeItem(LAST);
}

export async function countUnsent(id: string): Promise<number> {
	const store = await openStore(id);
	const sendings = await listSendings(store, Date.now());
	store.close();
	return sendings.filter(isUnsent).length;
}

function accountIds(): string[] {
	return JSON.parse(localStorage.getItem(ALL) ?? '[]') as string[];
}

/** crypto.randomUUID is younger than the oldest phones that are to run this. */
export function newId(): string {
	const bytes = crypto.getRandomValues(new Uint8Array(16));
	bytes[6] = (bytes[6]! & 0x0f) | 0x40;
	bytes[8] = (bytes[8]! & 0x3f) | 0x80;
	const hex = [...bytes].map((byte) => byte.toString(16).padStart(2, '0')).join('');
	return hex.replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-');
}
