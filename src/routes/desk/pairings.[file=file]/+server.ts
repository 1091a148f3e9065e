import { deskFile } from '#http/list-file.server.ts';
import { pairings } from '#http/lists/pairings.server.ts';

export function GET(event) {
	return deskFile(event, pairings);
}
