import { deskFile } from '#http/list-file.server.ts';
import { pledges } from '#http/lists/pledges.server.ts';

export function GET(event) {
	return deskFile(event, pledges);
}
