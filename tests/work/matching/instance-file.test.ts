import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import type { Instance } from '#domain/matching/instance.ts';
import { DEFAULT_PARAMETERS } from '#domain/matching/parameters.ts';
import { readInstance } from '#work/matching/instance-file.server.ts';

const folder = mkdtempSync(join(tmpdir(), 'instance-'));
afterAll(() => rmSync(folder, { recursive: true }));

function read(text: string): Promise<Instance> {
	const path = join(folder, 'instance.json');
	writeFileSync(path, text);
	return readInstance(path);
}

const need = { id: 'n1', village: '621123210202', amount: 10, category: 'water' };
const graded = { ...need, urgency: 3, verified: 2 };
const offer = { id: 'o1', budget: 7 };

describe('an instance in one object', () => {
	it('gets the published parameters where it gives none', async () => {
		const instance = await read(JSON.stringify({ date: '2026-11-21', needs: [graded] }));
		expect(instance).toEqual({
			commodity: 'money',
			date: '2026-11-21',
			needs: [graded],
			offers: [],
			pairings: [],
			locked: [],
			declined: [],
			parameters: DEFAULT_PARAMETERS,
		});
	});

	it('gives single parameters, and a version that is not the published one', async () => {
		const parameters = {
			tiers: [
				[5, 9],
				[null, 0],
			],
			weights: { text: 7 },
		};
		const { floor, tiers, weights } = (await read(JSON.stringify({ parameters }))).parameters;
		expect({ floor, tiers }).toEqual({ floor: 'weighted', tiers: parameters.tiers });
		expect(weights).toEqual({
			...DEFAULT_PARAMETERS.weights,
			version: 'given',
			description: '',
			text: 7,
		});
	});

	it('takes pairs as they are, and a value instead of the grades', async () => {
		const valued = { ...need, value: 4 };
		const { needs, pairs } = await read(
			JSON.stringify({ needs: [valued], offers: [offer], pairs: [[0, 0, 530]] }),
		);
		expect(needs).toEqual([{ ...valued, urgency: 1, verified: 1 }]);
		expect(pairs).toEqual({
			need: Int32Array.of(0),
			offer: Int32Array.of(0),
			quality: Float64Array.of(530),
		});
	});

	it.each<[what: string, text: string, place: RegExp]>([
		[
			'a number that is text',
			'{"needs": [\n{"id": "n1", "village": "v",\n"amount": "7"}]}',
			/^line 3: needs\[0\]\.amount: expected a number$/,
		],
		[
			'a missing field',
			'{"offers": [{"id": "o1", "budget": 1},\n{"id": "o2"}]}',
			/^line 2: offers\[1\]\.budget: is missing$/,
		],
		['no list', '{\n"needs": {}}', /^line 2: needs: expected a list$/],
		[
			'a tier that is none',
			'{"parameters": {\n"tiers": [[1]]}}',
			/^line 2: parameters\.tiers\[0\]: expected \[size or null, reward\]$/,
		],
		[
			'a pair that is none',
			'{"pairs": [[0, 0, 1],\n[0, 1]]}',
			/^line 2: pairs\[1\]: expected \[offer, need, quality\]$/,
		],
		[
			'an unknown floor',
			'{"parameters":\n{"floor": "high"}}',
			/^line 2: parameters\.floor: expected weighted or lexicographic$/,
		],
		['no JSON', '{"needs": [],\n\n"offers": oops}', /^line 3: not JSON/],
		['nothing', '', /^line 1: not JSON/],
		['a list', '[\n]', /^line 1: the object: expected an object$/],
		[
			'a dated pairing without a day',
			'{"pairings": [{"offer": "o1", "region": "62", "validTo": "2026-01-01"}]}',
			/^line 1: date: is missing$/,
		],
	])('says line and field of %s', async (_, text, place) => {
		await expect(read(text)).rejects.toThrow(place);
	});
});

describe('an instance in JSON Lines', () => {
	it('is the same instance, whatever the order of its lines', async () => {
		const lines = [
			{ kind: 'pair', offer: 0, need: 0, quality: 530 },
			{ kind: 'need', ...graded },
			{ kind: 'offer', ...offer },
			{ kind: 'village', code: need.village, population: 900 },
			{ kind: 'pairing', offer: 'o1', region: '62' },
			{ kind: 'locked', need: 'n1', offer: 'o1', amount: 1 },
			{ kind: 'declined', need: 'n1', offer: 'o1' },
			{ kind: 'parameters', floor: 'lexicographic' },
			{ kind: 'instance', commodity: 'money', date: '2026-11-21' },
		];
		const whole = {
			commodity: 'money',
			date: '2026-11-21',
			needs: [graded],
			offers: [offer],
			villages: [{ code: need.village, population: 900 }],
			pairings: [{ offer: 'o1', region: '62' }],
			locked: [{ need: 'n1', offer: 'o1', amount: 1 }],
			declined: [{ need: 'n1', offer: 'o1' }],
			parameters: { floor: 'lexicographic' },
			pairs: [[0, 0, 530]],
		};
		const text = lines.map((line) => JSON.stringify(line)).join('\n\n');
		expect(await read(text)).toEqual(await read(JSON.stringify(whole)));
		expect(await read(`${text}\n`)).toEqual(await read(JSON.stringify(whole)));
	});

	it.each<[what: string, text: string, place: RegExp]>([
		[
			'a record',
			'{"kind": "offer", "id": "o1", "budget": 1}\n\n{"kind": "need", "id": "n1"}',
			/^line 3: village: is missing$/,
		],
		['a line', '{"kind": "offer", "id": "o1", "budget": 1}\n{"kind"', /^line 2: not JSON/],
		[
			'a kind',
			'{"kind": "offer", "id": "o1", "budget": 1}\n{"kind": "donor"}',
			/^line 2: kind: expected one of need, offer/,
		],
		[
			'no kind',
			'{"kind": "offer", "id": "o1", "budget": 1}\n{"id": "o2"}',
			/^line 2: kind: is missing$/,
		],
	])('says line and field of %s that is wrong', async (_, text, place) => {
		await expect(read(text)).rejects.toThrow(place);
	});
});
