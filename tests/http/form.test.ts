import { isHttpError } from '@sveltejs/kit';
import { describe, expect, it, vi } from 'vitest';
import { z } from 'zod';
import { needSchema, reviewSchema } from '#domain/needs/schema.ts';
import { milestonesSchema, noticeSchema } from '#domain/projects/schema.ts';
import { accept, refuse } from '#domain/result.ts';
import { openForm, readFiles, readForm, refuseAct, refuseForm } from '#http/form.server.ts';
import { wordRefusal } from '#text/refusals.ts';

const locals: Partial<App.Locals> = {};
vi.mock('$app/server', () => ({ getRequestEvent: () => ({ locals }) }));

vi.mock('#http/upload.server.ts', () => ({
	stageFile: (_: unknown, file: File) => Promise.resolve(accept(file.name)),
}));

const say = (name: string) => wordRefusal({ name });

function sent(fields: Record<string, string | string[]>): FormData {
	const data = new FormData();
	for (const [name, values] of Object.entries(fields)) {
		for (const value of [values].flat()) data.append(name, value);
	}
	return data;
}

/** The status of the error page that ends in, or null. */
function statusOf(answer: () => unknown): number | null {
	try {
		answer();
		return null;
	} catch (error) {
		return isHttpError(error) ? error.status : null;
	}
}

describe('a form', () => {
	it('is first shown with what is known and without a reproach', async () => {
		const form = await openForm(noticeSchema, { place: '村务公开栏' });
		expect(form.data).toMatchObject({ place: '村务公开栏', starts_on: '', ends_on: '' });
		expect(form.errors).toEqual({});
	});

	it('that comes back holds what was typed and a sentence beside each field', async () => {
		const fields = { id: crypto.randomUUID(), starts_on: '下周一', ends_on: '', place: '公开栏' };
		const form = await readForm(sent(fields), noticeSchema);
		expect(form.data).toMatchObject({ starts_on: '下周一', place: '公开栏' });
		expect(form.errors).toEqual({
			starts_on: [say('date.malformed')],
			ends_on: [say('date.missing')],
		});
	});

	it('judges a field that was not sent at all as one that was left empty', async () => {
		const form = await readForm(sent({ id: crypto.randomUUID(), place: '公开栏' }), noticeSchema);
		expect(form.errors).toEqual({
			starts_on: [say('date.missing')],
			ends_on: [say('date.missing')],
		});
	});

	it('keeps the files of its own sending, and none of another’s', async () => {
		const papers_staged = z.array(z.string()).default([]);
		const schema = z.object({ name: z.string().min(1, 'note.missing'), papers_staged });
		const keep = async (name: string) => {
			const data = new FormData();
			data.append('papers', new File(['x'], name));
			const form = await readForm(data, schema);
			await readFiles(form, data, { db: {} as never, field: 'papers', kind: 'minutes' });
			return form.data.papers_staged;
		};
		expect(await keep('one')).toEqual(['one']);
		expect(await keep('other')).toEqual(['other']);
	});

	it('keeps everything that was typed but NUL, which no database text can hold', async () => {
		const fields = { id: crypto.randomUUID(), place: '公\0开栏' };
		const form = await readForm(sent(fields), noticeSchema);
		expect(form.data).toMatchObject({ place: '公开栏' });
	});

	it('words what is wrong in a row at that row', async () => {
		const rows = { title: ['开工', ''], slot: ['start', 'done'], weight: ['50', '50'] };
		const due = { due_on: ['2026-12-01', '2027-01-01'], version: '1' };
		const form = await readForm(sent({ ...rows, ...due }), milestonesSchema);
		expect(form.errors).toEqual({ title: { 1: [say('milestone.title_missing')] } });
	});
});

describe('a refusal', () => {
	it('stands beside its field, or above the form if it has none', async () => {
		const form = await readForm(sent({ level: '1' }), reviewSchema);
		expect(refuseForm(form, { name: 'note.missing', field: 'note' })).toMatchObject({
			status: 400,
			data: { form: { errors: { note: [say('note.missing')] } } },
		});
		const again = await readForm(sent({ level: '1' }), reviewSchema);
		expect(refuseForm(again, { name: 'need.not_submitted' })).toMatchObject({
			data: { form: { errors: { _errors: [say('need.not_submitted')] } } },
		});
	});

	it('of the person, not of what was written, is no form but a closed door', async () => {
		const form = await readForm(sent({ level: '1' }), reviewSchema);
		const doors = [
			() => refuseForm(form, { name: 'access.denied' }),
			() => refuseAct(refuse('access.denied')),
		];
		for (const door of doors) {
			locals.isDenied = false;
			expect(statusOf(door)).toBe(403);
			expect(locals.isDenied, 'what the audit asks afterwards').toBe(true);
		}
	});

	it('because somebody saved meanwhile comes once: the next sending may replace it', async () => {
		const form = await readForm(sent({ title: '修路', version: '3' }), needSchema);
		const refused = refuseForm(form, { name: 'draft.changed_meanwhile', facts: { version: 4 } });
		expect(refused.data.form.data).toMatchObject({ title: '修路', version: '4' });
	});

	it('of a single button is a sentence', () => {
		expect(refuseAct({ ok: true, value: 1 })).toBeNull();
		expect(refuseAct(refuse('need.not_submitted'))).toMatchObject({
			status: 409,
			data: { refusal: say('need.not_submitted') },
		});
	});
});

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
			yield withFields([['__superform_json', flattened({ [name]: value })]]);
		}
	}
}

/** Nested values as a list in which each names the others by their places. */
function flattened(value: unknown): string {
	const list: unknown[] = [];
	const put = (one: unknown): number => {
		const place = list.push(one) - 1;
		if (Array.isArray(one)) list[place] = one.map(put);
		else if (typeof one === 'object' && one !== null) {
			list[place] = Object.fromEntries(Object.entries(one).map(([key, two]) => [key, put(two)]));
		}
		return place;
	};
	put(value);
	return JSON.stringify(list);
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
