import { needList } from '#domain/needs/list.ts';
import type { Need } from '#domain/needs/need.ts';
import { list } from '#data/needs.server.ts';
import { m } from '#text/compiled/messages.js';
import { needColumns, needFilters } from '#text/needs.ts';
import type { ListSource } from '../list.server.ts';

export const needs: ListSource<Need, typeof needList> = {
	name: 'needs',
	form: needList,
	title: m.desk_needs,
	columns: needColumns,
	filters: async () => needFilters(),
	read: list,
};
