import fc from 'fast-check';
import { expect, it } from 'vitest';
import { checkFields } from '#domain/timeline/fields.ts';
import type { Sending } from '#domain/timeline/sending.ts';
import { wordRefusal } from '#text/refusals.ts';
import { sentenceOnPhone } from '#ui/updates/sentence.ts';

const typed = fc.oneof(
	fc.string(),
	fc.constantFrom('', '-1', '1e20', '0.001', '2999-01-01', '150'),
);

it('says what the server would say of whatever is wrong with an update', () => {
	const fields = fc.record({
		project_id: typed,
		body: typed,
		correction_note: typed,
		event_on: typed,
		works_percent: typed,
		amount: typed,
	});
	fc.assert(
		fc.property(fields, fc.boolean(), (written, isCorrection) => {
			const sending = { fields: written, isCorrection, photos: [], staged: [] };
			const found = Object.values(checkFields(sending as unknown as Sending, '2026-11-20'));
			expect(found.map(sentenceOnPhone)).toEqual(found.map((name) => wordRefusal({ name })));
			for (const name of found) expect(sentenceOnPhone(name)).not.toContain(name.split('.')[1]);
		}),
	);
});
