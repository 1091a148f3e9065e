import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { afterAll, describe, expect, it } from 'vitest';
import { instance, need, offer, TWO_VILLAGES } from '../../domain/matching/markets.ts';

const folder = mkdtempSync(join(tmpdir(), 'match-'));
afterAll(() => rmSync(folder, { recursive: true }));

interface Ended {
	readonly code: number;
	readonly stdout: string;
	readonly stderr: string;
}

/** Runs the command on an instance, as `npm run match` does. */
async function match(text: string): Promise<Ended> {
	const path = join(folder, 'instance.json');
	writeFileSync(path, text);
	try {
		const run = promisify(execFile);
		return { code: 0, ...(await run(process.execPath, ['supabase/local/match.mjs', path])) };
	} catch (error) {
		return error as Ended;
	}
}

describe('npm run match', () => {
	it('prints the proven plan of an instance, with its objective exactly', async () => {
		const { code, stdout } = await match(JSON.stringify(instance(TWO_VILLAGES)));
		expect(code).toBe(0);
		expect(JSON.parse(stdout)).toMatchObject({
			objective: 446,
			bound: 446,
			gap: 0,
			matches: [
				{ need: 'n1', offer: 'o1', amount: 3 },
				{ need: 'n2', offer: 'o1', amount: 2 },
			],
			unmet: [
				{ need: 'n1', amount: 1, why: 'outbid' },
				{ need: 'n2', amount: 2, why: 'outbid' },
			],
			unspent: [],
			stats: { pairs: 2 },
		});
	});

	it('prints numbers beyond 2⁵³ to the last digit', async () => {
		const [amount, value] = [4_000_000_000_000_000, 2_000_000_001];
		const { stdout } = await match(
			JSON.stringify({
				needs: [{ id: 'n1', village: 'v', amount, value }],
				offers: [{ id: 'o1', budget: amount }],
				parameters: { tiers: [[null, 0]] },
				pairs: [[0, 0, 0]],
			}),
		);
		expect(/"objective": (\d+)/.exec(stdout)?.[1]).toBe(String(BigInt(amount) * BigInt(value)));
	});

	it('refuses an instance that cannot be true, naming the record in both languages', async () => {
		const twice = instance({ needs: [need('n1'), need('n1')], offers: [offer('o1')] });
		const { code, stdout, stderr } = await match(JSON.stringify(twice));
		expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
		expect(stderr).toContain('记录 n1 重复。 (need n1: instance.duplicate_id)');
		expect(stderr).toContain('Record n1 appears twice.');
	});

	it('says line and field of a malformed file', async () => {
		const { code, stderr } = await match('{"needs": [\n{"id": "n1"}]}');
		expect(code).toBe(2);
		expect(stderr).toContain('line 2: needs[0].village: is missing');
	});
});
