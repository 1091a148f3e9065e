/** What a schema says to a form, as `field refusal`. */
export function refusals(schema: Checking, form: unknown): string[] {
	const { error } = schema.safeParse(form);
	return (error?.issues ?? []).map(({ path, message }) => `${path.join('.')} ${message}`).sort();
}

interface Checking {
	safeParse(form: unknown): {
		error?: { issues: readonly { path: PropertyKey[]; message: string }[] } | undefined;
	};
}
