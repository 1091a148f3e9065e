import { Readable } from 'node:stream';
import { fields, type Dataset } from '#domain/timeline/dataset.ts';
import type { Field } from '#domain/timeline/dataset-field.ts';
import { openAmount } from '#domain/timeline/open.ts';
import type { Db } from '#data/client.server.ts';
import { datasetReaders } from '#data/timeline-datasets.server.ts';
import { findHead } from '#data/timeline-ledger.server.ts';
import type { ListColumn } from '#text/column.ts';
import { csvOf } from './csv.server.ts';

/** Whoever uses the data may do what this allows; the page of open data says it in words. */
export const licence = {
	name: 'CC BY 4.0',
	url: 'https://creativecommons.org/licenses/by/4.0/',
} as const;

/** What a column is called in a CSV file: money says its unit. */
export function csvName({ name, kind }: Pick<Field, 'name' | 'kind'>): string {
	return kind === 'money' ? `${name}_yuan` : name;
}

/**
 * A table of open data, written while it is read. Its money is that of the public ledger up to the
 * newest row at the start, which the file names, so that it is one picture.
 */
export async function datasetFile<Name extends Dataset>(
	db: Db,
	name: Name,
	form: 'csv' | 'json',
): Promise<Response> {
	const upTo = await findHead(db);
	const pages = datasetReaders[name](db, upTo);
	const columns = fields[name];
	const body = form === 'csv' ? csvFrom(pages, columns) : jsonFrom(pages, columns, { name, upTo });
	const place = form === 'csv' ? 'attachment' : 'inline';
	return new Response(body, {
		headers: {
			'content-type': form === 'csv' ? 'text/csv; charset=utf-8' : 'application/json',
			'content-disposition': `${place}; filename="${name}.${form}"`,
			'x-ledger-seq': String(upTo),
			link: `<${licence.url}>; rel="license"`,
		},
	});
}

function csvFrom<Row>(
	pages: AsyncIterable<readonly Row[]>,
	columns: readonly Field<Row>[],
): ReadableStream<Uint8Array> {
	const cells = columns.map((column) => ({
		key: column.name,
		label: csvName(column),
		kind: column.kind === 'money' ? 'money' : 'text',
		value: (row: Row) => cellOf(column, row),
	}));
	return csvOf(pages, cells as unknown as ListColumn<Row>[], ({ label }) => label);
}

/** Lists have their values one after the other, and yes and no are true and false. */
function cellOf<Row>({ kind, value }: Field<Row>, row: Row): string | number | null {
	const found = value(row);
	if (found === null || kind === 'money') return found as number | null;
	return Array.isArray(found) ? found.join(' ') : String(found);
}

function jsonFrom<Row>(
	pages: AsyncIterable<readonly Row[]>,
	columns: readonly Field<Row>[],
	about: { name: Dataset; upTo: number },
): ReadableStream<Uint8Array> {
	return Readable.toWeb(
		Readable.from(jsonParts(pages, columns, about)),
	) as ReadableStream<Uint8Array>;
}

async function* jsonParts<Row>(
	pages: AsyncIterable<readonly Row[]>,
	columns: readonly Field<Row>[],
	{ name, upTo }: { name: Dataset; upTo: number },
): AsyncGenerator<Buffer> {
	const head = JSON.stringify({
		dataset: name,
		as_of: new Date().toISOString(),
		ledger_seq: upTo,
		licence: licence.url,
	});
	yield Buffer.from(`${head.slice(0, -1)},"rows":[`);
	let separator = '\n';
	for await (const page of pages) {
		const rows = page.map((row) => JSON.stringify(recordOf(columns, row)));
		yield Buffer.from(separator + rows.join(',\n'));
		separator = ',\n';
	}
	yield Buffer.from('\n]}\n');
}

function recordOf<Row>(columns: readonly Field<Row>[], row: Row): object {
	return Object.fromEntries(
		columns.map(({ name, kind, value }) => {
			const found = value(row);
			return [name, kind === 'money' && found !== null ? openAmount(found as number) : found];
		}),
	);
}
