import { inUnits, parseMilli } from '#domain/needs/quantity.ts';
import { parseDate } from '#domain/period.ts';
import { parseWhole } from '#domain/pledges/plan.ts';
import type { Places } from '#domain/pledges/refusals.ts';
import type { VillageChoice } from '#domain/pledges/village.ts';
import { accept, refuse, valueOf, type Result } from '#domain/result.ts';
import { isBlank } from '#domain/text.ts';
import {
	labelsIn,
	linesFromText,
	numberedHouseholds,
	writeParts,
	type LineDraft,
} from './goods-lines.ts';
import { splitInParts, type GoodsPlan, type PlanScope, type PlanWay } from './goods-plan.ts';
import type { GoodsPlanForm, GoodsReceiptForm, ShipmentForm } from './schema.ts';

/** Commands of checked forms; quantities in thousandths, what was left empty is null. */
export function shipmentFromForm(form: ShipmentForm) {
	return {
		id: form.id,
		position: Number(form.position),
		villageCode: form.village_code || null,
		quantityMilli: valueOf(parseMilli(form.quantity)),
		shippedOn: valueOf(parseDate(form.shipped_on)),
		carrier: form.carrier || null,
		documentId: form.waybill_staged || null,
	};
}

export type ShipmentDraft = ReturnType<typeof shipmentFromForm>;

export function goodsReceiptFromForm(form: GoodsReceiptForm) {
	return {
		id: form.id,
		quantityMilli: valueOf(parseMilli(form.quantity)),
		receivedOn: valueOf(parseDate(form.received_on)),
		photoId: form.photo_staged || null,
		documentId: form.delivery_note_staged || null,
		note: form.condition || null,
	};
}

export type GoodsReceiptDraft = ReturnType<typeof goodsReceiptFromForm>;

export interface GoodsPlanDraft {
	readonly id: string;
	readonly version: number | null;
	readonly pledgeId: string;
	readonly position: number;
	/** Whose store; null: the receiving entity's. */
	readonly villageCode: string | null;
	readonly way: PlanWay;
	readonly scope: PlanScope;
	readonly stepMilli: number | null;
	readonly reason: string | null;
	readonly lines: readonly LineDraft[];
}

/** @param villages what the typed places can mean: of the lines, or of the one that they lie in */
export function planFromGoodsForm(
	form: GoodsPlanForm,
	villages: readonly VillageChoice[],
): Result<GoodsPlanDraft> {
	const store = form.village_code || null;
	const place = store ?? placeOf(form, villages);
	if (form.scope !== 'villages' && place === null) {
		return refuse('goods.place_missing', 'beneficiary');
	}
	const known = { scope: form.scope, villageCode: place, villages };
	const lines = linesFromText(form.lines, known);
	if (!lines.ok) return { ok: false, refusal: { ...lines.refusal, field: 'lines' } };
	const isEqual = form.way === 'equal';
	if (!isEqual && isBlank(form.reason)) return refuse('goods.reason_missing', 'reason');
	return accept({
		id: form.id,
		version: form.version === '' ? null : Number(form.version),
		pledgeId: form.pledge_id,
		position: Number(form.position),
		villageCode: store,
		way: form.way,
		scope: form.scope,
		stepMilli: isEqual ? valueOf(parseMilli(form.step)) : null,
		reason: form.reason || null,
		lines: lines.value,
	});
}

function placeOf(form: GoodsPlanForm, villages: readonly VillageChoice[]): string | null {
	const typed = form.beneficiary.trim();
	const found = villages.filter(
		({ code, name }) => typed.includes(code) || typed === name || `${typed}村` === name,
	);
	return found.length === 1 && found[0] ? found[0].code : null;
}

/** The form with equal parts in its lines; households that are only counted get their numbers. */
export function withEqualParts(form: GoodsPlanForm): Result<GoodsPlanForm> {
	const total = parseMilli(form.total);
	if (!total.ok) return refuse(total.refusal.name, 'total');
	const step = parseMilli(form.step);
	if (!step.ok) return refuse(step.refusal.name, 'step');
	const labels = labelsOf(form);
	if (!labels.ok) return labels;
	const split = splitInParts(total.value, labels.value.length, step.value);
	if (!split.ok) return refuse(split.refusal.name, 'total');
	return accept({ ...form, lines: writeParts(labels.value, split.value.partMilli) });
}

function labelsOf(form: GoodsPlanForm): Result<string[]> {
	if (form.scope === 'households' && !isBlank(form.parts)) {
		const count = parseWhole(form.parts);
		return count.ok ? accept(numberedHouseholds(count.value)) : refuse('count.malformed', 'parts');
	}
	const labels = labelsIn(form.lines);
	const isForHouseholds = form.scope === 'households';
	if (labels.length > 0) return accept(labels);
	return refuse('goods.lines_missing', isForHouseholds ? 'parts' : 'lines');
}

/** A plan as the form shows it again. */
export function formOfPlan(plan: GoodsPlan): Partial<GoodsPlanForm> {
	const [first] = plan.lines;
	const label = ({ village, target }: (typeof plan.lines)[number]) =>
		target ?? `${village.code} ${village.place}`;
	return {
		id: plan.id,
		version: String(plan.version),
		pledge_id: plan.goods.pledge.id,
		position: String(plan.goods.position),
		village_code: plan.village?.code ?? '',
		way: plan.way,
		scope: plan.scope,
		beneficiary: first ? `${first.village.code} ${first.village.place}` : '',
		parts: '',
		total: inUnits(plan.inStockMilli),
		step: plan.stepMilli === null ? '0.001' : inUnits(plan.stepMilli),
		reason: plan.reason ?? '',
		lines: plan.lines.map((line) => `${label(line)} ${inUnits(line.quantityMilli)}`).join('\n'),
	};
}

/** Beside which input the refusals of the database belong. */
export const goodsPlaces: Places = {
	'goods.insufficient': 'quantity',
	'goods.in_the_future': 'shipped_on',
	'goods.not_a_beneficiary': 'village_code',
	'goods.photo_missing': 'photo',
	'goods.before_shipping': 'received_on',
	'goods.sheet_missing': 'sheet',
	'note.missing': 'note',
};

export const goodsPlanPlaces: Places = {
	'goods.insufficient': 'lines',
	'goods.not_a_beneficiary': 'lines',
	'goods.target_malformed': 'lines',
	'goods.not_equal': 'lines',
	'goods.line_twice': 'lines',
	'goods.lines_missing': 'lines',
	'goods.reason_missing': 'reason',
};
