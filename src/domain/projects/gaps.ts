import { isBlank } from '#domain/text.ts';
import type {
	AcceptanceForm,
	AnswerForm,
	AssetForm,
	JudgementForm,
	ProjectForm,
} from './schema.ts';

/** Something wrong with a form, and the field beside which it is said. */
export interface Fault {
	/** The field, and the row in it where one is wrong. */
	readonly path: (string | number)[];
	/** Of a refusal. */
	readonly name: string;
}

/** Fields that lack what another field of the same form asks of them. */
function lacking(
	...faults: readonly (readonly [isLacking: boolean, field: string, name: string])[]
) {
	return faults
		.filter(([isLacking]) => isLacking)
		.map(([, field, name]): Fault => ({ path: [field], name }));
}

/** 产业项目 must say how households gain by it. */
export function inProject({ kind, farmer_linkage: linkage }: ProjectForm): Fault[] {
	return lacking(
		[kind === '', 'kind', 'project.kind_missing'],
		[kind === 'industry' && isBlank(linkage), 'farmer_linkage', 'project.linkage_missing'],
	);
}

export function inJudgement({ status, met_on, note }: JudgementForm): Fault[] {
	if (status === '') return lacking([true, 'status', 'milestone.outcome_missing']);
	return lacking(
		[status !== 'not_met' && isBlank(met_on), 'met_on', 'date.missing'],
		[status !== 'met' && isBlank(note), 'note', 'note.missing'],
	);
}

/** Why an objection was upheld is said in public. */
export function inAnswer({ status, reason }: AnswerForm): Fault[] {
	return lacking(
		[status === '', 'status', 'objection.outcome_missing'],
		[status === 'upheld' && isBlank(reason), 'reason', 'note.missing'],
	);
}

export function inAcceptance({ outcome, findings }: AcceptanceForm): Fault[] {
	return lacking(
		[outcome === '', 'outcome', 'acceptance.outcome_missing'],
		[outcome === 'rectify' && isBlank(findings), 'findings', 'acceptance.findings_missing'],
	);
}

/** What yields something says how that is shared out. */
export function inAsset({ kind, yield_use: use }: AssetForm): Fault[] {
	return lacking([kind === 'operating' && isBlank(use), 'yield_use', 'asset.yield_use_missing']);
}
