import type { Mail } from '#domain/identity/mail.ts';
import { entryPath, readFacts } from '#domain/timeline/entry.ts';
import { m } from './compiled/messages.js';
import { localizeHref } from './compiled/runtime.js';
import { entryHeadline } from './timeline.ts';

type Locale = NonNullable<Mail['locale']>;

/** An entry as the outbox holds it: what its line in the mail says, and where it leads. */
interface Told {
	readonly seq: number;
	readonly kind: string;
	readonly project_id: string;
	readonly title: string;
	readonly body: string | null;
	readonly facts: Readonly<Record<string, unknown>>;
}

/** What was published, a paragraph an entry with its link, the newest first. */
export function wordEntries(
	facts: Mail['facts'],
	{ locale, origin, link }: { locale: Locale; origin: string; link: string },
): string[] {
	const told = JSON.parse(facts['entries'] ?? '[]') as Told[];
	const count = facts['count'] ?? '—';
	const more = Number(count) - told.length;
	const isFunded = facts['why'] === 'funded';
	return [
		m.mail_entries_published({ count }, { locale }),
		...told.map((entry) => lineOf(entry, locale, origin)),
		...(more > 0 ? [m.mail_entries_published_more({ count: String(more) }, { locale })] : []),
		(isFunded ? m.mail_entries_published_funded : m.mail_entries_published_why)(
			{ link },
			{ locale },
		),
	];
}

function lineOf({ seq, kind, title, body, ...entry }: Told, locale: Locale, origin: string) {
	const project = { name: title };
	const line = entryHeadline({ project, body, facts: readFacts(kind, entry.facts) }, locale);
	const path = localizeHref(entryPath(`/projects/${entry.project_id}`, seq), { locale });
	return `${line.replace(/\s+/g, ' ')}\n${origin}${path}`;
}
