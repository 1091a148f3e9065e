import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import TextField from '#ui/parts/TextField.svelte';

const field = { name: 'lines.0.item', label: '品名' };

test('an error stands at its field, is read with it, and keeps what was typed', () => {
	const { body } = render(TextField, {
		props: { ...field, value: '羊', hint: '一句话', errors: ['再具体些。'] },
	});
	expect(body).toContain('aria-describedby="field-lines.0.item-hint field-lines.0.item-error"');
	expect(body).toContain('aria-invalid="true"');
	expect(body).toMatch(/id="field-lines\.0\.item-error"[\s\S]*再具体些。/);
	expect(body).toContain('value="羊"');
});

test('a field without an error says nothing of one', () => {
	const { body } = render(TextField, { props: field });
	expect(body).not.toContain('aria-');
	expect(body).toContain('for="field-lines.0.item"');
});

test('only what may stay empty is marked', () => {
	expect(render(TextField, { props: field }).body).toContain('required');
	const { body } = render(TextField, { props: { ...field, optional: true } });
	expect(body).toContain('选填');
	expect(body).not.toContain('required');
});
