import { datasets, type Dataset } from '#domain/timeline/dataset.ts';

/** A table of open data. */
export function match(text: string): text is Dataset {
	return (datasets as readonly string[]).includes(text);
}
