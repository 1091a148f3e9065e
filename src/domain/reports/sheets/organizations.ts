import { foundedKinds } from '#domain/organizations/founding.ts';
import type { Sheet } from '#domain/reports/sheet.ts';

/** Organizations that the level above founds; their first admins are invited one by one. */
export const organizationSheet = {
	kind: 'organizations',
	columns: [
		{
			key: 'kind',
			kind: 'choice',
			isRequired: true,
			choices: { list: 'kind_organization', values: foundedKinds },
			example: 'village',
		},
		{ key: 'organization', kind: 'text', isRequired: true, example: '元古堆村村民委员会' },
		{ key: 'region_code', kind: 'code', isRequired: true, example: '621123210202' },
		{ key: 'uscc', kind: 'code', example: '' },
	],
} as const satisfies Sheet;
