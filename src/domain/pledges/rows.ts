import { parseAmount, splitEqually } from '#domain/money.ts';
import { accept, refuse, type Result } from '#domain/result.ts';
import { isBlank } from '#domain/text.ts';
import type { Match } from './form.ts';
import { rowsOfGoods } from './goods.ts';
import type { Instalment } from './instalment.ts';
import type { Pledge } from './pledge.ts';
import type { PledgeForm } from './schema.ts';
import { labelVillage } from './village.ts';

/** Empty rows that a new form begins with. */
const EMPTY_LINES = 2;
const EMPTY_INSTALMENTS = 3;

type Rows<Names extends keyof PledgeForm> = Pick<PledgeForm, Names>;

/** The form of a new draft: with what is settled by a proposal, or with empty rows. */
export function formOfNewPledge(id: string, match: Match | null): Partial<PledgeForm> {
	const known = match
		? { is_anonymous: match.isAnonymous, amount_text: match.goods ?? '' }
		: { line_village: empty(EMPTY_LINES), line_need: empty(EMPTY_LINES) };
	const rows = { due_on: empty(EMPTY_INSTALMENTS), due_amount: empty(EMPTY_INSTALMENTS) };
	const line_amount = match ? [] : empty(EMPTY_LINES);
	return { id, ...known, line_amount, ...emptyGoods(match ? 0 : 1), ...rows };
}

function emptyGoods(count: number): ReturnType<typeof rowsOfGoods> {
	const blank = empty(count);
	return {
		goods_item: blank,
		goods_quantity: blank,
		goods_unit: blank,
		goods_value: blank,
		goods_basis: blank,
	};
}

function empty(count: number): string[] {
	return Array.from({ length: count }, () => '');
}

/** A draft as the form shows it again. */
export function formOfPledge(pledge: Pledge): Partial<PledgeForm> {
	const { lines } = pledge;
	return {
		id: pledge.id,
		version: String(pledge.version),
		receiving_organization_id: pledge.receiver.id,
		nature: pledge.nature,
		form: pledge.kind,
		amount: inYuan(pledge.amountFen),
		amount_text: pledge.amountText ?? '',
		earmark: pledge.earmark ?? '',
		change_of_use_clause: pledge.changeOfUseClause ?? '',
		is_anonymous: pledge.isAnonymous,
		line_village: lines.map(({ villageCode, place }) => labelVillage({ code: villageCode, place })),
		line_need: lines.map(({ needId }) => needId ?? ''),
		line_amount: lines.map(({ amountFen }) => inYuan(amountFen)),
		...(pledge.goods.length > 0 ? rowsOfGoods(pledge.goods) : emptyGoods(1)),
		...rowsOfInstalments(pledge.instalments),
	};
}

export function rowsOfInstalments(
	instalments: readonly Instalment[],
): Rows<'due_on' | 'due_amount'> {
	return {
		due_on: instalments.map(({ dueOn }) => dueOn),
		due_amount: instalments.map(({ amountFen }) => inYuan(amountFen)),
	};
}

/** The form with one more empty row for a village. */
export function withLine(form: PledgeForm): PledgeForm {
	const { line_village, line_need, line_amount } = form;
	return {
		...form,
		line_village: [...line_village, ''],
		line_need: [...line_need, ''],
		line_amount: [...line_amount, ''],
	};
}

/** The form with the typed amount in equal shares for its villages; the last bears the rest. */
export function withEqualLines(form: PledgeForm): Result<PledgeForm> {
	const total = parseAmount(form.amount);
	if (!total.ok) return { ok: false, refusal: { ...total.refusal, field: 'amount' } };
	const named = form.line_village.filter((village) => !isBlank(village)).length;
	if (named === 0) return refuse('pledge.village_missing', 'line_village[0]');
	const shares = splitEqually(total.value, named);
	const line_amount = form.line_village.map((village) =>
		isBlank(village) ? '' : inYuan(shares.shift() ?? 0),
	);
	return accept({ ...form, line_amount });
}

/** The form with one more empty row for an instalment. */
export function withInstalment(form: PledgeForm): PledgeForm {
	return { ...form, due_on: [...form.due_on, ''], due_amount: [...form.due_amount, ''] };
}

function inYuan(fen: number | null): string {
	return fen === null ? '' : (fen / 100).toFixed(2);
}
