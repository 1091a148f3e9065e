import { addDays } from '#domain/period.ts';
import { notAfter, REFERENCE_DAY } from './calendar.ts';
import { dayAt } from './milestones.ts';
import type { View } from './pictures.ts';
import type { ProjectPlan, ProjectStatus } from './projects.ts';
import { at, chanceOf, idOf, type Chance } from './random.ts';
import type { WorksStage } from './scenes.ts';
import { groups, readLines } from './wishes.ts';

export interface UpdatePlan {
	readonly id: string;
	readonly projectId: string;
	readonly eventOn: string;
	readonly body: string;
	readonly worksPercent: number;
	readonly photos: readonly PhotoPlan[];
	readonly status: 'approved' | 'pending' | 'returned';
	/** Words that are corrected in a second version, with the reason. */
	readonly correction: { readonly body: string; readonly note: string } | null;
}

export interface PhotoPlan {
	readonly view: View;
	readonly caption: string;
}

/** How many updates a project has by its status; the others have none. */
const COUNTS: Readonly<Partial<Record<ProjectStatus, number>>> = {
	contracted: 1,
	under_way: 5,
	suspended: 3,
	terminated: 2,
	completed: 5,
	accepted: 6,
	handed_over: 6,
	closed: 6,
	reopened: 6,
};
const FORMER_COUNT = 4;

/** A line of updates.csv. Stage 3 is told after acceptance and shows the works done. */
interface Telling {
	readonly subject: string;
	readonly stage: number;
	readonly body: string;
	readonly caption: string;
}

const tellings: readonly Telling[] = readLines('updates.csv').map(
	([subject = '', stage, body = '', caption = '']) => ({
		subject,
		stage: Number(stage),
		body,
		caption,
	}),
);

export function planUpdates(project: ProjectPlan): UpdatePlan[] {
	const chance = chanceOf(`updates ${project.id}`);
	const count = project.isHistoric ? FORMER_COUNT : (COUNTS[project.status] ?? 0);
	const untold = chance.shuffled(tellings.filter(({ subject }) => subject === project.subject));
	const group = chance.pick(groups);
	return Array.from({ length: count }, (_, place) => {
		const percent = percentAt(project, place, count);
		const stage = stageAt(project, percent, place === count - 1);
		const found = untold.findIndex((telling) => telling.stage === stage);
		const telling = untold.splice(Math.max(found, 0), 1)[0] ?? at(tellings, place);
		const isAfter = stage === 3;
		const day = isAfter ? addDays(project.doneOn, 75) : dayAt(project, percent);
		// Nobody writes on the very day, and the first is not told before the works begin.
		const shift = place === 0 ? chance.between(0, 3) : -chance.between(0, 5);
		return {
			id: idOf(`update ${project.id} ${place}`),
			projectId: project.id,
			eventOn: notAfter(addDays(day, shift), addDays(REFERENCE_DAY, -1)),
			body: telling.body.replaceAll('{group}', group),
			worksPercent: percent,
			photos: photosOf(project, telling, chance),
			status: statusOf(project, place, count),
			correction: correctionOf(project, place),
		};
	});
}

/** From the first day to where the works stand, in equal steps. */
function percentAt({ progress }: ProjectPlan, place: number, count: number): number {
	if (count === 1) return 0;
	const step = Math.min(1, place / (count - (progress === 100 ? 2 : 1)));
	return Math.round((progress * step) / 5) * 5;
}

function stageAt({ status, progress }: ProjectPlan, percent: number, isLast: boolean): number {
	const isInUse = ['accepted', 'handed_over', 'closed', 'reopened'].includes(status);
	if (isLast && isInUse && progress === 100) return 3;
	if (percent >= 95) return 2;
	return percent < 20 ? 0 : 1;
}

const VIEWS = ['', '（另一侧）', '（全貌）'];

function photosOf(
	{ subject, variation }: ProjectPlan,
	{ stage, caption }: Telling,
	chance: Chance,
): PhotoPlan[] {
	const count = chance.pick([1, 2, 2, 3]);
	return Array.from({ length: count }, (_, place) => ({
		view: { subject, stage: Math.min(stage, 2) as WorksStage, variation: variation + place },
		caption: caption + (VIEWS[place] ?? ''),
	}));
}

/** The last word of some projects still waits for its second person, or was sent back. */
function statusOf({ id, status }: ProjectPlan, place: number, count: number): UpdatePlan['status'] {
	if (status !== 'under_way' || place < count - 1) return 'approved';
	const lot = parseInt(id.slice(0, 2), 16) % 5;
	return lot === 0 ? 'pending' : lot === 1 ? 'returned' : 'approved';
}

function correctionOf({ status }: ProjectPlan, place: number): UpdatePlan['correction'] {
	if (status !== 'handed_over' || place !== 1) return null;
	return {
		body: '更正：上次所报检测点数应为八点，其中一点返工后复检合格，其余内容不变。',
		note: '检测记录录入有误，以监理签认单为准。',
	};
}
