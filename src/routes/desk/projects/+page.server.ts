import { may } from '#domain/identity/permission.ts';
import { isStage } from '#domain/projects/project.ts';
import * as projects from '#data/projects.server.ts';
import { readCursor } from '#http/cursor.server.ts';
import { whoActs } from '#http/seat.server.ts';

export async function load({ locals, url }) {
	const { seat } = whoActs(locals);
	const asked = url.searchParams.get('stage') ?? '';
	const stage = isStage(asked) ? asked : undefined;
	const before = readCursor(url, 'before', 'instant', 'id');
	const page = await projects.list(locals.db, { stage, before });
	return { ...page, stage, maySave: may(seat, 'project.save') };
}
