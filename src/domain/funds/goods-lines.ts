import { inUnits, parseMilli } from '#domain/needs/quantity.ts';
import { accept, refuse, type Result } from '#domain/result.ts';
import { foldWidth, isBlank, normalizeInput } from '#domain/text.ts';
import { chooseVillage, type VillageChoice } from '#domain/pledges/village.ts';
import type { PlanScope } from './goods-plan.ts';

/** More would be no plan that a village could hang on its wall. */
export const MOST_LINES = 1000;

/** A line as it is sent: who, in which village, how much. */
export interface LineDraft {
	readonly villageCode: string;
	readonly target: string | null;
	/** In thousandths. */
	readonly quantityMilli: number;
}

/** A label and, behind a space, tab, comma or colon, a figure with or without a unit. */
const WITH_FIGURE =
	/^(?<label>.*?[^\s,，:：、])[\s,，:：、]+(?<figure>\d[\d.]*) ?(?<unit>\p{L}{0,10})$/u;
const HOUSEHOLD = /^(?:第|户号?)? ?(\d{1,4}) ?(?:号户?|户)?$/u;

function rowsIn(text: string): string[] {
	return text
		.split(/\r?\n/)
		.map((line) => normalizeInput(line))
		.filter((line) => !isBlank(line));
}

/** The labels alone, where a figure may stand behind them or not. */
export function labelsIn(text: string): string[] {
	return rowsIn(text).map((row) => WITH_FIGURE.exec(foldWidth(row))?.groups?.['label'] ?? row);
}

/** Household numbers from 01, as wide as the last. */
export function numberedHouseholds(count: number): string[] {
	const width = Math.max(2, String(count).length);
	return Array.from({ length: count }, (_, at) => String(at + 1).padStart(width, '0'));
}

/** The lines as they are typed again, every label with the same part. */
export function writeParts(labels: readonly string[], partMilli: number): string {
	return labels.map((label) => `${label} ${inUnits(partMilli)}`).join('\n');
}

interface Known {
	readonly scope: PlanScope;
	/** Of households and facilities. */
	readonly villageCode: string | null;
	/** What the labels of villages can mean. */
	readonly villages: readonly VillageChoice[];
}

/** One line each: 01 0.158. A refusal names the line (`number`, from 1). */
export function linesFromText(text: string, known: Known): Result<LineDraft[]> {
	const rows = rowsIn(text);
	if (rows.length === 0) return refuse('goods.lines_missing');
	if (rows.length > MOST_LINES) return refuse('goods.lines_too_many');
	const lines: LineDraft[] = [];
	for (const [index, row] of rows.entries()) {
		const facts = { number: index + 1 };
		const { label = '', figure = '' } = WITH_FIGURE.exec(foldWidth(row))?.groups ?? {};
		const quantity = parseMilli(figure);
		if (!quantity.ok) return refuse('goods.line_malformed', undefined, facts);
		const target = targetOf(label, known);
		if (target === null) return refuse('goods.target_malformed', undefined, facts);
		lines.push({ ...target, quantityMilli: quantity.value });
	}
	return accept(lines);
}

/** Who a label means; households by number alone, so that no name is kept. */
function targetOf(
	label: string,
	{ scope, villageCode, villages }: Known,
): Pick<LineDraft, 'villageCode' | 'target'> | null {
	if (scope === 'villages') {
		const village = chooseVillage(label, villages);
		return village.ok ? { villageCode: village.value.code, target: null } : null;
	}
	if (villageCode === null) return null;
	const target = scope === 'households' ? HOUSEHOLD.exec(label)?.[1] : label;
	const isTooLong = [...(target ?? '')].length > 40;
	return target === undefined || isTooLong ? null : { villageCode, target };
}

/** Exceptions of a hand-over: 5 0.1 is the fifth line, of which only 0.1 was given. */
export function exceptionsFromText(text: string): Result<Map<number, number>> {
	const exceptions = new Map<number, number>();
	for (const [index, row] of rowsIn(text).entries()) {
		const { label = '', figure = '' } = WITH_FIGURE.exec(foldWidth(row))?.groups ?? {};
		const quantity = parseMilli(figure);
		if (!quantity.ok || !/^\d{1,4}$/.test(label)) {
			return refuse('goods.line_malformed', undefined, { number: index + 1 });
		}
		exceptions.set(Number(label), quantity.value);
	}
	return accept(exceptions);
}
