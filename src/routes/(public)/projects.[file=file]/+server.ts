import { publicFile } from '#http/list-file.server.ts';
import { publicProjects } from '#http/lists/public-projects.server.ts';

export function GET(event) {
	return publicFile(event, publicProjects);
}
