import type { RoundInput } from '#domain/matching/input.ts';
import { DEFAULT_PARAMETERS } from '#domain/matching/parameters.ts';

/** Two villages ask a donor for 150,000.50 元; it has 80,000.99 and gives no less than 1,000.01. */
export const input: RoundInput = {
	commodity: 'money',
	nature: 'social_donation',
	unit: null,
	date: '2026-11-21',
	floor: 'weighted',
	parameters: DEFAULT_PARAMETERS,
	needs: [
		{
			id: 'n1',
			village: '621123210202',
			quantity: 10_000_050,
			open: 10_000_050,
			category: 'roads',
			urgency: 3,
			verified: 2,
			text: '硬化通组道路',
		},
		{
			id: 'n2',
			village: '621125106201',
			quantity: 5_000_000,
			open: 5_000_000,
			category: 'roads',
			urgency: 3,
			verified: 2,
			text: '修桥',
		},
	],
	offers: [
		{
			id: 'o1',
			quantity: 8_000_099,
			open: 8_000_099,
			minimumGrant: 100_001,
			categories: ['roads'],
			regions: [],
			pairedOnly: false,
			text: '修路资金',
		},
	],
	villages: [
		{ code: '621123210202', population: 900 },
		{ code: '621125106201', population: 300 },
	],
	pairings: [],
	locked: [],
	declined: [],
};
