import { describe, expect, it } from 'vitest';
import { placed, signaturePlaces } from '#domain/pledges/refusals.ts';

describe('a refusal of the database', () => {
	it('goes beside the input that it is about', () => {
		expect(placed({ name: 'pledge.in_the_future' }, signaturePlaces).field).toBe('agreement_on');
	});

	it('stays where the domain has put it', () => {
		const refusal = { name: 'pledge.in_the_future', field: 'elsewhere' };
		expect(placed(refusal, signaturePlaces).field).toBe('elsewhere');
	});

	it('stands above the form when no input is to blame', () => {
		expect(placed({ name: 'approval.same_person' }, signaturePlaces)).toEqual({
			name: 'approval.same_person',
		});
	});
});
