import type { Mail } from '#domain/identity/mail.ts';
import { reminders } from '#domain/pledges/reminder.ts';
import { SILENT_DAYS } from '#domain/projects/light.ts';
import { m } from './compiled/messages.js';
import { localizeHref } from './compiled/runtime.js';
import { wordEntries } from './entries-mail.ts';
import { formatDate, formatDateTime } from './format.ts';

type Locale = NonNullable<Mail['locale']>;

export interface WordedMail {
	readonly subject: string;
	/** Plain, one paragraph a line, an empty line between them. */
	readonly text: string;
	/** Where it leads to, null where it leads nowhere or the link is gone. */
	readonly link: string | null;
	/** Where a mail program ends such mails by one POST (RFC 8058); null: they cannot be ended. */
	readonly stop: string | null;
}

/**
 * The words of a mail. The subject says nothing that is for its reader alone: it is shown on locked
 * screens.
 * @param origin of the installation, as it is set there, never as a request names it
 */
export function wordMail({ kind, locale, facts }: Mail, origin: string): WordedMail {
	const locales: readonly Locale[] = locale ? [locale] : ['zh-CN', 'en'];
	const worded = locales.map((one) => wordIn(kind, facts, { locale: one, origin }));
	return {
		subject: oneLine(worded.map(({ subject }) => subject).join(' / ')),
		text: worded.map(({ lines }) => lines.join('\n\n')).join('\n\n————\n\n') + '\n',
		link: worded[0]?.link ?? null,
		stop:
			kind === 'entries_published' && isToken(facts['token'])
				? `${origin}/follow/${facts['token']}/stop`
				: null,
	};
}

function isToken(text: string | undefined): boolean {
	return text !== undefined && /^[\w-]+$/.test(text);
}

interface Place {
	readonly locale: Locale;
	readonly origin: string;
}

function wordIn(kind: Mail['kind'], facts: Mail['facts'], place: Place) {
	const { locale, origin } = place;
	const path = pathOf(kind, facts);
	const link = path === null ? null : origin + localizeHref(path, { locale });
	const leads = { locale, origin, link: link ?? m.mail_link_gone({}, { locale }) };
	const body =
		kind === 'entries_published' ? wordEntries(facts, leads) : linesOf(kind, facts, leads);
	return {
		subject: subjectOf(kind, locale),
		lines: [m.mail_greeting({}, { locale }), ...body, m.mail_foot({ origin }, { locale })],
		link,
	};
}

function pathOf(kind: Mail['kind'], { token }: Mail['facts']): string | null {
	if (kind === 'proposals_waiting') return '/desk/proposals?state=waiting';
	if (kind === 'instalments_due') return '/desk/pledges';
	if (kind === 'project_silent') return '/desk';
	if (!isToken(token)) return null;
	if (kind === 'follow_asked' || kind === 'entries_published') return `/follow/${token}`;
	return kind === 'invitation' ? `/account/invitation/${token}` : `/account/reset/${token}`;
}

function subjectOf(kind: Mail['kind'], locale: Locale): string {
	const words = {
		password_reset: m.mail_password_reset_subject,
		reset_link_made: m.mail_reset_link_made_subject,
		password_changed: m.mail_password_changed_subject,
		factor_removed: m.mail_factor_removed_subject,
		invitation: m.mail_invitation_subject,
		proposals_waiting: m.mail_proposals_waiting_subject,
		instalments_due: m.mail_instalments_due_subject,
		follow_asked: m.mail_follow_asked_subject,
		entries_published: m.mail_entries_published_subject,
		project_silent: m.mail_project_silent_subject,
	};
	return words[kind]({}, { locale });
}

function linesOf(
	kind: Exclude<Mail['kind'], 'entries_published'>,
	facts: Mail['facts'],
	{ locale, link }: { locale: Locale; link: string },
): string[] {
	const at = formatDateTime(facts['at'] ?? null, locale);
	const lastDay = formatDate(facts['last_day'] ?? null, locale);
	const fact = (name: string) => oneLine(facts[name] ?? '—');
	const said = { locale };
	switch (kind) {
		case 'password_reset':
			return [m.mail_password_reset({ link }, said), m.mail_password_reset_not_you({}, said)];
		case 'reset_link_made':
			return [m.mail_reset_link_made({ at }, said), m.mail_not_you({}, said)];
		case 'password_changed':
			return [m.mail_password_changed({ at }, said), m.mail_not_you({}, said)];
		case 'factor_removed':
			return [m.mail_factor_removed({ at }, said), m.mail_not_you({}, said)];
		case 'invitation':
			return [
				m.mail_invitation({ organization: fact('organization'), link }, said),
				m.mail_invitation_not_you({}, said),
			];
		case 'proposals_waiting':
			return [
				m.mail_proposals_waiting({ count: fact('count'), day: lastDay, link }, said),
				m.mail_proposals_waiting_why({}, said),
			];
		case 'instalments_due': {
			const counts = { count: fact('count'), overdue: fact('overdue') };
			const day = formatDate(facts['day'] ?? null, locale);
			return [
				m.mail_instalments_due({ ...counts, day, link }, said),
				m.mail_instalments_due_why(rhythm(locale), said),
			];
		}
		case 'follow_asked':
			return [
				m.mail_follow_asked({ title: fact('title'), link }, said),
				m.mail_follow_asked_not_you({}, said),
			];
		case 'project_silent':
			return [
				m.mail_project_silent({ count: fact('count'), titles: fact('titles'), link }, said),
				m.mail_project_silent_why({ days: String(SILENT_DAYS) }, said),
			];
	}
}

function rhythm(locale: Locale) {
	const before = reminders.before.join(locale === 'en' ? ', ' : '、');
	return { before, every: reminders.everyDays, most: reminders.most };
}

/** Names are typed by people: a line break in one must not begin a header or a new paragraph. */
function oneLine(text: string): string {
	return text.replace(/[\s\p{Cc}\u2028\u2029]+/gu, ' ').trim();
}
