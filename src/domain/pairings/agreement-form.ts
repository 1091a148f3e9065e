import { parseDate } from '#domain/period.ts';
import { accept, refuse, valueOf, type Result } from '#domain/result.ts';
import { isBlank } from '#domain/text.ts';
import type { Target } from './agreement.ts';
import { inTyped, parseFigure, type Indicator } from './indicator.ts';
import type { AgreementForm, ReportForm, SignatureForm } from './schema.ts';

/** Every indicator of the library, with what was agreed of it so far. */
export function formOfTargets(library: readonly Indicator[], targets: readonly Target[]) {
	const known = new Map(targets.map(({ indicator, value }) => [indicator, value]));
	return {
		indicator: library.map(({ code }) => code),
		target: library.map((one) => {
			const value = known.get(one.code);
			return value === undefined ? '' : inTyped(one, value);
		}),
	};
}

/** The targets that were typed; an indicator left empty has none. A wrong one says its row. */
export function targetsFromForm(
	{ indicator, target }: Pick<AgreementForm, 'indicator' | 'target'>,
	library: readonly Indicator[],
): Result<Target[]> {
	const targets: Target[] = [];
	for (const [row, code] of indicator.entries()) {
		const text = target[row] ?? '';
		if (isBlank(text)) continue;
		const meant = library.find((one) => one.code === code);
		if (!meant) return refuse('indicator.unknown', undefined, { indicator: code });
		const value = parseFigure(meant, text);
		if (!value.ok) return refuse(value.refusal.name, `target[${row}]`, value.refusal.facts);
		targets.push({ indicator: code, value: value.value });
	}
	return targets.length > 0 ? accept(targets) : refuse('agreement.no_targets');
}

export interface Paper {
	readonly version: number;
	readonly documentId: string | null;
	readonly number: string | null;
	readonly signedOn: string | null;
}

/** Whoever signs first puts the paper forward, the other sends the version alone. */
export function paperFromForm(form: SignatureForm): Paper {
	return {
		version: Number(form.version),
		documentId: form.paper_staged || null,
		number: form.number || null,
		signedOn: isBlank(form.signed_on) ? null : valueOf(parseDate(form.signed_on)),
	};
}

export interface ReportDraft {
	readonly id: string;
	readonly indicator: string;
	readonly value: number;
	readonly occurredOn: string;
	readonly note: string;
	readonly number: string | null;
	readonly documentId: string | null;
	readonly correctsId: string | null;
	readonly reason: string | null;
}

/**
 * The fact that a checked form reports, in the unit of its indicator.
 * @param correctsId the fact that it corrects, null where it is new
 */
export function reportFromForm(
	form: ReportForm,
	library: readonly Indicator[],
	correctsId: string | null,
): Result<ReportDraft> {
	if (correctsId !== null && form.reason === '') return refuse('note.missing', 'reason');
	const meant = library.find(({ code }) => code === form.indicator);
	if (!meant) return refuse('indicator.unknown', 'indicator', { indicator: form.indicator });
	const value = parseFigure(meant, form.value);
	if (!value.ok) return refuse(value.refusal.name, 'value', value.refusal.facts);
	return accept({
		id: form.id,
		indicator: form.indicator,
		value: value.value,
		occurredOn: valueOf(parseDate(form.occurred_on)),
		note: form.note,
		number: form.number || null,
		documentId: form.evidence_staged || null,
		correctsId,
		reason: correctsId && form.reason,
	});
}
