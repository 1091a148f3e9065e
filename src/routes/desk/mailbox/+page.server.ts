import { error } from '@sveltejs/kit';
import { listMails } from '#data/identity-outbox.server.ts';
import { hasMailbox } from '#http/mailbox.server.ts';
import { whoActs } from '#http/seat.server.ts';
import { wordMail } from '#text/mails.ts';

/** Where there is no mailbox there is no page: an installation that sends mail, anybody else. */
export async function load({ locals, url }) {
	if (!(await hasMailbox(whoActs(locals).seat))) error(404, 'no mailbox');
	const mails = await listMails(locals.db);
	return {
		mails: mails.map(({ id, recipient, createdAt, ...mail }) => ({
			id,
			recipient,
			createdAt,
			...wordMail(mail, url.origin),
		})),
	};
}
