import { describe, expect, it } from 'vitest';
import { statementYear } from '#http/statement.server.ts';

const asked = (query: string) => statementYear(new URL(`http://host/desk/statement${query}`), 2026);

describe('the year of a statement', () => {
	it('is the one that the address names', () => {
		expect(asked('?year=2024')).toBe(2024);
		expect(asked('?year=2026')).toBe(2026);
	});

	it.each(['', '?year=', '?year=2027', '?year=1979', '?year=24', '?year=2024-01', '?year=x'])(
		'is this one where the address is %j',
		(query) => expect(asked(query)).toBe(2026),
	);
});
