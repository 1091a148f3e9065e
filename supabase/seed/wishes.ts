import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Category, Commodity } from '#domain/needs/need.ts';
import type { Subject } from './scenes.ts';

/** A line of needs.csv: what villages ask for, how much of it, and what one of it costs. */
export interface Wish {
	readonly category: Category;
	readonly commodity: Commodity;
	readonly unit: string;
	readonly least: number;
	readonly most: number;
	readonly priceWan: number;
	readonly subject: Subject;
	/** Whether a project can be made of it: the texts of updates.csv speak of building. */
	readonly isWorks: boolean;
	/** With {n} for the quantity and {group} for a part of the village. */
	readonly title: string;
	readonly description: string;
}

export function readWishes(): Wish[] {
	return readLines('needs.csv').map(
		([category, commodity, unit, least, most, price, subject, works, title, description]) => ({
			category: category as Category,
			commodity: commodity as Commodity,
			unit: unit ?? '',
			least: Number(least),
			most: Number(most),
			priceWan: Number(price),
			subject: subject as Subject,
			isWorks: works === '1',
			title: title ?? '',
			description: description ?? '',
		}),
	);
}

/** The fields of a file of this folder, line by line, without its head. No field has a comma. */
export function readLines(file: string): string[][] {
	const text = readFileSync(join(import.meta.dirname, file), 'utf8');
	const [, ...lines] = text.trim().split('\n');
	return lines.map((line) => line.split(','));
}

/** The parts of a village, 社, that some wishes are about. */
export const groups = [
	'一社',
	'二社',
	'三社',
	'四社',
	'五社',
	'六社',
	'上庄社',
	'下庄社',
	'阳坡社',
	'河湾社',
];
