import { oneOf, YEAR } from '#domain/filter.ts';
import type { ListForm } from '#domain/list.ts';
import type { Light } from './light.ts';
import { projectKinds, stages, type ProjectSummary } from './project.ts';

/** A row of the desk's list of projects, with the light as it stands today. */
export interface ListedProject extends ProjectSummary {
	readonly light: Light | null;
}

/** `year` is that of the pool. */
export const projectList = {
	filters: { stage: oneOf(Object.keys(stages)), kind: oneOf(projectKinds), year: YEAR },
	columns: [
		'title',
		'village',
		'village_code',
		'kind',
		'year',
		'budget',
		'next_due_on',
		'light',
		'status',
		'entered_at',
		'id',
		'demo',
	],
	spare: ['village_code', 'entered_at', 'id', 'demo'],
	sorts: { village_code: 'code', year: 'number', entered_at: 'instant' },
	usual: { by: 'entered_at', descending: true },
} as const satisfies ListForm;
