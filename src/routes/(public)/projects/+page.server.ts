import { openList } from '#http/list.server.ts';
import { publicProjects } from '#http/lists/public-projects.server.ts';

export function load({ locals: { db }, url }) {
	return openList(publicProjects, { db, url });
}
