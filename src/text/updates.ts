import { updateStatuses, type updateList } from '#domain/timeline/update-list.ts';
import type { UpdateVersion } from '#domain/timeline/update.ts';
import { columnsOf, type ListColumn } from './column.ts';
import { m } from './compiled/messages.js';
import { termFilter, yearFilter, type ListFilter } from './filter.ts';
import { term } from './terms.ts';

export function updateFilters(years: readonly number[]): ListFilter[] {
	return [
		termFilter('status', m.part_status(), 'status_update', updateStatuses),
		yearFilter('year', m.update_year(), years),
	];
}

type Key = (typeof updateList.columns)[number];

export function updateColumns(): ListColumn<UpdateVersion, Key>[] {
	const { text, word, money, percent, serial, day, instant } = columnsOf<UpdateVersion, Key>();
	return [
		text('project', m.update_project(), ({ projectTitle }) => projectTitle),
		word('village', m.project_village(), ({ villageName }) => villageName),
		text('body', m.update_body(), ({ body }) => body),
		day('event_on', m.update_event_on(), ({ eventOn }) => eventOn),
		percent('works', m.update_works_percent(), ({ worksPercent }) => worksPercent),
		money('amount', m.update_amount(), ({ amountFen }) => amountFen),
		serial('version', m.update_version(), ({ version }) => version),
		text('correction', m.update_correction_note(), ({ correctionNote }) => correctionNote),
		instant('written_at', m.update_written(), ({ writtenAt }) => writtenAt),
		word('status', m.part_status(), ({ status }) => term('status_update', status)),
		text('id', m.list_id(), ({ updateId }) => updateId),
	];
}
