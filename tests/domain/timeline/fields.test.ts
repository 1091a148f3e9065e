import { describe, expect, it } from 'vitest';
import { checkFields } from '#domain/timeline/fields.ts';
import type { SendingFields } from '#domain/timeline/sending.ts';
import { sendingWith } from './sendings.ts';

function found(fields: Partial<SendingFields>, facts: { isCorrection?: boolean } = {}) {
	const written = sendingWith(facts);
	return checkFields({ ...written, fields: { ...written.fields, ...fields } }, '2026-11-20');
}

describe('what a phone sees of an update', () => {
	it('is nothing where nothing is wrong', () => {
		expect(found({})).toEqual({});
		expect(found({ amount: '1.2万', event_on: '2026年11月20日' })).toEqual({});
	});

	it.each([
		[{ project_id: '' }, { project_id: 'update.project_missing' }],
		[{ body: ' \n' }, { body: 'update.body_missing' }],
		[{ event_on: '2026-11-21' }, { event_on: 'update.in_the_future' }],
	])('%o is refused beside its field', (fields, refusals) => {
		expect(found(fields)).toEqual(refusals);
	});

	it('that cannot be read is refused: percent, amount and day', () => {
		const refusals = found({ works_percent: '很多', amount: '几万', event_on: '昨天' });
		expect(Object.keys(refusals).sort()).toEqual(['amount', 'event_on', 'works_percent']);
	});

	it('lacks its reason where it corrects something public', () => {
		const refused = { correction_note: 'update.correction_note_missing' };
		expect(found({}, { isCorrection: true })).toEqual(refused);
		expect(found({ correction_note: '写错了' }, { isCorrection: true })).toEqual({});
	});

	it('has at most nine photos', () => {
		const many = sendingWith({ photos: 'abcdefghij'.split('') });
		expect(checkFields(many, '2026-11-20')).toEqual({ photos: 'update.too_many_photos' });
	});
});
