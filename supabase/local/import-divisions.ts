import { parseArgs } from 'node:util';
import { parseDate, shanghaiDate } from '#domain/period.ts';
import { onDatabase } from './database.ts';
import { readDivisionSet } from './divisions.ts';
import { readSuccessors, takeDivisions } from './take-divisions.ts';

/**
 * `npm run import-divisions -- <file or folder> [--as-of <day>] [--successors <file>] [--force]`:
 * takes in divisions, all or nothing. A single file (`code,official_name`) adds and renames. A set
 * (the folder with provinces.csv … villages.csv, or one of these) also ends, on the day before
 * `--as-of` (today), what its provinces no longer have; who took their place is told by a file
 * with the headings `code,successor_code`. Runs on the database at DATABASE_URL, or on the
 * embedded one of DATA_DIR while the portal is stopped.
 */
const USAGE =
	'用法 Usage: npm run import-divisions -- <file.csv | folder> ' +
	'[--as-of YYYY-MM-DD] [--successors file.csv] [--force]';

try {
	const { values, positionals } = parseArgs({
		allowPositionals: true,
		options: {
			'as-of': { type: 'string' },
			successors: { type: 'string' },
			force: { type: 'boolean', default: false },
		},
	});
	const [path] = positionals;
	if (!path) throw new Error(USAGE);
	const asOf = parseDate(values['as-of'] ?? shanghaiDate(new Date()));
	if (!asOf.ok) throw new Error(USAGE);
	const set = readDivisionSet(path);
	const successors = values.successors ? readSuccessors(values.successors) : [];
	await onDatabase(async (sql) => {
		const taking = { asOf: asOf.value, successors, mayEndMany: values.force, tell };
		const taken = await sql.begin((tx) => takeDivisions(tx, set, taking));
		const { added, changed, ended } = taken;
		console.log(`新增 ${added}，改名或恢复 ${changed}，终止 ${ended}。`);
		console.log(`Divisions added: ${added}, renamed or revived: ${changed}, ended: ${ended}.`);
	});
} catch (error) {
	console.error((error as Error).message);
	process.exitCode = 1;
}

function tell(done: number, all: number): void {
	console.log(`${done.toLocaleString('en')} / ${all.toLocaleString('en')}`);
}
