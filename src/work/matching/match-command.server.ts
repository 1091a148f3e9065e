import { once } from 'node:events';
import { performance } from 'node:perf_hooks';
import process from 'node:process';
import type { Refusal } from '#domain/result.ts';
import english from '#text/messages/en.json' with { type: 'json' };
import chinese from '#text/messages/zh-CN.json' with { type: 'json' };
import { MalformedFile, readInstance } from './instance-file.server.ts';
import { runMarket } from './match.server.ts';
import { solutionJson } from './solution-json.server.ts';

/**
 * `npm run --silent match -- instance.json > solution.json`: solves one market offline and proves
 * it. Ends with 1 where no proven plan came about, with 2 where the instance cannot be read or
 * cannot be true; a sentence on stderr says why.
 */
process.exitCode = await main(process.argv.slice(2));

async function main([path, ...others]: readonly string[]): Promise<number> {
	if (path === undefined || others.length > 0) {
		console.error('npm run --silent match -- instance.json > solution.json');
		return 2;
	}
	try {
		return await match(path);
	} catch (error) {
		const isFile = error instanceof MalformedFile || (error as NodeJS.ErrnoException).code;
		console.error(`${path}: ${(error as Error).message}`);
		return isFile ? 2 : 1;
	}
}

async function match(path: string): Promise<number> {
	const start = performance.now();
	const instance = await readInstance(path);
	const read = performance.now();
	const result = runMarket(instance);
	if (!result.ok) {
		for (const sentence of sentencesOf(result.refusal)) console.error(`${path}: ${sentence}`);
		return 2;
	}
	for (const piece of solutionJson(result.value)) await print(piece);
	const seconds = (from: number, to: number) => `${((to - from) / 1000).toFixed(1)} s`;
	console.error(`read ${seconds(start, read)}, matched ${seconds(read, performance.now())}`);
	return 0;
}

/** Waits where a pipe is slower than we are, so that a long solution is not held in memory. */
async function print(piece: string): Promise<void> {
	if (!process.stdout.write(piece)) await once(process.stdout, 'drain');
}

/** The refusal as it is worded on the pages, in both languages, with the record and its field. */
function sentencesOf({ name, field, facts = {} }: Refusal): string[] {
	const key = `refusal_${name.replaceAll('.', '_')}`;
	const place = [facts['record'], facts['id'], field].filter((part) => part !== undefined);
	return [chinese, english].map((messages: Readonly<Record<string, unknown>>) => {
		const worded = String(messages[key] ?? name).replace(/\{(\w+)\}/g, (gap, fact: string) =>
			String(facts[fact] ?? gap),
		);
		return `${worded} (${place.join(' ')}: ${name})`;
	});
}
