import { daysBetween, parseDate } from '#domain/period.ts';
import { valueOf } from '#domain/result.ts';
import { normalizeParagraphs } from '#domain/text.ts';
import { lastOf, uninspected, type Inspected } from './acceptance.ts';
import type { Milestone } from './milestone.ts';
import type { Objection } from './notice.ts';
import type { ProjectStatus } from './project.ts';
import type { LightForm } from './schema.ts';

export const colours = ['red', 'yellow', 'green'] as const;

export type Colour = (typeof colours)[number];

/** Days after which a milestone that was not reached is a warning instead of a hint. */
export const LATE_DAYS = 30;
/** Days without a word after which a project that is being built is silent. */
export const SILENT_DAYS = 90;

/** Why a project is not green; `days` is how long it has been so. */
export interface Cause {
	readonly name: 'suspended' | 'rectify' | 'late' | 'due' | 'silent' | 'contested';
	readonly colour: Exclude<Colour, 'green'>;
	readonly days: number | null;
}

/** What an official ruled instead, while it holds. */
export interface Ruling {
	readonly colour: Colour;
	readonly reason: string;
	/** 'YYYY-MM-DD', that day included. */
	readonly holdsUntil: string;
	readonly organizationName: string;
	readonly ruledAt: string;
}

export interface Light {
	/** The ruled one while a ruling holds, else the computed. */
	readonly colour: Colour;
	readonly computed: Colour;
	/** The worst first. */
	readonly causes: readonly Cause[];
	readonly ruling: Ruling | null;
}

/** Of a project what its light depends on. */
export interface Lit extends Inspected {
	readonly status: ProjectStatus;
	readonly milestones: readonly Pick<Milestone, 'status' | 'dueOn'>[];
	readonly notices: readonly { readonly objections: readonly Pick<Objection, 'status'>[] }[];
	readonly rulings: readonly Ruling[];
}

/** Before it is submitted and once it has ended, a project has no light. */
const unlit: readonly ProjectStatus[] = ['draft', 'submitted', 'returned', 'closed', 'terminated'];

/**
 * 红黄绿三色: where somebody should look, computed from what is on record, never ranked.
 * Red: the works are suspended; the last inspection asks for something to be put right; a milestone
 * is more than 30 days late. Yellow: a milestone is late; an objection waits for its answer; nobody
 * has told anything for 90 days. Green: none of these.
 * @param toldOn the day of its last published entry, null where there is none
 * @returns null where a project has no light
 */
export function lightOf(
	project: Lit,
	{ today, toldOn }: { readonly today: string; readonly toldOn: string | null },
): Light | null {
	if (unlit.includes(project.status)) return null;
	const causes = [
		...standstill(project),
		...lateness(project, today),
		...silence(project, today, toldOn),
	].sort((one, other) => colours.indexOf(one.colour) - colours.indexOf(other.colour));
	const computed = causes[0]?.colour ?? 'green';
	const last = [...project.rulings].sort((one, other) => (one.ruledAt < other.ruledAt ? 1 : -1))[0];
	const ruling = last && last.holdsUntil >= today ? last : null;
	return { colour: ruling?.colour ?? computed, computed, causes, ruling };
}

function standstill({ status, notices, acceptances, steps }: Lit): Cause[] {
	const causes: Cause[] = [];
	if (status === 'suspended') causes.push({ name: 'suspended', colour: 'red', days: null });
	const level = status === 'completed' ? uninspected({ acceptances, steps }) : null;
	const last = lastOf(acceptances, level);
	if (last?.outcome === 'rectify') causes.push({ name: 'rectify', colour: 'red', days: null });
	const isContested = notices.some(({ objections }) =>
		objections.some((one) => one.status === 'raised'),
	);
	if (isContested) causes.push({ name: 'contested', colour: 'yellow', days: null });
	return causes;
}

function lateness({ milestones }: Lit, today: string): Cause[] {
	const days = milestones
		.filter(({ status, dueOn }) => status === 'scheduled' && dueOn < today)
		.map(({ dueOn }) => daysBetween(dueOn, today));
	const most = Math.max(0, ...days);
	if (most > LATE_DAYS) return [{ name: 'late', colour: 'red', days: most }];
	return most > 0 ? [{ name: 'due', colour: 'yellow', days: most }] : [];
}

function silence({ status }: Lit, today: string, toldOn: string | null): Cause[] {
	if (status !== 'under_way' || toldOn === null) return [];
	const days = daysBetween(toldOn, today);
	return days >= SILENT_DAYS ? [{ name: 'silent', colour: 'yellow', days }] : [];
}

export interface RulingDraft extends Pick<Ruling, 'colour' | 'reason' | 'holdsUntil'> {
	readonly id: string;
}

export function rulingFromForm(form: LightForm): RulingDraft {
	return {
		id: form.id,
		colour: form.colour as Colour,
		reason: normalizeParagraphs(form.reason),
		holdsUntil: valueOf(parseDate(form.holds_until)),
	};
}
