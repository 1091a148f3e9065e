import { addDays } from '#domain/period.ts';
import { notAfter } from './calendar.ts';
import type { ProjectPlan } from './projects.ts';
import type { Stage } from './stage.ts';

type Anchor = 'appliedOn' | 'startOn' | 'doneOn';

/** When a step of a project is taken, in days from one of its three days. */
const DAYS: Readonly<Record<string, readonly [Anchor, number]>> = {
	submit: ['appliedOn', 0],
	open_village_notice: ['appliedOn', 3],
	end_village_notice: ['appliedOn', 15],
	return: ['appliedOn', 19],
	open_township_notice: ['appliedOn', 20],
	end_township_notice: ['appliedOn', 32],
	open_county_notice: ['appliedOn', 36],
	admit: ['appliedOn', 48],
	contract: ['startOn', -9],
	start: ['startOn', 0],
	suspend: ['startOn', 30],
	terminate: ['startOn', 40],
	complete: ['doneOn', 0],
	accept: ['doneOn', 14],
	hand_over: ['doneOn', 27],
	close: ['doneOn', 40],
	reopen: ['doneOn', 70],
};

/**
 * Sets the instants of steps and updates back to their days, since all of it is written in one.
 * Steps cannot be changed by anybody: their trigger sleeps meanwhile, in this transaction only.
 */
export function setBack(stage: Stage, projects: readonly ProjectPlan[]): void {
	const days = projects.flatMap((project) =>
		Object.entries(DAYS).map(([act, [anchor, count]]) => [
			project.id,
			act,
			notAfter(addDays(project[anchor], count)),
		]),
	);
	const steps = 'alter table public.project_steps';
	stage.write((tx) => tx.unsafe(`${steps} disable trigger project_steps_append_only`));
	stage.write(
		(tx) => tx`update public.project_steps s set
				taken_at = (v.day::date + time '09:40') at time zone 'Asia/Shanghai'
			from (values ${tx(days)}) as v (project, act, day)
			where s.project_id = v.project::uuid and s.act = v.act`,
	);
	stage.write((tx) => tx.unsafe(`${steps} enable trigger project_steps_append_only`));
	stage.write(
		(tx) => tx`update public.update_versions v
			set written_at = d.told, reviewed_at = case when v.reviewed_at is not null
				then least(d.told + interval '17 hours', v.reviewed_at) end
			from (select w.update_id, w.version, (w.event_on + w.version - 1 + time '17:20')
				at time zone 'Asia/Shanghai' as told from public.update_versions w) as d
			where (v.update_id, v.version) = (d.update_id, d.version)`,
	);
}
