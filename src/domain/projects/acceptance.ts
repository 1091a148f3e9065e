import { parseDate } from '#domain/period.ts';
import { valueOf } from '#domain/result.ts';
import { normalizeInput, normalizeParagraphs } from '#domain/text.ts';
import type { ProjectStep } from './project.ts';
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

/** The last inspection of a level. @param acceptances the oldest first */
export function lastOf<One extends Pick<Acceptance, 'level'>>(
	acceptances: readonly One[],
	level: Acceptance['level'] | null,
): One | undefined {
	const its = acceptances.filter((one) => one.level === level);
	return its[its.length - 1];
}

export interface Inspected {
	readonly acceptances: readonly Pick<Acceptance, 'level' | 'outcome' | 'recordedAt'>[];
	readonly steps: readonly Pick<ProjectStep, 'act' | 'takenAt'>[];
}

/** The level that has not passed the works by its last inspection since they ended, if any. */
export function uninspected({ acceptances, steps }: Inspected): Acceptance['level'] | null {
	const endings = steps.filter(({ act }) => act === 'complete');
	const ended = endings[endings.length - 1]?.takenAt ?? '';
	const since = acceptances.filter(({ recordedAt }) => recordedAt >= ended);
	return inspectingLevels.find((level) => lastOf(since, level)?.outcome !== 'passed') ?? null;
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
