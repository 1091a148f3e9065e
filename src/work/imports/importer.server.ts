import type { Json } from '#data/database.types.ts';
import type { OrganizationKind } from '#domain/identity/actor.ts';
import type { Issue } from '#domain/reports/import.ts';
import type { Fields } from '#domain/reports/sheet.ts';
import type { Db } from '#data/client.server.ts';
import { refusalOf, type Refusal, type Result } from '#domain/result.ts';

/** For whom the rows are read. */
export interface Importing {
	readonly id: string;
	readonly kind: OrganizationKind;
	readonly regionCode: string;
}

/** A row as the database is asked to keep it, or what is wrong with it. */
export interface Judged {
	readonly command: Json | null;
	readonly issues: readonly Issue[];
}

/** One kind of file: what its rows mean. The columns stand in domain/reports/sheets. */
export interface Importer {
	/** Asks once what the rows speak of, and answers how to judge one of them. */
	prepare(db: Db, whose: Importing, rows: readonly Fields[]): Promise<(fields: Fields) => Judged>;
}

/** Stands in for the id of a record, which has none before it is written. */
export const NO_ID = '00000000-0000-4000-8000-000000000000';

interface Schema<Form> {
	safeParse(
		data: unknown,
		how?: { error?: (issue: { code?: string | undefined }) => string },
	):
		| { success: true; data: Form }
		| {
				success: false;
				error: { issues: readonly { path: PropertyKey[]; message: string }[] };
		  };
}

/** What the schema of the form says of a row: the checked form, or issues by column. */
export function judgeForm<Form>(
	schema: Schema<Form>,
	typed: unknown,
	columnOf: (field: string) => string = (field) => field,
): { form: Form } | { issues: Issue[] } {
	const judged = schema.safeParse(typed, { error: refusalOf });
	if (judged.success) return { form: judged.data };
	const issues = judged.error.issues.map(({ path, message }) => ({
		key: path.length > 0 ? columnOf(String(path[0])) : null,
		name: message,
	}));
	return { issues };
}

/**
 * A faulty row of which one cell names something: what is wrong with the name is said instead of
 * what the form, which knows ids alone, says of it.
 */
export function withFirst(
	key: string,
	named: Result<unknown> | null,
	issues: readonly Issue[],
): Judged {
	if (!named || named.ok) return faulty(...issues);
	return faulty(issueOf(key, named.refusal), ...issues.filter((issue) => issue.key !== key));
}

export function issueOf(key: string | null, { name, facts }: Refusal): Issue {
	return { key, name, ...(facts && { facts }) };
}

export function faulty(...issues: Issue[]): Judged {
	return { command: null, issues };
}
