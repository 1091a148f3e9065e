import type { OrganizationKind } from '#domain/identity/actor.ts';
import { parseAmount } from '#domain/money.ts';
import { isInMoney, unitOf } from '#domain/needs/measure.ts';
import { parseQuantity } from '#domain/needs/quantity.ts';
import { parseDate } from '#domain/period.ts';
import { accept, refuse, valueOf, type Result } from '#domain/result.ts';
import { isBlank, normalizeInput, normalizeParagraphs } from '#domain/text.ts';
import { naturesFor, type Offer } from './offer.ts';
import type { OfferForm } from './schema.ts';

/** What the database is asked to keep. `version` is the one that was edited, null for a new one. */
export interface OfferDraft extends Omit<
	Offer,
	'organizationId' | 'organizationName' | 'status' | 'version' | 'createdBy' | 'editedBy' | 'isDemo'
> {
	readonly version: number | null;
}

/**
 * The offer that a checked form describes, from an organization of this kind. What does not belong
 * to its commodity is left out; fiscal aid goes to its pairings, whatever was ticked.
 */
export function offerFromForm(
	form: OfferForm,
	kind: OrganizationKind,
): Result<OfferDraft, 'offer.nature_not_yours'> {
	const nature = naturesFor(kind).find((allowed) => allowed === form.nature);
	if (!nature) return refuse('offer.nature_not_yours', 'nature');
	return accept({
		id: form.id,
		version: form.version === '' ? null : Number(form.version),
		nature,
		commodity: form.commodity,
		title: normalizeInput(form.title),
		note: normalizeParagraphs(form.note),
		...measureOf(form),
		categories: form.categories,
		regionCodes: form.regions,
		pairedOnly: form.paired_only || nature === 'fiscal_aid',
		validFrom: valueOf(parseDate(form.valid_from)),
		validTo: isBlank(form.valid_to) ? null : valueOf(parseDate(form.valid_to)),
		isAnonymous: form.is_anonymous,
	});
}

function measureOf(
	form: OfferForm,
): Pick<Offer, 'budgetFen' | 'minimumGrantFen' | 'quantity' | 'unit'> {
	if (!isInMoney(form.commodity)) {
		return {
			budgetFen: null,
			minimumGrantFen: 0,
			quantity: valueOf(parseQuantity(form.quantity)),
			unit: unitOf(form.commodity, normalizeInput(form.unit)),
		};
	}
	return {
		budgetFen: valueOf(parseAmount(form.budget)),
		minimumGrantFen: isBlank(form.minimum_grant) ? 0 : valueOf(parseAmount(form.minimum_grant)),
		quantity: null,
		unit: null,
	};
}

/** An offer as the form shows it again. */
export function formOfOffer(offer: Offer): OfferForm {
	return {
		id: offer.id,
		version: String(offer.version),
		title: offer.title,
		nature: offer.nature,
		commodity: offer.commodity,
		budget: offer.budgetFen === null ? '' : inYuan(offer.budgetFen),
		minimum_grant: offer.minimumGrantFen === 0 ? '' : inYuan(offer.minimumGrantFen),
		quantity: offer.quantity === null ? '' : String(offer.quantity),
		unit: offer.unit ?? '',
		categories: [...offer.categories],
		regions: [...offer.regionCodes],
		paired_only: offer.pairedOnly,
		valid_from: offer.validFrom,
		valid_to: offer.validTo ?? '',
		note: offer.note,
		is_anonymous: offer.isAnonymous,
	};
}

function inYuan(fen: number): string {
	return (fen / 100).toFixed(2);
}
