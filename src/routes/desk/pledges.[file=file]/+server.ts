import { deskFile } from '#http/list.server.ts';
import { pledges } from '#http/lists/pledges.server.ts';

export function GET(event) {
	return deskFile(event, pledges);
}
