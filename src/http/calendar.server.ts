import ical, { ICalEventTransparency } from 'ical-generator';
import { placeOf, type Deadline } from '#domain/reports/deadline.ts';
import { m } from '#text/compiled/messages.js';
import { localizeHref } from '#text/compiled/runtime.js';
import { term } from '#text/terms.ts';

/** A day of its own for each deadline; it takes nobody's time. */
export function calendarOf(
	deadlines: readonly Deadline[],
	{ origin, name, now }: { origin: string; name: string; now: Date },
): string {
	const calendar = ical({
		name: m.calendar_name({ name }),
		prodId: { company: 'Jiedui', product: 'Deadlines', language: 'ZH' },
		ttl: 6 * 60 * 60,
	});
	const { host } = new URL(origin);
	for (const { kind, recordId, part, title, dueOn } of deadlines) {
		calendar.createEvent({
			id: `${[kind, recordId, part].filter(Boolean).join('-')}@${host}`,
			start: new Date(`${dueOn}T00:00:00Z`),
			allDay: true,
			stamp: now,
			summary: title
				? m.calendar_entry({ kind: term('deadline', kind), title })
				: term('deadline', kind),
			url: origin + localizeHref(placeOf({ kind, recordId })),
			transparency: ICalEventTransparency.TRANSPARENT,
		});
	}
	return calendar.toString();
}
