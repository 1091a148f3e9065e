import type { Task } from 'graphile-worker';
import { createTransport, type Transporter } from 'nodemailer';
import { isDeliverable } from '#domain/identity/mail.ts';
import { setting } from '#data/client.server.ts';
import * as outbox from '#data/identity-outbox.server.ts';
import { wordMail } from '#text/mails.ts';

/** Long enough for a slow server, short enough that a dead one does not hold a worker. */
const PATIENCE_MS = 30_000;

let transport: Transporter | undefined;

/**
 * Sends one mail of the outbox: { mail_id }. A failure is thrown, so that the queue tries again,
 * later each time; a mail that was sent is not sent by that again. Between the server's "accepted"
 * and our noting it the process can be killed: then it is sent a second time, under the same
 * Message-ID, by which mail programs show it once.
 *
 * Nothing that is thrown or logged here holds an address, a link or words of the server.
 */
export const sendMail: Task = async (payload) => {
	const { mail_id: id } = payload as { mail_id: string };
	if (!process.env['SMTP_URL']) return;
	const mail = await outbox.beginMail(id, new Date());
	if (!mail || !isDeliverable(mail.recipient)) return;
	const fault = await deliver(id, mail).then(
		() => null,
		(error: unknown) => faultOf(error),
	);
	await outbox.finishMail(id, fault?.reason ?? null, new Date());
	if (fault && !fault.isFinal) throw new Error(`mail ${id} was not sent: ${fault.reason}`);
};

/** What the outbox still holds, when the work process starts with a mail server. */
export const resumeMails: Task = async () => {
	if (process.env['SMTP_URL']) await outbox.resumeMails(new Date());
};

/** Once a day. */
export const clearMails: Task = () => outbox.clearMails(new Date());

async function deliver(id: string, mail: outbox.DueMail): Promise<void> {
	const { subject, text, stop } = wordMail(mail, new URL(setting('ORIGIN')).origin);
	transport ??= createTransport({
		url: setting('SMTP_URL'),
		connectionTimeout: PATIENCE_MS,
		greetingTimeout: PATIENCE_MS,
		socketTimeout: PATIENCE_MS,
	});
	const from = setting('MAIL_FROM');
	await transport.sendMail({
		from,
		to: { name: '', address: mail.recipient },
		subject,
		text,
		date: mail.createdAt,
		messageId: `<${id}@${hostOf(from)}>`,
		headers: {
			'Auto-Submitted': 'auto-generated',
			...(stop && { 'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click' }),
		},
		...(stop && { list: { unsubscribe: stop } }),
		disableFileAccess: true,
		disableUrlAccess: true,
	});
}

/** The part behind the @ of `name <box@host>`. */
function hostOf(from: string): string {
	return /@([^\s<>@]+)>?\s*$/.exec(from)?.[1] ?? 'localhost';
}

/** What went wrong: a code and the server's status; none of its words, which quote addresses. */
function faultOf(error: unknown): { reason: string; isFinal: boolean } {
	const { code, responseCode } = error as { code?: unknown; responseCode?: unknown };
	const name = typeof code === 'string' && /^\w{1,40}$/.test(code) ? code : 'failed';
	const status = typeof responseCode === 'number' ? responseCode : null;
	return {
		reason: status === null ? name : `${name} ${status}`,
		// The server will never take it for this address. All else may be mended meanwhile.
		isFinal: name === 'EENVELOPE' && status !== null && status >= 500,
	};
}
