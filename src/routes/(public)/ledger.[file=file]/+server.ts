import { publicFile } from '#http/list-file.server.ts';
import { ledger } from '#http/lists/ledger.server.ts';

/** Every row of the filter up to the newest one at the start, written while it is read. */
export function GET(event) {
	return publicFile(event, ledger);
}
