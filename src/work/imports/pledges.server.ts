import { listReceivers, type Receiver } from '#data/pledges-drafts.server.ts';
import { argumentsOf } from '#data/pledges.server.ts';
import { pledgeFromForm, type PledgeDraft } from '#domain/pledges/form.ts';
import { draftPlaces, placed } from '#domain/pledges/refusals.ts';
import { pledgeSchema, type PledgeForm } from '#domain/pledges/schema.ts';
import type { VillageChoice } from '#domain/pledges/village.ts';
import { wordOf } from '#domain/reports/cell.ts';
import type { Issue } from '#domain/reports/import.ts';
import type { Fields } from '#domain/reports/sheet.ts';
import { pledgeFormOf, sharesIn } from '#domain/reports/sheets/pledges.ts';
import { judgeSum } from '#domain/reports/sum.ts';
import { refuse, type Refusal, type Result } from '#domain/result.ts';
import {
	faulty,
	issueOf,
	judgeForm,
	NO_ID,
	withFirst,
	type Importer,
	type Importing,
	type Judged,
} from './importer.server.ts';
import { villagesNamed } from './villages-named.server.ts';

/** Drafts of pledges of the importing organization. */
export const pledges: Importer = {
	async prepare(db, whose, rows) {
		const [receivers, villages] = await Promise.all([
			listReceivers(db, whose.id, null),
			villagesNamed(
				db,
				rows.flatMap(({ line_village: text }) => villagesIn(text)),
			),
		]);
		return (fields) => judge(fields, { whose, receivers, villages });
	},
};

function villagesIn(text: string | undefined): string[] {
	return sharesIn(text ?? '').map(({ of }) => of);
}

interface Known {
	readonly whose: Importing;
	readonly receivers: readonly Receiver[];
	readonly villages: readonly VillageChoice[];
}

function judge(fields: Fields, { whose, receivers, villages }: Known): Judged {
	const receiver = chooseReceiver(fields['receiving_organization_id'] ?? '', receivers);
	const id = receiver.ok ? receiver.value : '';
	const judged = judgeForm<PledgeForm>(pledgeSchema, pledgeFormOf(fields, NO_ID, id), columnOf);
	if (!('form' in judged)) {
		return withFirst('receiving_organization_id', receiver, judged.issues);
	}
	const draft = pledgeFromForm(judged.form, { kind: whose.kind, match: null, villages });
	if (!draft.ok) {
		const { field, ...refusal } = placed(draft.refusal, draftPlaces);
		return faulty(issueOf(field === undefined ? null : columnOf(field), refusal));
	}
	const {
		id: _id,
		version: _version,
		proposal_id: _proposal,
		...command
	} = argumentsOf(draft.value);
	return { command, issues: notesOn(draft.value) };
}

/** The column in which an input of the form stands: line_amount[2] is told with its village. */
function columnOf(field: string): string {
	const [name = ''] = field.split('[');
	if (name === 'line_amount') return 'line_village';
	return name === 'due_amount' ? 'due_on' : name;
}

function chooseReceiver(
	text: string,
	receivers: readonly Receiver[],
): Result<string, 'pledge.receiver_missing' | 'import.organization_unknown'> {
	if (text === '') return refuse('pledge.receiver_missing');
	const named = receivers.filter(({ name }) => wordOf(name) === wordOf(text));
	const [only] = named;
	if (!only || named.length > 1) {
		return refuse('import.organization_unknown', undefined, { typed: text });
	}
	return { ok: true, value: only.id };
}

/** Shares and instalments that do not make up the amount: told, and asked for at signing. */
function notesOn({ amountFen, lines, instalments }: PledgeDraft): Issue[] {
	if (amountFen === null) return [];
	const shares = lines.flatMap((line) => line.amountFen ?? []);
	const dues = instalments.map((instalment) => instalment.amountFen);
	return [...noteOn('line_village', amountFen, shares), ...noteOn('due_on', amountFen, dues)];
}

function noteOn(key: string, declared: number, details: readonly number[]): Issue[] {
	if (details.length === 0) return [];
	const { verdict, sum } = judgeSum(declared, details, true);
	if (verdict === 'equal') return [];
	const name: Refusal['name'] = verdict === 'rounded' ? 'import.sum_rounded' : 'import.sum_differs';
	return [{ key, name, facts: { declared, sum }, isNote: true }];
}
