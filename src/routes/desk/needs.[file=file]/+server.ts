import { deskFile } from '#http/list.server.ts';
import { needs } from '#http/lists/needs.server.ts';

export function GET(event) {
	return deskFile(event, needs);
}
