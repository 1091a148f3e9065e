import { error } from '@sveltejs/kit';
import { MOST_ROWS } from '#domain/reports/import.ts';
import * as imports from '#data/reports-imports.server.ts';
import { fileBack, fileName } from '#http/import-file.server.ts';
import { sheetAnswer } from '#http/imports.server.ts';
import { whoActs } from '#http/seat.server.ts';
import { m } from '#text/compiled/messages.js';

/** Rows that one answer of the database holds. */
const BATCH = 500;

/** The file back: what is wrong is red, and the last column says why. In the order of the file. */
export async function GET({ locals, params: { id } }) {
	whoActs(locals);
	const found = await imports.find(locals.db, id);
	if (!found) error(404, 'no such import');
	const rows = [];
	for (let first = 0; first < Math.min(found.rowCount, MOST_ROWS); first += BATCH) {
		rows.push(...(await imports.listRows(locals.db, id, first, BATCH)));
	}
	rows.sort((one, other) => one.position - other.position);
	const name = fileName(found.kind, m.import_file_back_name());
	return sheetAnswer(await fileBack(found, rows), name, `${found.kind}-errors.xlsx`);
}
