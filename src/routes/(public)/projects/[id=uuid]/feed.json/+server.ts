import { error } from '@sveltejs/kit';
import * as entries from '#data/timeline-entries.server.ts';
import * as projects from '#data/timeline-projects.server.ts';
import { aboutProject, jsonFeedReply, feedOf } from '#http/feed.server.ts';

/** The newest entries of one project. */
export async function GET({ locals: { db }, params: { id }, url }) {
	const [project, timeline] = await Promise.all([
		projects.find(db, id),
		entries.listOf(db, id, null),
	]);
	if (!project) error(404, 'no such project');
	return jsonFeedReply(feedOf(timeline.rows, aboutProject(project), url.origin));
}
