import { createHash, randomBytes } from 'node:crypto';
import { localizeHref } from '#text/compiled/runtime.js';
import { drawQr, type QrCode } from './qr.server.ts';

/** A link as it is shown once: the address and, for phones, the same as a picture. */
interface LinkOnce {
	readonly href: string;
	readonly code: QrCode;
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

export function calendarLink(origin: string, token: string): LinkOnce {
	return linkTo(origin + localizeHref(`/calendar/${token}.ics`));
}

function linkTo(href: string): LinkOnce {
	return { href, code: drawQr(href) };
}
