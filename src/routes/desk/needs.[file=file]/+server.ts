import { deskFile } from '#http/list-file.server.ts';
import { needs } from '#http/lists/needs.server.ts';

export function GET(event) {
	return deskFile(event, needs);
}
