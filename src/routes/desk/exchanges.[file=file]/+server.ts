import { deskFile } from '#http/list-file.server.ts';
import { exchanges } from '#http/lists/exchanges.server.ts';

export function GET(event) {
	return deskFile(event, exchanges);
}
