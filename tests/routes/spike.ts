import type { BrowserContext } from '@playwright/test';
import { appendFileSync, readFileSync } from 'node:fs';

/** A field that no form has: the name of a column, and a value that fits it and is seen again. */
export type Spike = readonly [name: string, value: string];

/**
 * Set by `npm run proof -- fields`: a file with spikes, and one that tells which forms were sent.
 * `double` repeats each field of the form instead of adding those that it has not.
 */
const spikes = process.env['SPIKES'];
const sentForms = process.env['SENT_FORMS'];

export const isSpiking = sentForms !== undefined;

/** From now on every form that this browser sends carries what its page never put there. */
export async function spike(context: BrowserContext): Promise<void> {
	context.on('response', (answer) => {
		const { pathname, search } = new URL(answer.url());
		if (answer.request().method() !== 'POST') return;
		appendFileSync(sentForms!, `${JSON.stringify({ pathname, search })}\n`);
	});
	if (!spikes) return;
	const fields = JSON.parse(readFileSync(spikes, 'utf8')) as Spike[];
	const isDoubling = process.env['SPIKE_HOW'] === 'double';
	await context.addInitScript(addToForms, { fields, isDoubling });
}

/** Runs in the page, before its own script hears of the form. */
function addToForms({ fields, isDoubling }: { fields: Spike[]; isDoubling: boolean }): void {
	document.addEventListener(
		'submit',
		({ target }) => {
			const form = target as HTMLFormElement;
			const sent = new Set([...new FormData(form).keys()]);
			const known = new Set([...form.elements].map((element) => element.getAttribute('name')));
			const values = new Map(fields);
			const added = isDoubling
				? [...sent].map((name) => [name, values.get(name) ?? 'ZZKANARIE'] as const)
				: fields.filter(([name]) => !known.has(name));
			for (const [name, value] of added) {
				const input = Object.assign(document.createElement('input'), { name, value });
				input.type = 'hidden';
				form.append(input);
				setTimeout(() => input.remove());
			}
		},
		true,
	);
}
