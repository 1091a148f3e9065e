import { valueOf } from '#domain/result.ts';
import { normalizeInput } from '#domain/text.ts';
import type { registeringKinds } from './organization.ts';
import { checkUscc } from './uscc.ts';

interface RegistrationForm {
	readonly id: string;
	readonly kind: (typeof registeringKinds)[number];
	readonly organization: string;
	readonly uscc: string;
	readonly region_code: string;
}

/** The registration that a checked form describes. */
export function registrationFrom(form: RegistrationForm) {
	return {
		id: form.id,
		kind: form.kind,
		regionCode: form.region_code,
		...bodyFrom(form),
	};
}

/** Name and code of a checked form, in the one spelling that is kept. */
export function bodyFrom({ organization, uscc }: { organization: string; uscc: string }) {
	return { name: normalizeInput(organization), uscc: valueOf(checkUscc(uscc)) };
}
