import { sheets } from '#domain/reports/sheets.ts';
import { fileName, templateOf } from '#http/import-file.server.ts';
import { ownChoices, sheetAnswer, whoImports } from '#http/imports.server.ts';
import { m } from '#text/compiled/messages.js';

/** An empty file of a kind, with what this one can choose from. */
export async function GET({ locals, url }) {
	const { actor, kind } = whoImports(locals, url.searchParams.get('kind'));
	const own = await ownChoices(locals.db, actor.seat, kind);
	const bytes = await templateOf(sheets[kind], own);
	return sheetAnswer(bytes, fileName(kind, m.import_template()), `${kind}-template.xlsx`);
}
