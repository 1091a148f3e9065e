import type { OrganizationKind } from '#domain/identity/actor.ts';
import { parseAmount, parseApproximate } from '#domain/money.ts';
import { naturesFor, type Nature } from '#domain/offers/offer.ts';
import { parseDate } from '#domain/period.ts';
import { accept, refuse, valueOf, type Result } from '#domain/result.ts';
import { isBlank } from '#domain/text.ts';
import { goodsFromForm, wordsOfGoods, type GoodsLine } from './goods.ts';
import type { Instalment } from './instalment.ts';
import type { Line, Party, PledgeKind } from './pledge.ts';
import type { PledgeForm, SignatureForm, UseChangeForm, WaiverForm } from './schema.ts';
import { chooseVillage, type VillageChoice } from './village.ts';

/** An agreed proposal: the pledge that follows from it says this and nothing else. */
export interface Match {
	readonly proposalId: string;
	readonly donor: Party;
	readonly nature: Nature;
	/** null for goods, which are told in words. */
	readonly amountFen: number | null;
	/** What of which offer, as the draft begins with it; null for money. */
	readonly goods: string | null;
	readonly isAnonymous: boolean;
	readonly line: Line;
}

/** What the database is asked to keep. `version` is the one that was edited, null for a new one. */
export interface PledgeDraft {
	readonly id: string;
	readonly version: number | null;
	readonly proposalId: string | null;
	readonly receivingOrganizationId: string;
	readonly nature: Nature;
	readonly kind: PledgeKind;
	readonly amountFen: number | null;
	readonly amountText: string | null;
	readonly isApproximate: boolean;
	readonly earmark: string | null;
	readonly changeOfUseClause: string | null;
	readonly isAnonymous: boolean;
	readonly lines: readonly Pick<Line, 'villageCode' | 'needId' | 'amountFen'>[];
	readonly goods: readonly GoodsLine[];
	readonly instalments: readonly Instalment[];
}

interface Known {
	readonly kind: OrganizationKind;
	readonly match: Match | null;
	readonly villages: readonly VillageChoice[];
}

/** The pledge that a checked form describes. What a proposal has settled is taken from there. */
export function pledgeFromForm(form: PledgeForm, known: Known): Result<PledgeDraft> {
	const terms = known.match ? accept(termsOf(known.match)) : termsFromForm(form, known);
	if (!terms.ok) return terms;
	const isCash = terms.value.kind === 'cash';
	const isTold = !isBlank(form.amount_text) || !form.goods_item.every(isBlank);
	if (!isCash && !isTold) return refuse('pledge.words_missing', 'amount_text');
	const goods = terms.value.kind === 'goods' ? goodsFromForm(form) : [];
	return accept({
		id: form.id,
		version: form.version === '' ? null : Number(form.version),
		receivingOrganizationId: form.receiving_organization_id,
		amountText: form.amount_text || wordsOfGoods(goods) || null,
		isApproximate: isCash && parseApproximate(form.amount_text).isApproximate,
		earmark: form.earmark || null,
		changeOfUseClause: form.change_of_use_clause || null,
		...terms.value,
		isAnonymous: form.is_anonymous || (known.match?.isAnonymous ?? false),
		goods,
		instalments: isCash ? instalmentsFromForm(form) : [],
	});
}

type Terms = Pick<PledgeDraft, 'proposalId' | 'nature' | 'kind' | 'amountFen' | 'lines'>;

function termsOf({ proposalId, nature, amountFen, line }: Match): Terms {
	const kind = amountFen === null ? 'goods' : 'cash';
	return { proposalId, nature, kind, amountFen, lines: [line] };
}

function termsFromForm(form: PledgeForm, { kind, villages }: Known): Result<Terms> {
	const nature = naturesFor(kind).find((allowed) => allowed === form.nature);
	if (form.nature === '') return refuse('pledge.nature_missing', 'nature');
	if (!nature) return refuse('pledge.nature_not_yours', 'nature');
	const isCash = form.form === 'cash';
	if (isCash && isNothing(form.amount)) return refuse('amount.missing', 'amount');
	const lines = linesFromForm(form, villages);
	if (!lines.ok) return lines;
	const amountFen = isCash ? valueOf(parseAmount(form.amount)) : null;
	return accept({ proposalId: null, nature, kind: form.form, amountFen, lines: lines.value });
}

function isNothing(text: string): boolean {
	const amount = parseAmount(text);
	return !amount.ok || amount.value === 0;
}

function linesFromForm(
	form: PledgeForm,
	villages: readonly VillageChoice[],
): Result<PledgeDraft['lines']> {
	const lines: PledgeDraft['lines'][number][] = [];
	for (const [row, text] of form.line_village.entries()) {
		if (isBlank(text)) continue;
		const village = chooseVillage(text, villages);
		const field = `line_village[${row}]`;
		if (!village.ok) return { ok: false, refusal: { ...village.refusal, field } };
		const amount = form.form === 'cash' ? (form.line_amount[row] ?? '') : '';
		lines.push({
			villageCode: village.value.code,
			needId: form.line_need[row] || null,
			amountFen: isNothing(amount) ? null : valueOf(parseAmount(amount)),
		});
	}
	return accept(lines);
}

/** By their days, however they were typed; an instalment of nothing is none. */
function instalmentsFromForm(form: PledgeForm): Instalment[] {
	return form.due_on
		.map((day, row) => ({ day, amount: form.due_amount[row] ?? '' }))
		.filter(({ day, amount }) => !isBlank(day) && !isNothing(amount))
		.map(({ day, amount }) => ({
			dueOn: valueOf(parseDate(day)),
			amountFen: valueOf(parseAmount(amount)),
		}))
		.sort((one, other) => one.dueOn.localeCompare(other.dueOn))
		.map((instalment, index) => ({ ...instalment, position: index + 1 }));
}

/** What is asked of an instalment. */
export function waiverFromForm(form: WaiverForm) {
	return { id: form.id, position: Number(form.instalment), reason: form.reason };
}

export type WaiverDraft = ReturnType<typeof waiverFromForm>;

export function useChangeFromForm({ id, earmark, reason }: UseChangeForm) {
	return { id, earmark, reason };
}

export type UseChangeDraft = ReturnType<typeof useChangeFromForm>;

/** The agreement on paper; without its file it is refused. */
export interface Signature {
	readonly documentId: string | null;
	readonly number: string;
	readonly on: string;
}

export function signatureFromForm(form: SignatureForm): Signature {
	return {
		documentId: form.agreement_staged || null,
		number: form.agreement_number,
		on: valueOf(parseDate(form.agreement_on)),
	};
}
