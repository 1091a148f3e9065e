import { describe, expect, it } from 'vitest';
import { acceptanceFromForm, uninspected } from '#domain/projects/acceptance.ts';
import { acceptanceSchema } from '#domain/projects/schema.ts';
import { acceptanceOf } from './projects.ts';
import { refusals } from './refused.ts';

const id = '7b0c6a52-3f1d-4c8e-9a54-2f8f6f0c9d11';

describe('an inspection', () => {
	const form = { id, inspected_on: '2026-11-01', outcome: 'passed', inspectors: '项目办' };

	it('that finds something to rectify says what', () => {
		const bare = { ...form, outcome: 'rectify', document_staged: id };
		expect(refusals(acceptanceSchema, bare)).toEqual(['findings acceptance.findings_missing']);
		const told = acceptanceSchema.parse({ ...bare, findings: '路肩开裂' });
		expect(acceptanceFromForm(told)).toMatchObject({ outcome: 'rectify', findings: '路肩开裂' });
		expect(refusals(acceptanceSchema, { ...form, outcome: '' })).toEqual([
			'outcome acceptance.outcome_missing',
		]);
	});

	it('counts as the last of its level', () => {
		const [town, county] = [acceptanceOf({ level: 'township' }), acceptanceOf()];
		const flawed = acceptanceOf({ outcome: 'rectify' });
		expect(uninspected({ acceptances: [town, county], steps: [] })).toBeNull();
		expect(uninspected({ acceptances: [county], steps: [] })).toBe('township');
		expect(uninspected({ acceptances: [town, county, flawed], steps: [] })).toBe('county');
		expect(uninspected({ acceptances: [town, flawed, county], steps: [] })).toBeNull();
	});
});
