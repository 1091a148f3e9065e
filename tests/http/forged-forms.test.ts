import { stringify } from 'devalue';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { readForm } from '#http/form.server.ts';
import { wordRefusal } from '#text/refusals.ts';

vi.mock('$app/server', () => ({ getRequestEvent: () => ({ locals: {} }) }));

const modules = import.meta.glob<Record<string, unknown>>('/src/domain/*/schema.ts', {
	eager: true,
});
const schemas = Object.entries(modules).flatMap(([file, exported]) =>
	Object.entries(exported).flatMap(([name, schema]) =>
		schema instanceof z.ZodObject ? [{ name: `${file.split('/')[3]} ${name}`, schema }] : [],
	),
);

/** What no page of ours sends: as text, and as the JSON that the form library reads as well. */
const texts = ['', 'ZZKANARIE', '-1', 'x'.repeat(60_000)];
const values = [
	null,
	7,
	true,
	{},
	{ ZZ: 1 },
	[],
	[[7]],
	[null],
	['ZZKANARIE'],
	Array(600).fill('1'),
];

function* forgeries(schema: z.ZodObject): Generator<FormData> {
	for (const name of Object.keys(schema.shape)) {
		for (const text of texts) yield withFields([[name, text]]);
		yield withFields([
			[name, 'ZZKANARIE'],
			[name, 'ZZKANARIE'],
		]);
		yield withFields([[name, new File(['x'], 'x.txt')]]);
		for (const value of values) {
			yield withFields([['__superform_json', stringify({ [name]: value })]]);
		}
	}
}

function withFields(fields: readonly (readonly [string, string | File])[]): FormData {
	const data = new FormData();
	for (const [name, value] of fields) data.append(name, value);
	return data;
}

function sentencesIn(errors: unknown): string[] {
	if (typeof errors === 'string') return [errors];
	if (typeof errors !== 'object' || errors === null) return [];
	return Object.values(errors).flatMap(sentencesIn);
}

const [unworded] = wordRefusal({ name: '¦' }).split('¦');

describe('a forged field', () => {
	it('is tried at every schema', () => {
		expect(schemas.length).toBeGreaterThan(30);
	});

	it.each(schemas)('of $name is refused in words of ours', async ({ schema }) => {
		const sentences = new Set<string>();
		for (const data of forgeries(schema)) {
			const form = await readForm(data, schema);
			for (const sentence of sentencesIn(form.errors)) sentences.add(sentence);
		}
		const foreign = [...sentences].filter(
			(said) => said.startsWith(unworded!) || !/\p{Script=Han}/u.test(said),
		);
		expect(foreign).toEqual([]);
		expect(sentences.size).toBeGreaterThan(0);
	});
});
