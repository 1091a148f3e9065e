import { formatFilter } from '#domain/filter.ts';
import type { stateOn } from '#domain/projects/milestone.ts';
import {
	colourOf,
	distribution,
	type WallFilter,
	type WallProject,
	type WallView,
} from '#domain/timeline/wall.ts';
import { m } from '#text/compiled/messages.js';
import { localizeHref } from '#text/compiled/runtime.js';
import { term } from '#text/terms.ts';
import type { Tone } from '#ui/parts/tone.ts';

/** How many rows a sheet of A3 holds in letters that are read from two metres. */
export const SHEET_ROWS = 18;

/** How many sheets of one chart hang beside the other charts. */
export const MOST_SHEETS = 10;

/** The same wall, seen otherwise. */
export function wallHref(path: string, filter: WallFilter): string {
	return localizeHref(path + formatFilter(filter));
}

/** The projects behind a figure: the timetable of just these. */
export function rowsHref(path: string, filter: WallFilter, more: WallFilter): string {
	return wallHref(path, { ...filter, ...more, view: 'timetable' });
}

const lightTones = { red: 'alert', yellow: 'waiting', green: 'good', unlit: 'neutral' } as const;

export function markColour(project: Pick<WallProject, 'light'>): { tone: Tone; label: string } {
	const colour = colourOf(project);
	const word = term('wall_light', colour);
	const label = project.light?.ruling ? m.wall_light_ruled({ colour: word }) : word;
	return { tone: lightTones[colour], label };
}

export function toneOfColour(colour: keyof typeof lightTones): Tone {
	return lightTones[colour];
}

const stateTones = {
	scheduled: 'neutral',
	overdue: 'alert',
	met: 'good',
	partly_met: 'waiting',
	not_met: 'alert',
} as const;

export function markStage(state: ReturnType<typeof stateOn>): { tone: Tone; word: string } {
	return { tone: stateTones[state], word: term('status_milestone', state) };
}

/** What a filter leaves, in words; its view is said elsewhere. */
export function wordFilter(filter: WallFilter, projects: readonly WallProject[]): string[] {
	const { year, place, stage, status, light } = filter;
	const name = place && distribution(projects).find(({ code }) => code === place)?.name;
	return [
		year,
		name ?? place,
		stage && term('project_stage', stage),
		status && term('status_project', status),
		light && m.wall_light_is({ colour: term('wall_light', light) }),
	].filter((word) => typeof word === 'string');
}

export function wordView(view: WallView): string {
	return term('wall_view', view);
}
