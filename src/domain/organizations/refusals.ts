import type { Refusal } from '#domain/result.ts';

const fields: Readonly<Record<string, string>> = {
	'uscc.taken': 'uscc',
	'login.taken': 'login',
	'note.missing': 'note',
	'founding.taken': 'kind',
	'founding.not_here': 'kind',
};

/** The refusal beside the field that it is about, or above the form. */
export function placed(refusal: Refusal): Refusal {
	const field = fields[refusal.name];
	return field ? { ...refusal, field } : refusal;
}
