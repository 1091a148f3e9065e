/** What a mail tells. The words are made of it when it is sent, or shown in the demo's mailbox. */
export const mailKinds = [
	'password_reset',
	'reset_link_made',
	'password_changed',
	'factor_removed',
	'invitation',
	'proposals_waiting',
	'instalments_due',
	'follow_asked',
	'entries_published',
	'project_silent',
] as const;

export type MailKind = (typeof mailKinds)[number];

export interface Mail {
	readonly kind: MailKind;
	/** The language it was asked for in; null says it in both. */
	readonly locale: 'zh-CN' | 'en' | null;
	/** Empty once the mail was sent or has expired. */
	readonly facts: Readonly<Record<string, string>>;
}

// RFC 2606 and 6761: names that belong to nobody, and never will.
const NOBODYS = /[@.](invalid|test|example|localhost|example\.(com|net|org))$/i;

/** Whether somebody could receive it: the people of the demo have addresses that reach nobody. */
export function isDeliverable(address: string): boolean {
	return !NOBODYS.test(address);
}

/** A login name that is no telephone number; both were read by `parseLogin`. */
export function isMailAddress(login: string): boolean {
	return login.includes('@');
}
