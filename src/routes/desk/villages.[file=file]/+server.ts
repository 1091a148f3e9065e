import { deskFile } from '#http/list-file.server.ts';
import { villagesOf } from '#http/lists/villages.server.ts';
import { whoActs } from '#http/seat.server.ts';

export function GET(event) {
	return deskFile(event, villagesOf(whoActs(event.locals).seat));
}
