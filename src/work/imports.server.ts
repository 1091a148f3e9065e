import type { Task } from 'graphile-worker';
import { download } from '#data/documents.server.ts';
import * as runs from '#data/reports-import-runs.server.ts';
import { serviceClient } from '#data/service.server.ts';
import type { ImportKind } from '#domain/reports/import.ts';
import { sheets } from '#domain/reports/sheets.ts';
import { readTable, type TableRow } from '#domain/reports/table.ts';
import { accept, type Result } from '#domain/result.ts';
import { wordsOf } from '#text/imports.ts';
import { goods } from './imports/goods.server.ts';
import type { Importer } from './imports/importer.server.ts';
import { needs } from './imports/needs.server.ts';
import { organizations } from './imports/organizations.server.ts';
import { pledges } from './imports/pledges.server.ts';
import { readApart } from './imports/read-apart.server.ts';
import { receipts } from './imports/receipts.server.ts';
import { villages } from './imports/villages.server.ts';
import { runBeside, type Job } from './job.server.ts';

const importers: Readonly<Record<ImportKind, Importer>> = {
	needs,
	villages,
	pledges,
	receipts,
	goods,
	organizations,
};

/** Percent: the file has been read, its rows have been judged. */
const [READ, JUDGED] = [40, 80];
/** Rows judged before other work gets its turn. */
const STRETCH = 200;

/**
 * The job of an import: { import_id }. Reads the file in a process of its own, judges each row as
 * its form would, and leaves all rows in one call, which is refused unless the import is still
 * being read: a job that is run again, because its worker was killed, has one effect.
 */
export const readImport: Task = async (payload) => {
	const { import_id: importId } = payload as { import_id: string };
	const db = serviceClient();
	const begun = await runs.begin(db, importId);
	if (!begun.ok) return;
	const read = await runBeside(
		(percent) => runs.reportProgress(db, importId, percent),
		(job) => readRows(begun.value, job),
	);
	if (read === null) return;
	if (read.ok) await runs.record(db, importId, read.value);
	else await runs.fail(db, importId, read.refusal);
};

async function readRows(given: runs.GivenFile, job: Job): Promise<Result<runs.ReadFile>> {
	const file = await download(given.documentId);
	const bytes = new Uint8Array(await file.arrayBuffer());
	const table = await readApart(bytes, given.mediaType, job.signal);
	if (!table.ok) return table;
	job.progress = READ;
	const sheet = sheets[given.kind];
	const read = readTable(table.value, sheet, wordsOf(sheet));
	if (!read.ok) return read;
	const { head, sums, rows } = read.value;
	return accept({ head, sums, rows: await judgeRows(rows, given, job) });
}

async function judgeRows(
	rows: readonly TableRow[],
	{ kind, organization }: runs.GivenFile,
	job: Job,
): Promise<runs.JudgedRow[]> {
	const all = rows.map(({ fields }) => fields);
	const judge = await importers[kind].prepare(serviceClient(), organization, all);
	const judged: runs.JudgedRow[] = [];
	for (const [index, { position, cells, fields, issues: spoiled }] of rows.entries()) {
		if (index % STRETCH === 0) {
			job.signal.throwIfAborted();
			job.progress = READ + Math.round(((JUDGED - READ) * index) / rows.length);
			await new Promise(setImmediate);
		}
		const { command, issues } = judge(fields);
		// What could not be read is missing for the form; that it is need not be said as well.
		const others = issues.filter(({ key }) => spoiled.every((issue) => issue.key !== key));
		judged.push({
			position,
			cells,
			issues: [...spoiled, ...others],
			command: spoiled.length > 0 ? null : command,
		});
	}
	return judged;
}
