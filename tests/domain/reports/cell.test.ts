import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readCell } from '#domain/reports/cell.ts';
import type { CellKind } from '#domain/reports/sheet.ts';

const plain = { choices: undefined, isInWan: false };
const read = (kind: CellKind, text: string, how = plain) => {
	const result = readCell({ key: 'x', kind, example: '' }, text, how);
	return result.ok ? result.value : result.refusal.name;
};

describe('a day', () => {
	it.each([
		['46347', '2026-11-21'],
		['46347.5', '2026-11-21'],
		['２０２６年１１月２１日', '2026-11-21'],
		['2026/11/21', '2026-11-21'],
		['2026-11-21 00:00:00', '2026-11-21'],
		['2026-02-30', '2026-02-30'],
		['去年底', '去年底'],
	])('%s is %s', (text, day) => {
		expect(read('day', text)).toBe(day);
	});

	it('is that of its serial number, for each of them', () => {
		const days = fc.date({
			min: new Date('1930-01-01'),
			max: new Date('2170-01-01'),
			noInvalidDate: true,
		});
		fc.assert(
			fc.property(days, (date) => {
				const day = date.toISOString().slice(0, 10);
				const serial = (Date.parse(day) - Date.UTC(1899, 11, 30)) / 86_400_000;
				expect(read('day', String(serial))).toBe(day);
			}),
		);
	});
});

describe('an amount', () => {
	it('is 万元 where its head says so and it does not say itself what it is', () => {
		const inWan = { choices: undefined, isInWan: true };
		expect(read('amount', '12.5', inWan)).toBe('12.5万');
		expect(read('amount', '12.5万元', inWan)).toBe('12.5万元');
		expect(read('amount', '125000 元', inWan)).toBe('125000 元');
		expect(read('amount', '12.5')).toBe('12.5');
	});
});

describe('a code', () => {
	it('is refused where a spreadsheet has made a power of ten of it', () => {
		expect(read('code', '6.21123E+11')).toBe('import.code_spoiled');
		expect(read('code', '621123210202')).toBe('621123210202');
		expect(read('text', '1E5')).toBe('1E5');
	});
});
