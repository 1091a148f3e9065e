import type { ImportKind } from './import.ts';

export type CellKind =
	'text' | 'paragraphs' | 'code' | 'amount' | 'quantity' | 'count' | 'day' | 'choice';

/** A column of a kind of file: how its cells are read, and how a template helps to fill it. */
export interface SheetColumn {
	/** The field of the form; its label is the message `sheet_<kind>_<key>`. */
	readonly key: string;
	readonly kind: CellKind;
	/** A file without this column is not of this kind. */
	readonly isRequired?: true;
	/** The values that it takes; each is written as `term(list, value)`, in either language. */
	readonly choices?: { readonly list: string; readonly values: readonly string[] };
	/** As the first row of the template fills it; a value of a choice. */
	readonly example: string;
}

export interface Sheet {
	readonly kind: ImportKind;
	readonly columns: readonly SheetColumn[];
}

/** A row as its form would send it: text by field, blank cells left out. */
export type Fields = Readonly<Record<string, string>>;
