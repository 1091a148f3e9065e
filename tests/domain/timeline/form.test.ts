import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_FEN } from '#domain/money.ts';
import { formOfUpdate, updateFromForm } from '#domain/timeline/form.ts';
import { updateSchema, type UpdateForm } from '#domain/timeline/schema.ts';
import { versionWith } from './versions.ts';

const id = '5f2d1c3b-8a7e-4d6f-9b0c-1a2b3c4d5e6f';
const photo = '0c1d2e3f-4a5b-4c6d-8e7f-9a0b1c2d3e4f';

function formWith(facts: Partial<UpdateForm> = {}): UpdateForm {
	return updateSchema.parse({
		id,
		project_id: '7b0c6a52-3f1d-4c8e-9a54-2f8f6f0c9d11',
		event_on: '2026年11月18日',
		body: ' 路面铺到　三社路口 \n\n 明天继续 ',
		...facts,
	});
}

/** Refusal names by the field beside which they stand. */
function refusals(form: object): Record<string, string> {
	const issues = updateSchema.safeParse(form).error?.issues ?? [];
	return Object.fromEntries(issues.map(({ path, message }) => [path.join('.'), message]));
}

describe('the update that a form describes', () => {
	it('knows nothing where nothing was typed: no percent is not 0 %', () => {
		expect(updateFromForm(formWith())).toMatchObject({
			eventOn: '2026-11-18',
			body: '路面铺到 三社路口\n明天继续',
			worksPercent: null,
			amountFen: null,
			milestoneId: null,
			correctionNote: null,
			photos: [],
		});
		expect(updateFromForm(formWith({ works_percent: '0', amount: '0' }))).toMatchObject({
			worksPercent: 0,
			amountFen: 0,
		});
	});

	it('puts its one caption under every photo', () => {
		const form = formWith({ photos_staged: [photo, id], caption: ' 三社路口 ' });
		expect(updateFromForm(form).photos).toEqual([
			{ documentId: photo, caption: '三社路口' },
			{ documentId: id, caption: '三社路口' },
		]);
	});

	it('is the version that the form was opened with', () => {
		const facts = fc.record({
			worksPercent: fc.option(fc.integer({ min: 0, max: 100 }), { nil: null }),
			amountFen: fc.option(fc.integer({ min: 0, max: MAX_FEN }), { nil: null }),
			milestoneId: fc.constantFrom(null, id),
			photos: fc.constantFrom([], [{ documentId: photo, caption: '三社路口' }]),
		});
		fc.assert(
			fc.property(facts, (some) => {
				const draft = updateFromForm(updateSchema.parse(formOfUpdate(versionWith(some))));
				expect(draft).toMatchObject({ ...some, body: '路面铺到三社路口', eventOn: '2026-11-18' });
			}),
		);
	});

	it('keeps the reason of a correction that came back, asks anew after a public one', () => {
		const correction = versionWith({ version: 2, correctionNote: '里程写错', status: 'returned' });
		expect(formOfUpdate(correction).correction_note).toBe('里程写错');
		expect(formOfUpdate({ ...correction, status: 'approved' }).correction_note).toBe('');
	});
});

describe('an update', () => {
	it('names its project, its day and what happened', () => {
		expect(refusals({ id, project_id: '', event_on: '', body: ' ' })).toEqual({
			project_id: 'update.project_missing',
			event_on: 'date.missing',
			body: 'update.body_missing',
		});
	});

	it('is refused beside what cannot be read', () => {
		const form = { ...formWith(), works_percent: '101', amount: '若干', event_on: '2026-02-30' };
		expect(refusals(form)).toEqual({
			works_percent: 'percent.malformed',
			amount: 'amount.malformed',
			event_on: 'date.no_such_day',
		});
	});

	it('has nine photos at most', () => {
		expect(refusals({ ...formWith(), photos_staged: Array(9).fill(photo) })).toEqual({});
		expect(refusals({ ...formWith(), photos_staged: Array(10).fill(photo) })).toEqual({
			photos_staged: 'update.too_many_photos',
		});
	});
});
