import { deskFile } from '#http/list-file.server.ts';
import { organizationsUnder } from '#http/lists/organizations.server.ts';
import { whoActs } from '#http/seat.server.ts';

export function GET(event) {
	return deskFile(event, organizationsUnder(whoActs(event.locals).seat));
}
