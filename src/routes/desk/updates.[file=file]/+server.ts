import { deskFile } from '#http/list-file.server.ts';
import { updates } from '#http/lists/updates.server.ts';

export function GET(event) {
	return deskFile(event, updates);
}
