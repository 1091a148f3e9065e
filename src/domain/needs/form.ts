import { countOrNull } from '#domain/count.ts';
import { parseAmount } from '#domain/money.ts';
import { valueOf } from '#domain/result.ts';
import { normalizeInput, normalizeParagraphs } from '#domain/text.ts';
import { isInMoney, unitOf } from './measure.ts';
import type { Category, Need } from './need.ts';
import { parseQuantity } from './quantity.ts';
import type { NeedForm } from './schema.ts';

/** What the database is asked to keep. `version` is the one edited, null for a new need. */
export interface NeedDraft extends Pick<
	Need,
	| 'id'
	| 'villageCode'
	| 'title'
	| 'description'
	| 'category'
	| 'commodity'
	| 'amountFen'
	| 'quantity'
	| 'unit'
	| 'urgency'
	| 'beneficiaryHouseholds'
	| 'beneficiaryPersons'
	| 'decisionRecordId'
> {
	readonly version: number | null;
}

/** The need that a checked form describes. What does not belong to its commodity is left out. */
export function needFromForm(form: NeedForm): NeedDraft {
	const isMoney = isInMoney(form.commodity);
	return {
		id: form.id,
		version: form.version === '' ? null : Number(form.version),
		villageCode: form.village_code,
		title: normalizeInput(form.title),
		description: normalizeParagraphs(form.description),
		category: form.category as Category,
		commodity: form.commodity,
		amountFen: isMoney ? valueOf(parseAmount(form.amount)) : null,
		quantity: isMoney ? null : valueOf(parseQuantity(form.quantity)),
		unit: unitOf(form.commodity, normalizeInput(form.unit)),
		urgency: Number(form.urgency),
		beneficiaryHouseholds: countOrNull(form.households),
		beneficiaryPersons: countOrNull(form.persons),
		decisionRecordId: form.decision_record_staged || null,
	};
}

/** A need as the form shows it again. */
export function formOfNeed(need: Need): Partial<NeedForm> {
	return {
		id: need.id,
		version: String(need.version),
		village_code: need.villageCode,
		title: need.title,
		description: need.description,
		category: need.category,
		commodity: need.commodity,
		amount: need.amountFen === null ? '' : (need.amountFen / 100).toFixed(2),
		quantity: need.quantity === null ? '' : String(need.quantity),
		unit: need.unit ?? '',
		urgency: String(need.urgency) as NeedForm['urgency'],
		households: need.beneficiaryHouseholds === null ? '' : String(need.beneficiaryHouseholds),
		persons: need.beneficiaryPersons === null ? '' : String(need.beneficiaryPersons),
		decision_record_staged: need.decisionRecordId ?? '',
	};
}
