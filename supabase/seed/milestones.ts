import { addDays, daysBetween } from '#domain/period.ts';
import { REFERENCE_DAY } from './calendar.ts';
import { governmentId } from './organizations.ts';
import { countyOf } from './places.ts';
import type { Players } from './pledge-acts.ts';
import type { ProjectPlan } from './projects.ts';
import { idOf } from './random.ts';
import type { Seat, Stage } from './stage.ts';

/** Title, evidence, weight, and at how many percent of the works it is due. */
const MILESTONES = [
	['开工', 'start', 5, 0],
	['完成三成', 'thirty', 25, 30],
	['完成六成', 'sixty', 30, 60],
	['完工', 'done', 30, 100],
	['竣工验收', 'acceptance', 10, 100],
] as const;

const ACCEPTANCE_DAYS = 32;

function milestoneId(project: ProjectPlan, place: number): string {
	return idOf(`milestone ${project.id} ${place}`);
}

/** The day on which a percentage of the works is due. */
export function dayAt({ startOn, doneOn }: ProjectPlan, percent: number): string {
	return addDays(startOn, Math.round((daysBetween(startOn, doneOn) * percent) / 100));
}

function dueDay(project: ProjectPlan, place: number): string {
	const [, slot, , percent] = MILESTONES[place] ?? MILESTONES[0];
	return addDays(dayAt(project, percent), slot === 'acceptance' ? ACCEPTANCE_DAYS : 0);
}

export function scheduleMilestones(stage: Stage, writer: Seat, project: ProjectPlan): void {
	stage.act(writer, 'save_milestones', {
		project_id: project.id,
		milestones: MILESTONES.map(([title, slot, weight], place) => ({
			title,
			slot,
			due_on: dueDay(project, place),
			weight,
		})),
		version: 1,
	});
	const ids = MILESTONES.map((_, place) => milestoneId(project, place));
	stage.write(
		(tx) => tx`update public.milestones m set id = (${ids}::uuid[])[m.position]
		where m.project_id = ${project.id}`,
	);
}

/** Those that are due: met on their days, and in projects that stand still, not. */
export function judgeMilestones({ stage, seatOf }: Players, project: ProjectPlan): void {
	const { village, progress, status } = project;
	for (const [place, [, slot, , percent]] of MILESTONES.entries()) {
		const dueOn = dueDay(project, place);
		if (dueOn > REFERENCE_DAY) return;
		const judge = slot === 'acceptance' ? countyOf(village) : village;
		const isMet = progress >= percent && (slot !== 'acceptance' || status !== 'completed');
		const outcome = isMet
			? { status: 'met', met_on: dueOn }
			: { status: 'not_met', note: '未按期完成，原因和补救措施见进展记录。' };
		stage.act(seatOf(governmentId(judge), 'approver'), 'meet_milestone', {
			id: milestoneId(project, place),
			...outcome,
		});
	}
}
