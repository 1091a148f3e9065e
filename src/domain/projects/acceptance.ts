import { parseDate } from '#domain/period.ts';
import { valueOf } from '#domain/result.ts';
import { normalizeInput, normalizeParagraphs } from '#domain/text.ts';
import type { Project } from './project.ts';
import type { AcceptanceForm } from './schema.ts';

export const acceptanceOutcomes = ['passed', 'rectify'] as const;

export const inspectingLevels = ['township', 'county'] as const;

/** What an inspection of finished works found. */
export interface Acceptance {
	readonly id: string;
	readonly level: (typeof inspectingLevels)[number];
	/** 'YYYY-MM-DD' */
	readonly inspectedOn: string;
	readonly outcome: (typeof acceptanceOutcomes)[number];
	/** The bodies that took part; no persons. */
	readonly inspectors: string;
	readonly findings: string | null;
	readonly documentId: string;
	/** Account id: who inspected the works does not accept them. */
	readonly recordedBy: string;
	readonly recordedAt: string;
}

/** The level that has not passed the works by its last inspection since they ended, if any. */
export function uninspected({
	acceptances,
	steps,
}: Pick<Project, 'acceptances' | 'steps'>): Acceptance['level'] | null {
	const ended = steps.findLast(({ act }) => act === 'complete')?.takenAt ?? '';
	const last = (level: Acceptance['level']) =>
		acceptances.findLast((one) => one.level === level && one.recordedAt >= ended);
	return inspectingLevels.find((level) => last(level)?.outcome !== 'passed') ?? null;
}

export type AcceptanceDraft = Omit<Acceptance, 'level' | 'recordedBy' | 'recordedAt'>;

export function acceptanceFromForm(form: AcceptanceForm): AcceptanceDraft {
	return {
		id: form.id,
		inspectedOn: valueOf(parseDate(form.inspected_on)),
		outcome: form.outcome as Acceptance['outcome'],
		inspectors: normalizeInput(form.inspectors),
		findings: normalizeParagraphs(form.findings) || null,
		documentId: form.document_staged,
	};
}
