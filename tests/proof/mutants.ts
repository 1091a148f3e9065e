import { spawnSync } from 'node:child_process';
import { stripTypeScriptTypes } from 'node:module';
import { cpSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { solverMutants, type Mutant } from './solver-mutants.ts';

/**
 * `npm run proof -- mutants [words …]`: changes one central line of the solver at a time, in a copy
 * of the sources, and runs the tests of matching; each must turn a test red. A mutant that no test
 * notices lives. With words only those run whose file or description contains one.
 */
const root = resolve(import.meta.dirname, '../..');
const copy = mkdtempSync(join(tmpdir(), 'mutants-'));

/** Far beyond what all of these tests take together: whoever needs it turns in a circle. */
const LONGEST = 300_000;

/** Those of the simplex first: they are quick, and notice nearly all that is wrong there. */
const simplexTests = ['tests/domain/matching/simplex'];
const allTests = ['tests/domain/matching', 'tests/work/matching/match.test.ts'];

function copySources(): void {
	for (const name of ['package.json', 'src/domain', 'src/work', 'src/text/messages', 'tests']) {
		cpSync(join(root, name), join(copy, name), { recursive: true });
	}
	symlinkSync(join(root, 'node_modules'), join(copy, 'node_modules'));
	// As the project `unit` of vite.config.ts, but for time: red is what is wrong, not what is slow.
	const settings = {
		isolate: false,
		pool: 'threads',
		include: ['tests/**/*.test.ts'],
		testTimeout: LONGEST,
	};
	writeFileSync(
		join(copy, 'vitest.config.ts'),
		`export default { test: ${JSON.stringify(settings)} };\n`,
	);
}

/** The first test that fails; null where all pass. */
function findRed(tests: readonly string[]): string | null {
	const report = join(copy, 'report.json');
	rmSync(report, { force: true });
	const vitest = join(root, 'node_modules/vitest/vitest.mjs');
	const how = ['run', '--bail=1', '--reporter=json', `--outputFile=${report}`];
	const { status, error } = spawnSync(process.execPath, [vitest, ...how, ...tests], {
		cwd: copy,
		encoding: 'utf8',
		timeout: LONGEST,
		killSignal: 'SIGKILL',
	});
	if (error) return 'none: the tests never end';
	if (status === 0) return null;
	const { testResults } = JSON.parse(readFileSync(report, 'utf8')) as Report;
	const results = testResults.flatMap(({ assertionResults }) => assertionResults);
	const red = results.find((result) => result.status === 'failed');
	return red?.fullName ?? 'none: the tests break off';
}

interface Report {
	readonly testResults: readonly {
		readonly assertionResults: readonly { readonly status: string; readonly fullName: string }[];
	}[];
}

/** Throws where the solver no longer has such a line: the list must follow it. */
function expectLine({ file, line }: Mutant): void {
	const whole = readFileSync(join(root, 'src/domain/matching', file), 'utf8');
	const count = whole.split(line).length - 1;
	if (count === 1) return;
	throw new Error(`solver-mutants.ts asks for a line that ${file} has ${count} times:\n${line}`);
}

/** Which test notices; null where the mutant lives. The sources are whole again afterwards. */
function noticedBy({ file, line, becomes }: Mutant): string | null {
	const path = join(copy, 'src/domain/matching', file);
	const whole = readFileSync(path, 'utf8');
	const mutant = whole.replace(line, () => becomes);
	// Throws where it is no program: that would be red for no reason.
	stripTypeScriptTypes(mutant);
	writeFileSync(path, mutant);
	try {
		const quick = file.startsWith('simplex/') ? findRed(simplexTests) : null;
		return quick ?? findRed(allTests);
	} finally {
		writeFileSync(path, whole);
	}
}

solverMutants.forEach(expectLine);
copySources();
const asked = process.argv.slice(3);
const isAsked = ({ file, spoils }: Mutant) =>
	asked.some((word) => `${file} ${spoils}`.includes(word));
const chosen = asked.length === 0 ? solverMutants : solverMutants.filter(isAsked);
const red = findRed(allTests);
if (red !== null) throw new Error(`Red without any mutant: ${red}`);
const living = chosen.filter((mutant) => {
	const red = noticedBy(mutant);
	console.log(`${red === null ? 'LIVES' : 'red  '} ${mutant.file}: ${mutant.spoils}`);
	if (red !== null) console.log(`      ${red}`);
	return red === null;
});
rmSync(copy, { recursive: true, force: true });
console.log(`${chosen.length} mutants, ${living.length} of them live`);
if (living.length > 0) process.exitCode = 1;
