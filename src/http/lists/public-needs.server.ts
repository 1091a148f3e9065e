import { publicNeedList } from '#domain/timeline/list.ts';
import type { PublishedNeed } from '#domain/timeline/need.ts';
import { findPath } from '#data/regions.server.ts';
import { list } from '#data/timeline-needs.server.ts';
import { listCounties } from '#data/timeline-villages.server.ts';
import { m } from '#text/compiled/messages.js';
import { regionOptions } from '#text/filter.ts';
import { publicNeedColumns, publicNeedFilters } from '#text/public-needs.ts';
import type { ListSource } from '#http/list.server.ts';

export const publicNeeds: ListSource<PublishedNeed, typeof publicNeedList> = {
	name: 'needs',
	form: publicNeedList,
	title: m.need_public_title,
	columns: publicNeedColumns,
	filters: async (db, { region }) => {
		const [counties, path] = await Promise.all([
			listCounties(db),
			region ? findPath(db, region) : [],
		]);
		return publicNeedFilters({ counties: regionOptions(counties), region: path });
	},
	key: ({ id }) => id,
	read: (db, view, range) => list(db, view, range),
};
