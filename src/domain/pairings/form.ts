import { parseDate } from '#domain/period.ts';
import { accept, refuse, valueOf, type Result } from '#domain/result.ts';
import { isBlank } from '#domain/text.ts';
import { regionFor, type Pairing, type PairingKind, type Programme } from './pairing.ts';
import type { PairingForm } from './schema.ts';

/** A verified organization that typed text can mean. */
export interface Body {
	readonly id: string;
	readonly name: string;
	readonly uscc: string | null;
	readonly regionCode: string;
}

/** What the database is asked to record. */
export interface PairingDraft {
	readonly id: string;
	readonly predecessorId: string | null;
	readonly programme: Programme;
	readonly kind: PairingKind;
	readonly supportingId: string;
	readonly supportingName: string | null;
	readonly supportingRegionCode: string;
	readonly receivingId: string | null;
	readonly receivingName: string | null;
	readonly receivingRegionCode: string;
	readonly validFrom: string;
	readonly validTo: string | null;
	readonly basis: string | null;
	readonly basisDocumentId: string | null;
}

/** What a box offers and takes again: the name, and the code of namesakes. */
export function labelBody(body: Body, known: readonly Body[]): string {
	const isAlone = known.every(({ id, name }) => id === body.id || name !== body.name);
	return isAlone || body.uscc === null ? body.name : `${body.name} ${body.uscc}`;
}

/** The names that typed text can begin with: what its bodies are looked up by. */
export function namesOf({ supporter, receiver }: Pick<PairingForm, 'supporter' | 'receiver'>) {
	const bare = (text: string) => text.replace(/ [0-9A-Z]{18}$/, '');
	return [supporter, receiver].filter((text) => !isBlank(text)).map(bare);
}

function chooseBody(text: string, known: readonly Body[]): Result<Body> {
	const meant = known.filter(
		(body) => labelBody(body, known) === text || (body.name === text && body.uscc === null),
	);
	const [first, second] = meant;
	if (first && !second) return accept(first);
	return refuse(second ? 'pairing.body_ambiguous' : 'pairing.body_unknown', undefined, {
		typed: text,
	});
}

function at<Value>(result: Result<Value>, field: string): Result<Value> {
	return result.ok ? result : { ok: false, refusal: { ...result.refusal, field } };
}

/**
 * The pairing that a checked form describes.
 * @param known the organizations of the typed names
 * @param place the code of the typed place, null where the receiving organization tells it
 * @param predecessorId the pairing that it follows, null where it follows none
 */
export function pairingFromForm(
	form: PairingForm,
	known: readonly Body[],
	place: string | null,
	predecessorId: string | null,
): Result<PairingDraft> {
	const supporter = at(chooseBody(form.supporter, known), 'supporter');
	if (!supporter.ok) return supporter;
	const receiver = isBlank(form.receiver)
		? accept(null)
		: at(chooseBody(form.receiver, known), 'receiver');
	if (!receiver.ok) return receiver;
	const receivingRegionCode =
		place ?? (receiver.value && regionFor(form.kind, receiver.value.regionCode));
	if (receivingRegionCode === null) return refuse('pairing.receiver_missing', 'receiver');
	const validFrom = valueOf(parseDate(form.valid_from));
	const validTo = isBlank(form.valid_to) ? null : valueOf(parseDate(form.valid_to));
	if (validTo !== null && validTo < validFrom) {
		const facts = { valid_from: validFrom };
		return refuse('pairing.ends_before_it_begins', 'valid_to', facts);
	}
	return accept({
		id: form.id,
		predecessorId,
		programme: form.programme,
		kind: form.kind,
		supportingId: supporter.value.id,
		supportingName: form.supporting_name || null,
		supportingRegionCode: regionFor(form.kind, supporter.value.regionCode),
		receivingId: receiver.value?.id ?? null,
		receivingName: form.receiving_name || null,
		receivingRegionCode,
		validFrom,
		validTo,
		basis: form.basis || null,
		basisDocumentId: form.basis_document_staged || null,
	});
}

/** What the successor of a pairing has in common with it: the receiving side, level, programme. */
export function formOfSuccessor({ programme, kind, receiving }: Pairing) {
	const { organizationName, name, regionCode } = receiving;
	return {
		programme,
		kind,
		receiver: organizationName ?? '',
		receiving_name: name === organizationName ? '' : name,
		place: regionCode,
	};
}
