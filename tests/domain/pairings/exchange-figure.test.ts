import { describe, expect, it } from 'vitest';
import { exchangeList } from '#domain/pairings/exchange-list.ts';
import { indicators, rowsOf } from '#domain/pairings/exchange-figure.ts';
import { exchangeKinds } from '#domain/pairings/exchange.ts';
import { parseView } from '#domain/list.ts';

describe('a figure', () => {
	it('opens rows that the list can be asked for, and each kind has one', () => {
		for (const indicator of indicators) {
			const asked = rowsOf(indicator);
			const view = parseView(new URLSearchParams(asked), exchangeList);
			expect(view?.filter, indicator).toEqual(asked);
		}
		expect(new Set(indicators.map((indicator) => rowsOf(indicator)['kind']))).toEqual(
			new Set(exchangeKinds),
		);
	});

	it('of officials opens no specialists', () => {
		expect(rowsOf('posted_officials')).not.toEqual(rowsOf('posted_specialists'));
	});
});
