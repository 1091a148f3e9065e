import { deskFile } from '#http/list-file.server.ts';
import { receipts } from '#http/lists/receipts.server.ts';

export function GET(event) {
	return deskFile(event, receipts);
}
