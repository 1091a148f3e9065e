import { expect, test } from 'vitest';
import { listErrors } from '#ui/parts/errors.ts';

test('errors of nested fields carry the names of their inputs', () => {
	const tree = {
		title: ['Write a title.'],
		lines: { 0: { item: ['Name it.'] }, _errors: ['At least two lines.'] },
		note: undefined,
	};
	expect(listErrors(tree)).toEqual([
		{ name: 'title', message: 'Write a title.' },
		{ name: 'lines.0.item', message: 'Name it.' },
		{ name: 'lines', message: 'At least two lines.' },
	]);
});

test('an error of the whole form has no field', () => {
	expect(listErrors({ _errors: ['Somebody else was faster.'] })).toEqual([
		{ name: '', message: 'Somebody else was faster.' },
	]);
});

test('a form without errors has an empty list', () => {
	expect(listErrors(undefined)).toEqual([]);
	expect(listErrors({})).toEqual([]);
	expect(listErrors({ title: undefined, lines: {} })).toEqual([]);
});
