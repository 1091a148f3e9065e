import { error, redirect } from '@sveltejs/kit';
import { shanghaiDate } from '#domain/period.ts';
import { lifeOf } from '#domain/projects/life.ts';
import { metWeight } from '#domain/projects/milestone.ts';
import { rightsOn } from '#domain/projects/rights.ts';
import { stepSchema } from '#domain/projects/schema.ts';
import { judgeStep, nextStep, stepRules, stepsOf } from '#domain/projects/steps.ts';
import { listMoney } from '#data/funds-projects.server.ts';
import { advance } from '#data/projects-acts.server.ts';
import * as projects from '#data/projects.server.ts';
import * as updates from '#data/timeline-updates.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoActs } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';
import { wordRefusal } from '#text/refusals.ts';

export async function load({ locals: { db, ...locals }, params: { id } }) {
	const actor = whoActs({ ...locals, db });
	const [project, money, told, { updates: told }] = await Promise.all([
		projects.find(db, id),
		listMoney(db, id),
		updates.findWorksPercent(db, id),
		updates.list(db, { project: id }, 20),
	]);
	if (!project) error(404, 'no such project');
	const today = shanghaiDate(new Date());
	const steps = stepsOf(actor, project).map((act) => ({ act, ...stepRules[act] }));
}
