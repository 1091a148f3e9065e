import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { availableParallelism, loadavg, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { boundOf, objectiveOf, type MarketModel } from '#domain/matching/model.ts';
import { openSimplex, type Simplex } from '#domain/matching/simplex/simplex.ts';
import { grantGap } from './minimum-grants.ts';
import { country, type CountryRow } from './country.ts';
import { nationalMarket, random, type Size } from './national.ts';
import { askOrTools } from './or-tools.ts';

/*
 * `npm run bench -- matching`: the solver against others on the same markets in the same run, by
 * time of the processor (the machine may be busy). LEMON takes part where its headers and g++ are
 * installed (Debian: liblemon-dev), the simplex in C++ where g++ is, OR-Tools where it can be had,
 * HiGHS as far as its memory reaches; all must find the same. The last table holds every goal
 * beside its figure.
 */

const sizes: Readonly<Record<string, Size>> = {
	S: { needs: 1000, offers: 300, pairsPerNeed: 18, supply: 0.55 },
	'4k': { needs: 4000, offers: 1000, pairsPerNeed: 22, supply: 0.55 },
	M: { needs: 10_000, offers: 3000, pairsPerNeed: 30, supply: 0.55 },
	'16k': { needs: 16_000, offers: 2500, pairsPerNeed: 22, supply: 0.55 },
	'32k': { needs: 32_000, offers: 5000, pairsPerNeed: 22, supply: 0.55 },
	'64k': { needs: 64_000, offers: 10_000, pairsPerNeed: 23, supply: 0.55 },
	L: { needs: 128_000, offers: 20_000, pairsPerNeed: 24, supply: 0.55 },
	'32k balanced': { needs: 32_000, offers: 5000, pairsPerNeed: 22, supply: 1 },
};
const forOrTools = ['S', 'M', 'L'];
/** Pairs beyond which HiGHS takes minutes, then runs out of memory. */
const mostForHighs = 310_000;

interface Row {
	readonly size: string;
	readonly pairs: number;
	readonly pivots: number;
	readonly cold: number;
	readonly warm: number;
	/** Of one change and the new proof, at the median and the 95th of a hundred. */
	readonly change50: number;
	readonly change95: number;
	readonly megabytes: number;
	readonly objective: string;
}

/** Milliseconds of the processor. */
function spent(act: () => void): number {
	const start = process.cpuUsage();
	act();
	return process.cpuUsage(start).user / 1000;
}

/** In a process of its own, so that the first solving is cold and memory is this market's. */
function measure(name: string): void {
	const model = nationalMarket(sizes[name]!);
	let simplex!: Simplex;
	const solve = () => {
		simplex = openSimplex(model);
		simplex.solve();
	};
	const cold = spent(solve);
	const megabytes = process.resourceUsage().maxRSS / 1024;
	const warm = Math.min(...[1, 2, 3].map(() => spent(solve)));
	const { amounts, prices, pivots } = simplex.flow();
	const objective = objectiveOf(model, amounts);
	if (boundOf(model, prices) !== objective) throw new Error(`${name} is not proven`);
	const changes = changeTimes(model, simplex).toSorted((one, other) => one - other);
	const row: Row = {
		size: name,
		pairs: amounts.length,
		pivots,
		cold,
		warm,
		change50: changes[Math.floor(changes.length / 2)]!,
		change95: changes[Math.floor(changes.length * 0.95)]!,
		megabytes,
		objective: String(objective),
	};
	console.log(JSON.stringify(row));
}

/** A budget a tenth more or less, or a donor's no to a grant, in turn. */
function changeTimes({ budget }: MarketModel, simplex: Simplex): number[] {
	const draw = random(2);
	return Array.from({ length: 100 }, (_, turn) => {
		const offer = Math.floor(draw() * budget.length);
		const { amounts } = simplex.flow();
		const pair = amounts.indexOf(amounts.find((amount) => amount > 0 && draw() < 0.01) ?? 0);
		const to = Math.round(budget[offer]! * (turn % 4 === 0 ? 0.9 : 1.1));
		return spent(() => {
			if (turn % 2 === 0) simplex.change([{ kind: 'budget', offer, to }]);
			else simplex.change([{ kind: 'ban', pair }]);
			simplex.solve();
		});
	});
}

/** What the programs beside this file read. */
function columnsOf(model: MarketModel): Buffer {
	const columns = [
		model.budget,
		model.amount,
		model.value,
		model.village,
		model.tierStart,
		model.tierWidth,
		model.tierReward,
		model.pairNeed,
		model.pairOffer,
		model.pairQuality,
	];
	return Buffer.concat(
		columns.flatMap((column) => [
			Buffer.from(BigInt64Array.of(BigInt(column.length)).buffer),
			Buffer.from(Float64Array.from(column).buffer),
		]),
	);
}

/**
 * Milliseconds of LEMON's two algorithms and of the simplex in C++, where they are compiled; of the
 * latter, which is compared to the hundredth, the least of three, as of ours.
 */
function askPrograms(programs: readonly string[], model: MarketModel, row: Row): Peers {
	const input = columnsOf(model);
	const lines = programs.flatMap((program) =>
		(program.endsWith('simplex') ? [1, 2, 3] : [1]).flatMap(() => {
			const { stdout, status } = spawnSync(program, { input, encoding: 'utf8' });
			if (status !== 0) throw new Error(`${program} ended with ${status}`);
			return stdout.trim().split('\n');
		}),
	);
	const times = lines.map((line): [string, number] => {
		const [peer, milliseconds, worth, pivots = row.pivots] = line.split(' ');
		if (worth !== row.objective) throw new Error(`${peer} finds ${worth}, we ${row.objective}`);
		if (Number(pivots) !== row.pivots) throw new Error(`${peer} makes ${pivots} pivots`);
		return [peer!, Number(milliseconds)];
	});
	// Of equal names the last one stays.
	const slowestFirst = times.toSorted(([, one], [, other]) => other - one);
	return Object.fromEntries(slowestFirst);
}

/** Each that this machine can compile. */
function compile(folder: string): string[] {
	const sources = { 'lemon.cpp': ['-llemon'], 'simplex.cpp': [] };
	return Object.entries(sources).flatMap(([source, libraries]) => {
		const program = join(folder, source.replace('.cpp', ''));
		const flags = ['-O3', '-march=native', '-std=c++17', '-o', program];
		const files = [resolve(import.meta.dirname, source), ...libraries];
		const { status } = spawnSync('g++', [...flags, ...files], { stdio: 'ignore' });
		if (status === 0) return [program];
		console.log(`${source} does not take part: g++ or what it includes is missing.`);
		return [];
	});
}

async function highs(model: MarketModel): Promise<number | null> {
	if (model.pairNeed.length > mostForHighs) return null;
	const { solveMarket } = await import('../domain/matching/highs.ts');
	const start = process.cpuUsage();
	await solveMarket(model);
	return process.cpuUsage(start).user / 1000;
}

function run(name: string): Row {
	return runApart(['matching.ts', name]) as Row;
}

const countryTimes = [
	'blocking',
	'proof',
	'pass',
	'verifyKnown',
	'verifyAll',
	'plainPass',
] as const satisfies (keyof CountryRow)[];

/** Of three runs the least of each time, as of the solvers: other work here only adds to it. */
function runCountry(): CountryRow {
	const rows = [1, 2, 3].map(() => runApart(['country.ts']) as CountryRow);
	const least = countryTimes.map((name) => [name, Math.min(...rows.map((row) => row[name]))]);
	return { ...rows[0]!, ...Object.fromEntries(least) };
}

function runApart([file, ...rest]: readonly [file: string, ...rest: string[]]): unknown {
	const bench = resolve(import.meta.dirname, file);
	const { stdout, stderr } = spawnSync(process.execPath, [bench, ...rest], { encoding: 'utf8' });
	if (stdout === '') throw new Error(stderr);
	return JSON.parse(stdout);
}

function round(milliseconds: number | null | undefined): number | null {
	return milliseconds == null ? null : Math.round(milliseconds);
}

/** What the solvers of others took for the same market, in milliseconds; absent: took no part. */
type Peer = 'network-simplex' | 'cost-scaling' | 'same-in-c++' | 'highs' | 'or-tools';
type Peers = Partial<Record<Peer, number>>;

async function askPeers(name: string, programs: readonly string[], row: Row): Promise<Peers> {
	const model = nationalMarket(sizes[name]!);
	const peers = askPrograms(programs, model, row);
	const highsTime = await highs(model);
	if (highsTime !== null) peers.highs = highsTime;
	const orTools = forOrTools.includes(name) ? askOrTools(sizes[name]!) : null;
	if (orTools === null) return peers;
	if (orTools.objective !== row.objective) {
		throw new Error(`OR-Tools finds ${orTools.objective}, we find ${row.objective}`);
	}
	return { ...peers, 'or-tools': orTools.milliseconds };
}

function describe(row: Row, peers: Peers): void {
	console.log(
		`${row.size}: ${row.pairs} pairs, ${row.pivots} pivots, ` +
			`cold ${round(row.cold)} ms, warm ${round(row.warm)} ms, ${round(row.megabytes)} MB; ` +
			`one change p50 ${row.change50.toFixed(1)}, p95 ${row.change95.toFixed(1)} ms`,
	);
	for (const [peer, time] of Object.entries(peers)) {
		const ratio = (time / row.warm).toFixed(2);
		console.log(`  ${peer} ${round(time)} ms, ${ratio} times our warm`);
	}
}

async function compare(): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'matching-'));
	const programs = compile(folder);
	const measured: Record<string, { readonly row: Row; readonly peers: Peers }> = {};
	for (const name of Object.keys(sizes)) {
		const row = run(name);
		const peers = await askPeers(name, programs, row);
		measured[name] = { row, peers };
		describe(row, peers);
	}
	rmSync(folder, { recursive: true, force: true });
	console.log('minimum grants by fix-and-solve, three markets a size:');
	const gaps = ['S', 'M'].flatMap((name) =>
		[1, 2, 3].map((seed) => ({ size: name, ...grantGap(sizes[name]!, seed) })),
	);
	console.table(gaps);
	console.log(`the country as records: ${JSON.stringify(country)}`);
	const whole = runCountry();
	console.table(whole);
	const worstGap = Math.max(...gaps.map((row) => row['gap, %']));
	console.log(
		`load of the machine: ${loadavg()[0]!.toFixed(1)} on ${availableParallelism()} cores`,
	);
	const pace = paceOf(measured['L']!.peers);
	console.log(`seconds ÷ ${pace.toFixed(2)}: this machine beside that of the goals`);
	console.table([...goalsOf(measured, pace), ...countryGoals(whole, worstGap, pace)]);
}

/** One figure beside its goal. */
interface Goal {
	readonly goal: string;
	readonly limit: string;
	readonly figure: string;
}

function goalsOf(
	measured: Record<string, { readonly row: Row; readonly peers: Peers }>,
	pace: number,
): Goal[] {
	const { row: l, peers: lPeers } = measured['L']!;
	const { row: m, peers: mPeers } = measured['M']!;
	const { row: even, peers: evenPeers } = measured['32k balanced']!;
	const over = (ours: number, peer: number | undefined) => peer && ours / peer;
	const under = (peer: number | undefined, ours: number) => peer && peer / ours;
	const growth = Math.log(l.warm / measured['16k']!.row.warm) / Math.log(8);
	return [
		atMost('L: ours ÷ LEMON cost scaling', 0.3, over(l.warm, lPeers['cost-scaling'])),
		atMost('L: ours ÷ LEMON network simplex', 0.25, over(l.warm, lPeers['network-simplex'])),
		atMost('M: ours ÷ LEMON network simplex', 0.6, over(m.warm, mPeers['network-simplex'])),
		atMost('balanced: ours ÷ LEMON cost scaling', 1, over(even.warm, evenPeers['cost-scaling'])),
		atLeast('M: HiGHS ÷ ours, warm', 60, under(mPeers.highs, m.warm)),
		atLeast('M: HiGHS ÷ ours, cold', 35, under(mPeers.highs, m.cold)),
		atLeast('M: OR-Tools ÷ ours', 10, under(mPeers['or-tools'], m.warm)),
		atLeast('L: OR-Tools ÷ ours', 10, under(lPeers['or-tools'], l.warm)),
		atMost('L: ours ÷ the same in C++, pivot for pivot', 1.6, over(l.warm, lPeers['same-in-c++'])),
		atMost('growth exponent in needs, 16k to 128k', 1.5, growth),
		atMost('L: peak memory, MB', 300, l.megabytes),
		atMost('M: one change, p95, ms', 30, m.change95 / pace),
		atMost('L: one change, p95, ms', 300, l.change95 / pace),
	];
}

/** LEMON's network simplex took so long for L where the goals in seconds were set. */
const LEMON_THERE = 36_450;

/** How much slower this machine is, by what LEMON takes in the same run; 1 without LEMON. */
function paceOf(peers: Peers): number {
	return (peers['network-simplex'] ?? LEMON_THERE) / LEMON_THERE;
}

/** Seconds, as they would be on the machine of the goals. */
function countryGoals(whole: CountryRow, worstGap: number, pace: number): Goal[] {
	return [
		atMost('every solve: duality gap', 0, Number(whole.gap)),
		atMost('minimum grants: worst proven gap, %', 0.2, worstGap),
		atMost('country: blocking, s', 4, whole.blocking / pace),
		atMost('country: proof over all pairs, s', 25, whole.proof / pace),
		atMost('country: one pass of pricing, s', 1.5, whole.pass / pace),
		atMost('country: verify, s', 0.2, whole.verifyKnown / pace),
		atMost(
			'country: verify ÷ a plain pass over the same pairs',
			4,
			whole.verifyKnown / whole.plainPass,
		),
	];
}

function atMost(goal: string, most: number, figure: number | undefined): Goal {
	return goalOf(goal, `≤ ${most}`, figure, (found) => found <= most);
}

function atLeast(goal: string, least: number, figure: number | undefined): Goal {
	return goalOf(goal, `≥ ${least}`, figure, (found) => found >= least);
}

function goalOf(
	goal: string,
	limit: string,
	figure: number | undefined,
	isMet: (figure: number) => boolean,
): Goal {
	if (figure === undefined) return { goal, limit, figure: '—' };
	const rounded = Number(figure.toPrecision(3));
	return { goal, limit, figure: isMet(figure) ? `${rounded}` : `${rounded}, missed` };
}

const [asked] = process.argv.slice(2);
if (asked !== undefined && asked in sizes) measure(asked);
else await compare();
