import type { Unit } from '#domain/needs/measure.ts';
import { parseIn } from '#domain/needs/quantity.ts';
import { refuse, type Result } from '#domain/result.ts';
import type { Change } from './changes.ts';
import { MOST_SIZE } from './parameters.ts';
import type { ChangeForm } from './schema.ts';
import { leastQuantity, unitIn } from './units.ts';

/*
 * The changes of a what-if while they are put together. They stand in the address, one each, so
 * that pages can add one by a link and the whole works without script.
 */

const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const QUANTITY = '\\d{1,14}(?:\\.\\d{1,3})?';
const FORM = new RegExp(
	`^(?:lock\\.${ID}\\.${ID}\\.${QUANTITY}|ban\\.${ID}\\.${ID}` +
		`|budget\\.${ID}\\.${QUANTITY}|floor\\.\\d{1,8})$`,
);

/** As an address holds it: `ban.<need>.<offer>`, `budget.<offer>.<quantity>`, `floor.<size>`. */
export function formatChange(change: Change): string {
	switch (change.what) {
		case 'lock':
			return ['lock', change.need, change.offer, change.quantity].join('.');
		case 'ban':
			return ['ban', change.need, change.offer].join('.');
		case 'budget':
			return ['budget', change.offer, change.quantity].join('.');
		case 'floor':
			return ['floor', change.size].join('.');
	}
}

/** The change that a text of an address stands for; null where nobody can have it from us. */
export function parseChange(text: string): Change | null {
	if (!FORM.test(text)) return null;
	const [what, one = '', ...others] = text.split('.');
	const [other = '', ...last] = others;
	if (what === 'lock') return { what, need: one, offer: other, quantity: Number(last.join('.')) };
	if (what === 'ban') return { what, need: one, offer: other };
	if (what === 'budget') return { what, offer: one, quantity: Number(others.join('.')) };
	return { what: 'floor', size: Number(one) };
}

/** More than these are no longer one question. */
export const MOST_CHANGES = 50;

/** Every change once, at most fifty. */
export function readBasket(texts: readonly string[]): Change[] {
	const changes = [...new Set(texts)].map(parseChange).filter((change) => change !== null);
	return changes.slice(0, MOST_CHANGES);
}

/** The change that somebody adds by hand. */
export function changeFromForm(form: ChangeForm): Result<Change> {
	const { what, need, offer } = form;
	if (what === '') return refuse('what_if.change_missing', 'what');
	if (what !== 'floor' && offer === '') return refuse('what_if.offer_missing', 'offer');
	if ((what === 'lock' || what === 'ban') && need === '') {
		return refuse('what_if.need_missing', 'need');
	}
	if (what === 'ban') return { ok: true, value: { what, need, offer } };
	const unit = unitIn(form);
	const amount = parseIn(unit, form.amount);
	if (!amount.ok) return refuse(amount.refusal.name, 'amount');
	const quantity = amount.value;
	if (what === 'floor') return floorOf(quantity, unit);
	if (quantity < leastQuantity(unit)) return refuse('what_if.below_unit', 'amount');
	const change = { offer, quantity };
	return { ok: true, value: what === 'lock' ? { what, need, ...change } : { what, ...change } };
}

/** The floor is sized in whole yuan for a head, or in whole units for many. */
function floorOf(quantity: number, unit: Unit): Result<Change> {
	const size = unit === null ? quantity / 100 : quantity;
	const isWhole = size > 0 && Number.isInteger(size) && size <= MOST_SIZE;
	if (!isWhole) return refuse('what_if.floor_malformed', 'amount');
	return { ok: true, value: { what: 'floor', size } };
}

/** The needs and offers that changes speak of. */
export function idsIn(changes: readonly Change[]): string[] {
	return changes.flatMap((change) => {
		if (change.what === 'floor') return [];
		return change.what === 'budget' ? [change.offer] : [change.need, change.offer];
	});
}
