import { expect, test } from 'vitest';
import { ledgerForms } from '#domain/timeline/ledger.ts';
import { filterOf, seqOf } from '#http/address.server.ts';

const at = (query: string) => new URL(`https://jiedui.example/ledger${query}`);

test('a filter that makes no sense is refused, not left out', () => {
	expect(filterOf(at('?nature=purchase'), ledgerForms)).toEqual({ nature: 'purchase' });
	expect(() => filterOf(at('?nature=everything'), ledgerForms)).toThrow(
		expect.objectContaining({ status: 400 }),
	);
});

test('a page begins at the newest row unless the address says where the last one ended', () => {
	expect(seqOf(at(''))).toBeNull();
	expect(seqOf(at('?after=540'))).toBe(540);
	expect(seqOf(at('?after=540;drop'))).toBeNull();
});
