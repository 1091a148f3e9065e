import { parseAmount } from '#domain/money.ts';
import { daysBetween, parseDate } from '#domain/period.ts';
import { accept, refuse, valueOf, type Result } from '#domain/result.ts';
import { isBlank, normalizeInput, normalizeParagraphs } from '#domain/text.ts';
import type { NoticeLevel, WallNotice } from './notice.ts';
import { budgetSources, type BudgetLine, type Project, type ProjectKind } from './project.ts';
import type {
	AnswerForm,
	ApprovalForm,
	JudgementForm,
	NoticeForm,
	ObjectionForm,
	ProjectForm,
	StepForm,
} from './schema.ts';
import { termOn, type NoticeTerm } from './term.ts';

/** What the database is asked to keep. `version` is the one that was edited, null for a new one. */
export interface ProjectDraft extends Pick<
	Project,
	| 'id'
	| 'title'
	| 'poolYear'
	| 'kind'
	| 'farmerLinkage'
	| 'implementingUnit'
	| 'performanceTarget'
	| 'budget'
> {
	readonly version: number | null;
	readonly villageCode: string;
	/** Besides the leading one. */
	readonly villageCodes: readonly string[];
	readonly needId: string | null;
}

/** The project that a checked form describes. */
export function projectFromForm(form: ProjectForm): ProjectDraft {
	return {
		id: form.id,
		version: form.version === '' ? null : Number(form.version),
		title: normalizeInput(form.title),
		villageCode: form.village_code,
		villageCodes: form.villages.filter((code) => code !== form.village_code),
		needId: form.need_id || null,
		poolYear: Number(form.pool_year),
		kind: form.kind as ProjectKind,
		farmerLinkage: normalizeParagraphs(form.farmer_linkage) || null,
		implementingUnit: normalizeInput(form.implementing_unit) || null,
		performanceTarget: normalizeParagraphs(form.performance_target) || null,
		budget: budgetSources.flatMap((source) => lineOf(source, form[`budget_${source}`])),
	};
}

/** A source of which nothing is said, or from which nothing is to come, is no line. */
function lineOf(source: BudgetLine['source'], text: string): BudgetLine[] {
	const amountFen = isBlank(text) ? 0 : valueOf(parseAmount(text));
	return amountFen > 0 ? [{ source, amountFen }] : [];
}

/** A project as the form shows it again. */
export function formOfProject(project: Project): Partial<ProjectForm> {
	const budget = project.budget.map(({ source, amountFen }) => [
		`budget_${source}`,
		(amountFen / 100).toFixed(2),
	]);
	return {
		id: project.id,
		version: String(project.version),
		title: project.title,
		village_code: project.village.code,
		villages: project.furtherVillages.map(({ code }) => code),
		need_id: project.need?.id ?? '',
		pool_year: String(project.poolYear),
		kind: project.kind,
		farmer_linkage: project.farmerLinkage ?? '',
		implementing_unit: project.implementingUnit ?? '',
		performance_target: project.performanceTarget ?? '',
		...(Object.fromEntries(budget) as Partial<ProjectForm>),
	};
}

/** A step as it is asked for; whether there is one of that name, the database knows. */
export interface Step {
	readonly act: string;
	readonly note: string | null;
}

export function stepFromForm(form: StepForm): Step {
	return { act: form.act, note: normalizeParagraphs(form.note) || null };
}

export interface NoticeDraft extends Omit<WallNotice, 'submission' | 'basis'> {
	readonly level: NoticeLevel;
}

type NoticeRefusal = 'notice.ends_before_it_begins' | 'notice.too_short';

/** The notice that a checked form describes, if it hangs for the term of the day it begins. */
export function noticeFromForm(
	form: NoticeForm,
	level: NoticeLevel,
	terms: readonly NoticeTerm[],
): Result<NoticeDraft, NoticeRefusal> {
	const startsOn = valueOf(parseDate(form.starts_on));
	const endsOn = valueOf(parseDate(form.ends_on));
	const runs = daysBetween(startsOn, endsOn);
	if (runs < 0) return refuse('notice.ends_before_it_begins', 'ends_on');
	const { days } = termOn(terms, level, startsOn);
	if (runs < days) return refuse('notice.too_short', 'ends_on', { days, runs });
	return accept({ id: form.id, level, startsOn, endsOn, place: normalizeInput(form.place) });
}

export interface Judgement {
	readonly status: Exclude<JudgementForm['status'], ''>;
	readonly metOn: string | null;
	readonly note: string | null;
}

/** What a checked form says of a milestone. One that was not met has no day. */
export function judgementFromForm(form: JudgementForm): Judgement {
	const status = form.status as Judgement['status'];
	return {
		status,
		metOn: status === 'not_met' ? null : valueOf(parseDate(form.met_on)),
		note: normalizeParagraphs(form.note) || null,
	};
}

export interface Approval {
	readonly approvalNumber: string;
	/** null leaves the unit as it was. */
	readonly implementingUnit: string | null;
}

export function approvalFromForm(form: ApprovalForm): Approval {
	return {
		approvalNumber: normalizeInput(form.approval_number),
		implementingUnit: normalizeInput(form.implementing_unit) || null,
	};
}

export interface ObjectionDraft {
	readonly id: string;
	readonly body: string;
	readonly contact: string | null;
}

export function objectionFromForm(form: ObjectionForm): ObjectionDraft {
	return {
		id: form.id,
		body: normalizeParagraphs(form.body),
		contact: normalizeInput(form.contact) || null,
	};
}

export interface ObjectionAnswer {
	readonly status: Exclude<AnswerForm['status'], ''>;
	/** For whoever objected. */
	readonly answer: string;
	/** For everybody: why the notice stops. null where it does not. */
	readonly reason: string | null;
}

export function answerFromForm(form: AnswerForm): ObjectionAnswer {
	const status = form.status as ObjectionAnswer['status'];
	return {
		status,
		answer: normalizeParagraphs(form.answer),
		reason: status === 'upheld' ? normalizeParagraphs(form.reason) : null,
	};
}
