import type { Bucket } from './ledger.ts';

interface Kinds {
	text: string;
	/** Whole fen; files write 元. */
	money: number;
	/** A count or a quantity. */
	number: number;
	/** 'YYYY-MM-DD' */
	day: string;
	flag: boolean;
	list: readonly string[];
}

/** A column: what it is called, and its value; null is unknown or none, never 0. */
export type Field<Row = never> = {
	readonly [Kind in keyof Kinds]: {
		readonly name: string;
		readonly kind: Kind;
		readonly value: (row: Row) => Kinds[Kind] | null;
		/** The values it can have, as codes, and the list that words them. */
		readonly codes?: { readonly list: string; readonly values: readonly string[] };
		/** Where it holds money of the public ledger: of which nature, in which bucket. */
		readonly sum?: { readonly nature: string | null; readonly bucket: Bucket };
	};
}[keyof Kinds];

type Maker<Row, Kind extends keyof Kinds> = (
	name: string,
	value: (row: Row) => Kinds[Kind] | null,
	more?: Pick<Field<Row>, 'codes' | 'sum'>,
) => Field<Row>;

/** Makers of the columns of one table, one for each kind. */
export function fieldMakers<Row>() {
	const maker =
		<Kind extends keyof Kinds>(kind: Kind): Maker<Row, Kind> =>
		(name, value, more) =>
			({ name, kind, value, ...more }) as Field<Row>;
	return {
		text: maker('text'),
		money: maker('money'),
		number: maker('number'),
		day: maker('day'),
		flag: maker('flag'),
		list: maker('list'),
	};
}

/** Its values are codes, which the list of this name words. */
export function coded(list: string, values: readonly string[]) {
	return { codes: { list, values } };
}
