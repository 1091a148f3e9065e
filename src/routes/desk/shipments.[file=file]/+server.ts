import { deskFile } from '#http/list-file.server.ts';
import { shipments } from '#http/lists/shipments.server.ts';

export function GET(event) {
	return deskFile(event, shipments);
}
