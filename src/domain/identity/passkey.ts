/** Whom a passkey is for: the name in the address, and the address that browsers must report. */
export interface RelyingParty {
	readonly id: string;
	readonly origin: string;
}

/**
 * The relying party of an installation at this address, or null where browsers make no passkeys: at
 * an IP address, and without https elsewhere than on this very machine.
 */
export function relyingPartyOf(address: string | undefined): RelyingParty | null {
	if (!address || !URL.canParse(address)) return null;
	const { hostname, origin, protocol } = new URL(address);
	const isNumber = /^[\d.]+$/.test(hostname) || hostname.startsWith('[');
	const isSafe = protocol === 'https:' || hostname === 'localhost';
	return isNumber || !isSafe ? null : { id: hostname, origin };
}
