import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { boundOf, objectiveOf, type MarketModel } from '#domain/matching/model.ts';
import { openSimplex, type Simplex } from '#domain/matching/simplex/simplex.ts';
import { grantGap } from './minimum-grants.ts';
import { nationalMarket, random, type Size } from './national.ts';

/*
 * `npm run bench -- matching`: the solver against others on the same markets in the same run, by
 * time of the processor (the machine may be busy). LEMON takes part where its headers and g++ are
 * installed (Debian: liblemon-dev) and must find the same, HiGHS as far as its memory reaches.
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

/** Milliseconds of LEMON's two algorithms, where it is installed. */
function lemon(program: string, model: MarketModel, objective: string): Record<string, number> {
	if (!existsSync(program)) return {};
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
	const input = Buffer.concat(
		columns.flatMap((column) => [
			Buffer.from(BigInt64Array.of(BigInt(column.length)).buffer),
			Buffer.from(Float64Array.from(column).buffer),
		]),
	);
	const { stdout } = spawnSync(program, { input });
	const lines = stdout.toString().trim().split('\n');
	const answers = lines.map((line) => line.split(' ') as [string, string, string]);
	for (const [peer, , worth] of answers) {
		if (worth !== objective) throw new Error(`${peer} finds ${worth}, we find ${objective}`);
	}
	return Object.fromEntries(answers.map(([peer, milliseconds]) => [peer, Number(milliseconds)]));
}

function compileLemon(folder: string): string {
	const source = resolve(import.meta.dirname, 'lemon.cpp');
	const program = join(folder, 'lemon');
	const flags = ['-O3', '-march=native', '-std=c++17', '-o', program, source, '-llemon'];
	const { status } = spawnSync('g++', flags, { stdio: 'ignore' });
	if (status !== 0) console.log('LEMON does not take part: g++ or liblemon-dev is missing.');
	return program;
}

async function highs(model: MarketModel): Promise<number | null> {
	if (model.pairNeed.length > mostForHighs) return null;
	const { solveMarket } = await import('../domain/matching/highs.ts');
	const start = process.cpuUsage();
	await solveMarket(model);
	return process.cpuUsage(start).user / 1000;
}

function run(name: string): Row {
	const bench = resolve(import.meta.dirname, 'matching.ts');
	const { stdout, stderr } = spawnSync(process.execPath, [bench, name], { encoding: 'utf8' });
	if (stdout === '') throw new Error(stderr);
	return JSON.parse(stdout) as Row;
}

function round(milliseconds: number | null | undefined): number | null {
	return milliseconds == null ? null : Math.round(milliseconds);
}

async function compare(): Promise<void> {
	const folder = mkdtempSync(join(tmpdir(), 'matching-'));
	const program = compileLemon(folder);
	const rows: Row[] = [];
	for (const name of Object.keys(sizes)) {
		const model = nationalMarket(sizes[name]!);
		const row = run(name);
		const peers = lemon(program, model, row.objective);
		const peer = await highs(model);
		rows.push(row);
		console.log(
			`${name}: ${row.pairs} pairs, ${row.pivots} pivots, ` +
				`cold ${round(row.cold)} ms, warm ${round(row.warm)} ms, ${round(row.megabytes)} MB; ` +
				`one change p50 ${row.change50.toFixed(1)}, p95 ${row.change95.toFixed(1)} ms`,
		);
		console.table({ lemon: peers, highs: peer, 'highs ÷ warm': peer && round(peer / row.warm) });
		for (const [peerName, time] of Object.entries(peers)) {
			console.log(`  warm ÷ ${peerName}: ${(row.warm / time).toFixed(2)}`);
		}
	}
	const [few, many] = [
		rows.find(({ size }) => size === '16k')!,
		rows.find(({ size }) => size === 'L')!,
	];
	console.log(
		`growth in needs, 16k to 128k: ${(Math.log(many.warm / few.warm) / Math.log(8)).toFixed(2)}`,
	);
	rmSync(folder, { recursive: true, force: true });
	console.log('minimum grants by fix-and-solve, three markets a size:');
	for (const name of ['S', 'M']) {
		console.table([1, 2, 3].map((seed) => ({ size: name, ...grantGap(sizes[name]!, seed) })));
	}
}

const [asked] = process.argv.slice(2);
if (asked !== undefined && asked in sizes) measure(asked);
else await compare();
