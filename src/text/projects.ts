import type { Cause, Light } from '#domain/projects/light.ts';
import type { ListedProject, projectList } from '#domain/projects/list.ts';
import { projectKinds, stages } from '#domain/projects/project.ts';
import { columnsOf, type ListColumn } from './column.ts';
import { m } from './compiled/messages.js';
import { termFilter, yearFilter, type ListFilter } from './filter.ts';
import { term, yesOrNo } from './terms.ts';

export type Lamp = Pick<Light, 'colour' | 'causes'> & { readonly ruling: object | null };

/** The colour in a word, and the first cause of it where nobody ruled it. */
export function wordLight({ colour, causes, ruling }: Lamp): string {
	const word = term('light', colour);
	const [first] = ruling ? [] : causes;
	return first ? m.light_because({ colour: word, why: wordCause(first) }) : word;
}

export function wordCause({ name, days }: Pick<Cause, 'name' | 'days'>): string {
	if (name === 'late' || name === 'due') return m.light_cause_late({ days: days ?? 0 });
	if (name === 'silent') return m.light_cause_silent({ days: days ?? 0 });
	return term('light_cause', name);
}

export function projectFilters(years: readonly number[]): ListFilter[] {
	return [
		termFilter('stage', m.project_stage(), 'project_stage', Object.keys(stages)),
		termFilter('kind', m.project_kind(), 'kind_project', projectKinds),
		yearFilter('year', m.project_year(), years),
	];
}

type Key = (typeof projectList.columns)[number];

export function projectColumns(): ListColumn<ListedProject, Key>[] {
	const { text, word, money, serial, day, instant } = columnsOf<ListedProject, Key>();
	return [
		text('title', m.project_name(), ({ title }) => title),
		text('village', m.project_village(), ({ villageName }) => villageName),
		word('village_code', m.ledger_village_code(), ({ villageCode }) => villageCode),
		word('kind', m.project_kind(), ({ kind }) => term('kind_project', kind)),
		serial('year', m.project_year(), ({ poolYear }) => poolYear),
		money('budget', m.project_planned_money(), ({ budgetFen }) => budgetFen, 'wan'),
		day('next_due_on', m.project_next_milestone(), ({ nextDueOn }) => nextDueOn),
		text('light', m.light_title(), ({ light }) => light && wordLight(light)),
		word('status', m.part_status(), ({ status }) => term('status_project', status)),
		instant('entered_at', m.list_entered_at(), ({ enteredAt }) => enteredAt),
		text('id', m.list_id(), ({ id }) => id),
		text('demo', m.part_demo(), ({ isDemo }) => yesOrNo(isDemo)),
	];
}
