import { parsePercent } from '#domain/needs/quantity.ts';
import { parseDate } from '#domain/period.ts';
import { valueOf } from '#domain/result.ts';
import { isBlank, normalizeInput } from '#domain/text.ts';
import type { Fault } from './gaps.ts';
import { slots, type Milestone, type Slot } from './milestone.ts';
import type { MilestonesForm } from './schema.ts';

/** A milestone to be: the order of the rows is the order of the works. */
export type Scheduled = Pick<Milestone, 'title' | 'slot' | 'dueOn' | 'weight'>;

interface Row {
	/** Where in the form it stands. */
	readonly index: number;
	readonly title: string;
	readonly slot: Slot;
	readonly dueOn: string;
	readonly weight: string;
}

type Rows = Pick<MilestonesForm, 'title' | 'slot' | 'due_on' | 'weight'>;

/** The rows in which a milestone was written. One with neither words nor day was left empty. */
export function rowsOf({ title, slot, due_on, weight }: Rows): Row[] {
	return title
		.map((text, index) => ({
			index,
			title: text,
			slot: slot[index] ?? 'start',
			dueOn: due_on[index] ?? '',
			weight: weight[index] ?? '',
		}))
		.filter((row) => !isBlank(row.title) || !isBlank(row.dueOn));
}

/** What is wrong with the rows, field by field. */
export function faultsIn(form: Rows): Fault[] {
	const rows = rowsOf(form);
	if (rows.length === 0) return [{ path: ['title'], name: 'milestone.none' }];
	const faults = rows.flatMap(({ index, title, dueOn, weight }): Fault[] => {
		const [due, percent] = [parseDate(dueOn), parsePercent(weight)];
		return [
			...(isBlank(title) ? [{ path: ['title', index], name: 'milestone.title_missing' }] : []),
			...(due.ok ? [] : [{ path: ['due_on', index], name: due.refusal.name }]),
			...(percent.ok ? [] : [{ path: ['weight', index], name: percent.refusal.name }]),
		];
	});
	const weights = rows.map(({ weight }) => parsePercent(weight));
	const sum = weights.reduce((total, one) => total + (one.ok ? one.value : NaN), 0);
	const isOff = !Number.isNaN(sum) && sum !== 100;
	return isOff ? [...faults, { path: ['weight'], name: 'milestone.weights_do_not_sum' }] : faults;
}

/** The milestones that a checked form describes. */
export function milestonesFromForm(form: Rows): Scheduled[] {
	return rowsOf(form).map(({ title, slot, dueOn, weight }) => ({
		title: normalizeInput(title),
		slot,
		dueOn: valueOf(parseDate(dueOn)),
		weight: valueOf(parsePercent(weight)),
	}));
}

/** What the usual works of a village come to by their stages. */
const usualWeights: Readonly<Record<Slot, number>> = {
	start: 10,
	thirty: 20,
	sixty: 30,
	done: 30,
	acceptance: 10,
};

/**
 * Milestones as the form shows them again; where there are none, a row for each stage of the works
 * with its usual share, named by `nameOf`.
 */
export function formOfMilestones(
	milestones: readonly Scheduled[],
	nameOf: (slot: Slot) => string,
): Rows {
	const rows = milestones.length
		? milestones
		: slots.map((slot) => ({
				title: nameOf(slot),
				slot,
				dueOn: '',
				weight: usualWeights[slot],
			}));
	return {
		title: rows.map(({ title }) => title),
		slot: rows.map(({ slot }) => slot),
		due_on: rows.map(({ dueOn }) => dueOn),
		weight: rows.map(({ weight }) => String(weight)),
	};
}

/** The form with one more empty row. */
export function withRow<Form extends Rows>(form: Form): Form {
	return {
		...form,
		title: [...form.title, ''],
		slot: [...form.slot, 'done' as const],
		due_on: [...form.due_on, ''],
		weight: [...form.weight, ''],
	};
}
