import { deskFile } from '#http/list-file.server.ts';
import { offers } from '#http/lists/offers.server.ts';

export function GET(event) {
	return deskFile(event, offers);
}
