import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
	applicationFromForm,
	formOfApplication,
	isApplicable,
	mayApply,
	villagesOf,
} from '#domain/meetings/application.ts';
import { applicationSchema } from '#domain/meetings/schema.ts';
import { pairing, seatIn } from './sides.ts';

const signing = {
	kind: 'signing',
	nature: 'investment',
	placeCode: null,
	projectId: null,
} as const;
const weiyuan = '621123000000';
const id = '11111111-1111-4111-8111-111111111111';
const [yuangudui, xinlian] = [{ code: '621123210202' }, { code: '621125106201' }];

describe('a line that is to become an application', () => {
	it('is a promise that pays for works, and becomes one once', () => {
		expect(isApplicable(signing, weiyuan)).toBe(true);
		expect(isApplicable({ ...signing, kind: 'intent' }, weiyuan)).toBe(false);
		expect(isApplicable({ ...signing, nature: 'purchase' }, weiyuan)).toBe(false);
		expect(isApplicable({ ...signing, projectId: 'one' }, weiyuan)).toBe(false);
	});

	it('is not for another county', () => {
		for (const placeCode of [weiyuan, '621123210202', '621100000000']) {
			expect(isApplicable({ ...signing, placeCode }, weiyuan), placeCode).toBe(true);
		}
		expect(isApplicable({ ...signing, placeCode: '621125000000' }, weiyuan)).toBe(false);
	});

	it('is drawn up by an editor of a county of the receiving side', () => {
		const county = seatIn(weiyuan, 'county');
		expect(mayApply(county, pairing)).toBe(true);
		expect(mayApply({ ...county, role: 'viewer' }, pairing)).toBe(false);
		expect(mayApply(seatIn('621100000000', 'city'), pairing)).toBe(false);
		expect(mayApply(seatIn('370212000000', 'county'), pairing)).toBe(false);
	});

	it('is for a village of the place that was named', () => {
		const choices = [yuangudui, xinlian];
		expect(villagesOf({ placeCode: '621123000000' }, choices)).toEqual([yuangudui]);
		expect(villagesOf({ placeCode: '621123210202' }, choices)).toEqual([yuangudui]);
		expect(villagesOf({ placeCode: null }, choices)).toEqual(choices);
	});

	it('begins with the words of the line, however long they are', () => {
		fc.assert(
			fc.property(fc.string({ minLength: 2, maxLength: 200 }), (subject) => {
				const line = { subject, placeCode: yuangudui.code };
				const begun = formOfApplication(line, { id, today: '2026-11-29' });
				expect(begun).toMatchObject({ village_code: yuangudui.code, pool_year: '2026' });
				expect(subject.startsWith(begun.title ?? 'x')).toBe(true);
				expect(begun.title?.length).toBe(Math.min(subject.length, 80));
			}),
		);
		const county = { subject: '扩建', placeCode: '621123000000' };
		expect(formOfApplication(county, { id, today: '2026-11-29' }).village_code).toBeUndefined();
	});

	it('says which field is missing, and is read as it was typed', () => {
		const faults = applicationSchema.safeParse({ id, title: 'x', village_code: '', pool_year: '' });
		expect(faults.error?.issues.map(({ message }) => message).sort()).toEqual([
			'project.kind_missing',
			'project.pool_year_malformed',
			'project.title_missing',
			'project.village_missing',
		]);
		const form = { id, title: '　扩建  ', kind: 'industry', pool_year: '2027' } as const;
		expect(applicationFromForm({ ...form, village_code: xinlian.code })).toEqual({
			id,
			title: '扩建',
			kind: 'industry',
			poolYear: 2027,
			villageCode: xinlian.code,
		});
	});
});
