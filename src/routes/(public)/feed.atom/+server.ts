import { listNewest } from '#data/timeline-entries.server.ts';
import { atomReply, feedOf } from '#http/feed.server.ts';
import { m } from '#text/compiled/messages.js';

/** The newest entries of all projects. */
export async function GET({ locals: { db }, url }) {
	const entries = await listNewest(db, { limit: 50 });
	const about = {
		title: m.feed_title(),
		description: m.home_lead(),
		page: '/',
		atom: '/feed.atom',
	};
	return atomReply(feedOf(entries, about, url.origin));
}
