import { createHash, randomBytes } from 'node:crypto';
import { encode } from 'uqr';
import { localizeHref } from '#text/compiled/runtime.js';

/** A link as it is shown once: the address and, for phones, the same as a picture. */
interface LinkOnce {
	readonly href: string;
	readonly code: { readonly size: number; readonly path: string };
}

/** 256 bits of chance for the link, and the hash by which the database knows them. */
export function newToken(): { token: string; tokenHash: string } {
	const token = randomBytes(32).toString('base64url');
	return { token, tokenHash: hashToken(token) };
}

export function hashToken(token: string): string {
	return createHash('sha256').update(token).digest('hex');
}

export function invitationLink(origin: string, token: string): LinkOnce {
	return linkTo(origin + localizeHref(`/account/invitation/${token}`));
}

export function resetLink(origin: string, token: string): LinkOnce {
	return linkTo(origin + localizeHref(`/account/reset/${token}`));
}

function linkTo(href: string): LinkOnce {
	return { href, code: drawCode(href) };
}

/** The dark squares of a QR code as one path, with the quiet border that readers need. */
function drawCode(text: string): LinkOnce['code'] {
	const { data, size } = encode(text, { border: 4 });
	const rows = data.map((row, y) => row.map((dark, x) => (dark ? `M${x} ${y}h1v1h-1z` : '')));
	return { size, path: rows.flat().join('') };
}
