import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { deliberationFromForm } from '#domain/projects/deliberation.ts';
import { deliberationSchema } from '#domain/projects/schema.ts';
import { refusals } from './refused.ts';

const form = {
	id: '7b0c6a52-3f1d-4c8e-9a54-2f8f6f0c9d11',
	proposed_on: '2026-10-8',
	discussed_on: '2026-10-10',
	members_met_on: '2026-10-12',
	members_due: '３０',
	members_present: '24',
	members_for: ' 20 ',
	villagers_met_on: '2026-10-15',
	villagers_due: '38',
	villagers_present: '34',
	villagers_for: '33',
	document_staged: '5b0c6a52-3f1d-4c8e-9a54-2f8f6f0c9d11',
};
const faults = (typed: Partial<typeof form>) => refusals(deliberationSchema, { ...form, ...typed });

describe('how a village decided', () => {
	it('is read from its register', () => {
		expect(deliberationFromForm(deliberationSchema.parse(form))).toEqual({
			id: form.id,
			proposedOn: '2026-10-08',
			discussedOn: '2026-10-10',
			members: { metOn: '2026-10-12', due: 30, present: 24, for: 20 },
			villagers: { metOn: '2026-10-15', due: 38, present: 34, for: 33 },
			documentId: form.document_staged,
		});
	});

	it('says beside each field what it lacks', () => {
		expect(faults({ discussed_on: '', members_due: '', villagers_for: '三十' })).toEqual([
			'discussed_on date.missing',
			'members_due count.missing',
			'villagers_for count.malformed',
		]);
	});

	it('goes from the proposal to the resolution, several of them on one day or not', () => {
		expect(faults({ discussed_on: '2026-10-08' })).toEqual([]);
		expect(faults({ discussed_on: '2026-10-07' })).toEqual([
			'discussed_on deliberation.out_of_order',
		]);
		expect(faults({ villagers_met_on: '2026-10-11' })).toEqual([
			'villagers_met_on deliberation.out_of_order',
		]);
	});

	it.each([
		[{ members_due: '0' }, 'members_due deliberation.nobody'],
		[{ members_present: '31' }, 'members_present deliberation.more_than_due'],
		[{ members_present: '19' }, 'members_present deliberation.no_quorum'],
		[{ members_for: '25' }, 'members_for deliberation.more_than_present'],
		[{ members_for: '15' }, 'members_for deliberation.no_majority_of_members'],
		[{ villagers_present: '25' }, 'villagers_present deliberation.no_quorum'],
		[{ villagers_for: '17' }, 'villagers_for deliberation.no_majority_of_villagers'],
	])('does not stand with %o', (typed, fault) => {
		expect(faults(typed)).toEqual([fault]);
	});

	it('stands exactly with two thirds present and a majority, of all members or those there', () => {
		const few = fc.nat(12);
		fc.assert(
			fc.property(few, few, few, few, few, few, (due, present, agreed, all, came, said) => {
				const members = present >= (due * 2) / 3 && present <= due && agreed > due / 2;
				const villagers = came >= (all * 2) / 3 && came <= all && said > came / 2;
				const stands = members && agreed <= present && villagers && said <= came;
				const [members_due, members_present, members_for] = [due, present, agreed].map(String);
				const [villagers_due, villagers_present, villagers_for] = [all, came, said].map(String);
				const typed = { members_due, members_present, members_for };
				const typedToo = { villagers_due, villagers_present, villagers_for };
				expect(faults({ ...typed, ...typedToo } as typeof form).length === 0).toBe(stands);
			}),
			{ numRuns: 500 },
		);
	});
});
