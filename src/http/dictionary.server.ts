import { datasets, fields, type Dataset } from '#domain/timeline/dataset.ts';
import type { Field } from '#domain/timeline/dataset-field.ts';
import { m } from '#text/compiled/messages.js';
import { term } from '#text/terms.ts';
import { csvName } from './open-data.server.ts';

/** A column in the reader's words. */
export interface DictionaryRow {
	readonly csv: string;
	readonly json: string;
	readonly unit: string;
	readonly meaning: string;
	readonly values: readonly { readonly code: string; readonly word: string }[];
}

/** Every column of every table of open data, made of what its files are made of. */
export function dictionary(): { dataset: Dataset; rows: DictionaryRow[] }[] {
	return datasets.map((dataset) => ({
		dataset,
		rows: (fields[dataset] as readonly Field<never>[]).map(wordField),
	}));
}

function wordField({ name, kind, codes, sum }: Field<never>): DictionaryRow {
	return {
		csv: csvName({ name, kind }),
		json: name,
		unit: term('open_kind', kind),
		meaning: sum ? wordSum(sum) : term('open_field', name),
		values: (codes?.values ?? []).map((code) => ({ code, word: term(codes!.list, code) })),
	};
}

function wordSum({ nature, bucket }: NonNullable<Field<never>['sum']>): string {
	const word = term('bucket', bucket);
	return nature === null
		? m.open_sum_own({ bucket: word })
		: m.open_sum({ nature: term('nature', nature), bucket: word });
}
