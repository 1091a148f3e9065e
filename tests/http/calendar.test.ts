import fc from 'fast-check';
import ICAL from 'ical.js';
import { expect, it } from 'vitest';
import { deadlineKinds, placeOf, type Deadline } from '#domain/reports/deadline.ts';
import { calendarOf } from '#http/calendar.server.ts';

const now = new Date('2026-11-29T02:03:04Z');
const how = { origin: 'https://jiedui.example', name: '元古堆村', now };

const deadline: fc.Arbitrary<Deadline> = fc.record({
	kind: fc.constantFrom(...deadlineKinds),
	recordId: fc.uuid(),
	part: fc.constantFrom('', '1'),
	title: fc.string({ unit: 'grapheme', maxLength: 80 }),
	dueOn: fc
		.date({ min: new Date('2020-01-01'), max: new Date('2040-12-31'), noInvalidDate: true })
		.map((date) => date.toISOString().slice(0, 10)),
});

it('is read by a calendar program as the same days, each once', () => {
	fc.assert(
		fc.property(fc.uniqueArray(deadline, { selector: ({ recordId }) => recordId }), (deadlines) => {
			const calendar = new ICAL.Component(ICAL.parse(calendarOf(deadlines, how)));
			const events = calendar
				.getAllSubcomponents('vevent')
				.map((component) => new ICAL.Event(component));
			expect(new Set(events.map(({ uid }) => uid)).size).toBe(deadlines.length);
			for (const [at, event] of events.entries()) {
				const { title, dueOn } = deadlines[at]!;
				expect(event.startDate.isDate).toBe(true);
				expect(event.startDate.toString()).toBe(dueOn);
				expect(event.summary).toContain(title.replaceAll(/\r\n?/g, '\n'));
				const url = event.component.getFirstPropertyValue('url');
				expect(url).toBe(how.origin + placeOf(deadlines[at]!));
			}
		}),
	);
});

it('says whose it is and what falls due', () => {
	const due: Deadline = {
		...{ kind: 'instalment', recordId: '00000000-0000-4000-8000-000000000001', part: '2' },
		...{ title: '协字〔2026〕3号', dueOn: '2026-12-31' },
	};
	const text = calendarOf([due], how).replaceAll(/\r\n /g, '');
	expect(text).toContain('X-WR-CALNAME:结对 · 元古堆村');
	expect(text).toContain('SUMMARY:分期到期：协字〔2026〕3号');
	expect(text).toContain('DTSTART;VALUE=DATE:20261231');
});
