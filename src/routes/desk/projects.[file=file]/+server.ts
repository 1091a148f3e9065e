import { deskFile } from '#http/list-file.server.ts';
import { projects } from '#http/lists/projects.server.ts';

export function GET(event) {
	return deskFile(event, projects);
}
