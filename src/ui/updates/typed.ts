import type { UpdateForm } from '#domain/timeline/schema.ts';
import type { SendingFields } from '#domain/timeline/sending.ts';

/** What stands in the form, as typed. */
export function fieldsOf(form: HTMLFormElement): SendingFields {
	const typed = new FormData(form);
	// Older browsers end lines as they are sent.
	const text = (name: keyof SendingFields) =>
		String(typed.get(name) ?? '').replaceAll('\r\n', '\n');
	return {
		project_id: text('project_id'),
		event_on: text('event_on'),
		body: text('body'),
		works_percent: text('works_percent'),
		amount: text('amount'),
		milestone_id: text('milestone_id'),
		caption: text('caption'),
		correction_note: text('correction_note'),
	};
}

/** The fields that hold something else than they came with: typed before the script arrived. */
export function typedEarly(form: HTMLFormElement, values: UpdateForm): Partial<SendingFields> {
	const held = new FormData(form);
	const fields = Object.entries(fieldsOf(form)) as [keyof SendingFields, string][];
	return Object.fromEntries(
		fields.filter(([name, text]) => held.has(name) && text !== values[name]),
	);
}
