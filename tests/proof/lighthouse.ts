import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { fetchPeer } from '../bench/peer.ts';
import { findBrowser } from '../routes/browser.ts';
import { openPhonePortal } from './phone-portal.ts';

/**
 * `npm run proof -- lighthouse`: public pages as Lighthouse's middling phone meets them, in both
 * languages: performance at least 95, accessibility 100. Its clock is the machine's, so a busy one
 * is no place for it; of three visits the middle one counts.
 */
const PACKAGE = 'lighthouse@13.5.0';
const LEAST = { performance: 95, accessibility: 100 };
const VISITS = 3;

interface Report {
	readonly categories: Readonly<Record<keyof typeof LEAST, { score: number | null }>>;
	readonly audits: Readonly<Record<string, { score: number | null; numericValue?: number }>>;
}

const { executablePath = '', args = [], env } = findBrowser();
const place = fetchPeer(PACKAGE);

function visit(address: string): Report {
	const cli = join(place!, 'cli/index.js');
	const how = ['--output=json', '--quiet', '--no-enable-error-reporting'];
	const what = `--only-categories=${Object.keys(LEAST).join(',')}`;
	const flags = `--chrome-flags=${['--headless', ...args].join(' ')}`;
	const { status, stdout, stderr } = spawnSync(
		process.execPath,
		[cli, address, ...how, what, flags],
		{
			encoding: 'utf8',
			maxBuffer: 1 << 28,
			env: { ...process.env, ...env, CHROME_PATH: executablePath },
		},
	);
	if (status !== 0) throw new Error(stderr);
	return JSON.parse(stdout) as Report;
}

/** The middle one of several numbers. */
function middleOf(numbers: readonly number[]): number {
	return [...numbers].sort((one, other) => one - other)[Math.floor(numbers.length / 2)]!;
}

function judge(path: string, origin: string): void {
	const reports = Array.from({ length: VISITS }, () => visit(origin + path));
	const scoreOf = (name: keyof typeof LEAST) =>
		middleOf(reports.map(({ categories }) => Math.round((categories[name].score ?? 0) * 100)));
	const [performance, accessibility] = [scoreOf('performance'), scoreOf('accessibility')];
	const measured = (name: string) =>
		middleOf(reports.map(({ audits }) => audits[name]?.numericValue ?? NaN));
	const isGood = performance >= LEAST.performance && accessibility >= LEAST.accessibility;
	if (!isGood) process.exitCode = 1;
	console.log(
		`${isGood ? '  ' : '! '}${path}: performance ${performance}, accessibility ${accessibility}; ` +
			`largest paint ${(measured('largest-contentful-paint') / 1000).toFixed(1)} s, ` +
			`shift ${measured('cumulative-layout-shift').toFixed(3)}`,
	);
	for (const [name, { score }] of Object.entries(reports[0]!.audits)) {
		if (!isGood && score !== null && score < 0.9) console.log(`    ${name}: ${score}`);
	}
}

if (!place) process.exit(1);
const portal = await openPhonePortal();
try {
	const list = await (await fetch(`${portal.origin}/projects?status=closed`)).text();
	const project = /\/projects\/[0-9a-f-]{36}/.exec(list)![0];
	for (const path of ['/', project, `/en${project}`, '/ledger', '/villages', '/notices']) {
		judge(path, portal.origin);
	}
} finally {
	await portal.close();
}
