import { inUnits, parseMilli } from '#domain/needs/quantity.ts';
import { parseAmount } from '#domain/money.ts';
import { valueOf } from '#domain/result.ts';
import { isBlank, normalizeInput } from '#domain/text.ts';
import type { Standing } from './pledge.ts';
import type { PledgeForm } from './schema.ts';

/** What is given in kind, in its own unit; never added to another line, nor to money. */
export interface GoodsLine {
	/** From 1, as signed. */
	readonly position: number;
	readonly item: string;
	readonly unit: string;
	/** In thousandths of the unit. */
	readonly quantityMilli: number;
	/** Of the whole line, and by which basis; both null where nobody has valued it. */
	readonly valuationFen: number | null;
	readonly valuationBasis: string | null;
}

/** The lines that a checked form describes; empty rows are left out. */
export function goodsFromForm(form: PledgeForm): GoodsLine[] {
	return form.goods_item
		.map((item, row) => ({ item, row }))
		.filter(({ item }) => !isBlank(item))
		.map(({ item, row }, index) => {
			const value = form.goods_value[row] ?? '';
			const valuationFen = isBlank(value) ? null : valueOf(parseAmount(value)) || null;
			const basis = normalizeInput(form.goods_basis[row] ?? '');
			return {
				position: index + 1,
				item: normalizeInput(item),
				unit: normalizeInput(form.goods_unit[row] ?? ''),
				quantityMilli: valueOf(parseMilli(form.goods_quantity[row] ?? '')),
				valuationFen,
				valuationBasis: valuationFen === null ? null : basis,
			};
		});
}

type Rows = Pick<
	PledgeForm,
	'goods_item' | 'goods_quantity' | 'goods_unit' | 'goods_value' | 'goods_basis'
>;

export function rowsOfGoods(goods: readonly GoodsLine[]): Rows {
	return {
		goods_item: goods.map(({ item }) => item),
		goods_quantity: goods.map(({ quantityMilli }) => inUnits(quantityMilli)),
		goods_unit: goods.map(({ unit }) => unit),
		goods_value: goods.map(({ valuationFen: fen }) => (fen === null ? '' : (fen / 100).toFixed(2))),
		goods_basis: goods.map(({ valuationBasis }) => valuationBasis ?? ''),
	};
}

/** The form with one more empty row for goods. */
export function withGoods(form: PledgeForm): PledgeForm {
	return {
		...form,
		goods_item: [...form.goods_item, ''],
		goods_quantity: [...form.goods_quantity, ''],
		goods_unit: [...form.goods_unit, ''],
		goods_value: [...form.goods_value, ''],
		goods_basis: [...form.goods_basis, ''],
	};
}

/** How many characters the words of a pledge may have. */
const MOST_WORDS = 100;

/** What a list says that has no room for lines: 饲料12.34吨、面粉500袋. */
export function wordsOfGoods(goods: readonly GoodsLine[]): string {
	const words = goods.map(
		({ item, quantityMilli, unit }) => `${item}${inUnits(quantityMilli)}${unit}`,
	);
	const all = [...words.join('、')];
	return all.length > MOST_WORDS ? `${all.slice(0, MOST_WORDS - 1).join('')}…` : all.join('');
}

/** How far a signed pledge of goods has come, by what was counted where it arrived. */
export type GoodsStage =
	'shipped' | 'partly_received' | 'received' | 'handing_over' | 'handed_over';

/** What of the standing of a pledge its goods decide. */
export function standingOfGoods(stage: GoodsStage): Standing {
	if (stage === 'shipped') return 'signed';
	return stage === 'partly_received' ? 'partly_received' : 'fulfilled';
}
