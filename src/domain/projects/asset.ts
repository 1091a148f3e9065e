import { parseAmount } from '#domain/money.ts';
import { parseQuantity } from '#domain/needs/quantity.ts';
import { valueOf } from '#domain/result.ts';
import { isBlank, normalizeInput, normalizeParagraphs } from '#domain/text.ts';
import type { AssetForm } from './schema.ts';

/** 经营性, 公益性, 到户类; the same list stands in assets_kind. */
export const assetKinds = ['operating', 'public_benefit', 'household'] as const;

/** What a project leaves behind. */
export interface Asset {
	readonly id: string;
	readonly name: string;
	readonly kind: (typeof assetKinds)[number];
	readonly quantity: number;
	readonly unit: string;
	/** What it cost; null where nobody knows. */
	readonly valueFen: number | null;
	/** No names of persons: households are told by their number. */
	readonly owner: string;
	/** Who looks after it. */
	readonly keeper: string;
	readonly location: string;
	readonly yearlyYieldFen: number | null;
	/** How what it yields is shared out. */
	readonly yieldUse: string | null;
}

export function assetFromForm(form: AssetForm): Omit<Asset, 'id'> {
	return {
		name: normalizeInput(form.name),
		kind: form.kind,
		quantity: valueOf(parseQuantity(form.quantity)),
		unit: normalizeInput(form.unit),
		valueFen: amountOf(form.value),
		owner: normalizeInput(form.owner),
		keeper: normalizeInput(form.keeper),
		location: normalizeInput(form.location),
		yearlyYieldFen: amountOf(form.yearly_yield),
		yieldUse: normalizeParagraphs(form.yield_use) || null,
	};
}

function amountOf(text: string): number | null {
	return isBlank(text) ? null : valueOf(parseAmount(text));
}

/** An asset as the form shows it again. */
export function formOfAsset(asset: Asset): AssetForm {
	const yuan = (fen: number | null) => (fen === null ? '' : (fen / 100).toFixed(2));
	return {
		name: asset.name,
		kind: asset.kind,
		quantity: String(asset.quantity),
		unit: asset.unit,
		value: yuan(asset.valueFen),
		owner: asset.owner,
		keeper: asset.keeper,
		location: asset.location,
		yearly_yield: yuan(asset.yearlyYieldFen),
		yield_use: asset.yieldUse ?? '',
	};
}
