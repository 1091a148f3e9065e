/** What every field takes. `label` stands above, `hint` below it, `errors` at the control. */
export interface FieldProps {
	name: string;
	label: string;
	hint?: string | undefined;
	/** Sentences, as superforms gives them. */
	errors?: readonly string[] | undefined;
	/** Marks the few that may stay empty; the others are required and carry no mark. */
	optional?: boolean;
	id?: string | undefined;
}

export interface Option {
	readonly value: string;
	readonly label: string;
	readonly hint?: string;
	readonly disabled?: boolean;
}

export interface SelectOption extends Option {
	/** Options of one group stand together under its name. */
	readonly group?: string;
}

/** What ties a control to its label, hint and error. */
export interface ControlAttributes {
	id: string;
	name: string;
	required: boolean;
	'aria-describedby': string | undefined;
	'aria-invalid': true | undefined;
}

export function fieldId({ name, id }: Pick<FieldProps, 'name' | 'id'>): string {
	return id ?? `field-${name}`;
}

/** `more` are further ids that describe the control, such as an echo below it. */
export function describeControl(field: FieldProps, ...more: string[]): ControlAttributes {
	const id = fieldId(field);
	const hasErrors = Boolean(field.errors?.length);
	const described = [
		...(field.hint ? [`${id}-hint`] : []),
		...(hasErrors ? [`${id}-error`] : []),
		...more,
	];
	return {
		id,
		name: field.name,
		required: !field.optional,
		'aria-describedby': described.join(' ') || undefined,
		'aria-invalid': hasErrors || undefined,
	};
}
