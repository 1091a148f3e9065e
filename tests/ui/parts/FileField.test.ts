import { render } from 'svelte/server';
import { expect, test } from 'vitest';
import FileField from '#ui/parts/FileField.svelte';

test('a file that was already sent is kept by its id, and need not be chosen again', () => {
	const { body } = render(FileField, {
		props: {
			name: 'record',
			label: '记录',
			staged: [{ id: 'f1', name: '会议记录.pdf', size: 1_230_000 }],
		},
	});
	expect(body).toMatch(
		/<input[^>]*type="checkbox"[^>]*name="record_staged"[^>]*value="f1"[^>]*checked/,
	);
	expect(body).toContain('会议记录.pdf');
	expect(body).not.toMatch(/type="file"[^>]*required/);
});

test('a file that must be given is asked for', () => {
	const { body } = render(FileField, { props: { name: 'record', label: '记录' } });
	expect(body).toMatch(/type="file"[^>]*required/);
});
