import { acceptanceOutcomes } from '#domain/projects/acceptance.ts';
import { assetKinds } from '#domain/projects/asset.ts';
import { contractMethods } from '#domain/projects/contract.ts';
import { colours } from '#domain/projects/light.ts';
import { stateOn, type Milestone } from '#domain/projects/milestone.ts';
import { isVoid, noticeOn, type Notice, type Objection } from '#domain/projects/notice.ts';
import type { Project, ProjectStatus } from '#domain/projects/project.ts';
import type { nextStep } from '#domain/projects/steps.ts';
import { m } from '#text/compiled/messages.js';
import { termOptions } from '#text/filter.ts';
import { wordLight, type Lamp } from '#text/projects.ts';
import { term } from '#text/terms.ts';
import type { Tone } from '#ui/parts/tone.ts';

interface Mark {
	readonly tone: Tone;
	readonly label: string;
}

const tones: Readonly<Record<ProjectStatus, Tone>> = {
	draft: 'neutral',
	submitted: 'waiting',
	village_notice: 'waiting',
	township_review: 'waiting',
	township_notice: 'waiting',
	county_appraisal: 'waiting',
	county_notice: 'waiting',
	in_pool: 'good',
	contracted: 'good',
	under_way: 'good',
	completed: 'good',
	accepted: 'good',
	handed_over: 'good',
	closed: 'neutral',
	returned: 'alert',
	suspended: 'alert',
	terminated: 'alert',
	reopened: 'waiting',
};

export function markProject(status: ProjectStatus): Mark {
	return { tone: tones[status], label: term('status_project', status) };
}

const milestoneTones = {
	scheduled: 'neutral',
	overdue: 'alert',
	met: 'good',
	partly_met: 'waiting',
	not_met: 'alert',
} as const;

/** @param today 'YYYY-MM-DD' in Shanghai, as for all that follow */
export function markMilestone(milestone: Pick<Milestone, 'status' | 'dueOn'>, today: string): Mark {
	const state = stateOn(today, milestone);
	return { tone: milestoneTones[state], label: term('status_milestone', state) };
}

/** Whether a notice counts, hangs, and for how many days still; what waits for an answer first. */
export function markNotice(
	notice: Notice,
	project: Pick<Project, 'status' | 'submission'>,
	today: string,
): Mark {
	const open = notice.objections.filter(({ status }) => status === 'raised').length;
	if (notice.stopReason !== null) return { tone: 'alert', label: m.notice_stopped() };
	if (isVoid(notice, project)) return { tone: 'neutral', label: m.notice_void() };
	if (open > 0) return { tone: 'alert', label: m.notice_contested({ count: open }) };
	return markDays(notice, today);
}

/** Whether the days of a notice run, and for how many still. */
export function markDays(notice: Pick<Notice, 'startsOn' | 'endsOn'>, today: string): Mark {
	const { state, days } = noticeOn(today, notice);
	if (state === 'ended') return { tone: 'good', label: m.notice_ended() };
	if (state === 'ahead') return { tone: 'neutral', label: m.notice_ahead({ days }) };
	return { tone: 'waiting', label: days ? m.notice_running({ days }) : m.notice_last_day() };
}

export const contractMethodOptions = () => termOptions('contract_method', contractMethods);
export const outcomeOptions = () => termOptions('acceptance_outcome', acceptanceOutcomes);
export const assetKindOptions = () => termOptions('asset_kind', assetKinds);
export const colourOptions = () => termOptions('light', colours);

const objectionTones = { raised: 'waiting', upheld: 'alert', dismissed: 'good' } as const;

export function markObjection(status: Objection['status']): Mark {
	return { tone: objectionTones[status], label: term('status_objection', status) };
}

const lightTones = { red: 'alert', yellow: 'waiting', green: 'good' } as const;

/** The colour and, where nobody ruled it, its first cause. */
export function markLight(light: Lamp): Mark {
	return { tone: lightTones[light.colour], label: wordLight(light) };
}

/** What comes next and whose it is. */
export function wordNext(next: NonNullable<ReturnType<typeof nextStep>>): string {
	const who = next.kinds.map((kind) => term('kind_organization', kind)).join(m.part_list_comma());
	return m.project_next({ act: term('step', next.act), who, role: term('role', next.role) });
}
