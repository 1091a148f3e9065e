import { parseAmount } from '#domain/money.ts';
import { refuse, type Result } from '#domain/result.ts';
import { isBlank } from '#domain/text.ts';
import type { Change } from './changes.ts';
import type { ChangeForm } from './schema.ts';

/*
 * The changes of a what-if while they are put together. They stand in the address, one each, so
 * that pages can add one by a link and the whole works without script.
 */

const ID = '[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}';
const FORM = new RegExp(
	`^(?:(lock)\\.(${ID})\\.(${ID})\\.(\\d{1,14})|(ban)\\.(${ID})\\.(${ID})` +
		`|(budget)\\.(${ID})\\.(\\d{1,14})|(floor)\\.(\\d{1,6}))$`,
);

/** As an address holds it: `ban.<need>.<offer>`, `budget.<offer>.<fen>`, `floor.<yuan>`. */
export function formatChange(change: Change): string {
	switch (change.what) {
		case 'lock':
			return ['lock', change.need, change.offer, change.fen].join('.');
		case 'ban':
			return ['ban', change.need, change.offer].join('.');
		case 'budget':
			return ['budget', change.offer, change.fen].join('.');
		case 'floor':
			return ['floor', change.yuan].join('.');
	}
}

/** The change that a text of an address stands for; null where nobody can have it from us. */
export function parseChange(text: string): Change | null {
	if (!FORM.test(text)) return null;
	const [what, one = '', other = '', last = ''] = text.split('.');
	if (what === 'lock') return { what, need: one, offer: other, fen: Number(last) };
	if (what === 'ban') return { what, need: one, offer: other };
	if (what === 'budget') return { what, offer: one, fen: Number(other) };
	return { what: 'floor', yuan: Number(one) };
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
	if (isBlank(form.amount)) return refuse('amount.missing', 'amount');
	const amount = parseAmount(form.amount);
	if (!amount.ok) return refuse(amount.refusal.name, 'amount');
	const fen = amount.value;
	if (what === 'floor') return floorOf(fen);
	if (fen < 10_000) return refuse('what_if.below_unit', 'amount');
	return { ok: true, value: what === 'lock' ? { what, need, offer, fen } : { what, offer, fen } };
}

function floorOf(fen: number): Result<Change> {
	const isWhole = fen > 0 && fen % 100 === 0 && fen <= 10_000_000;
	if (!isWhole) return refuse('what_if.floor_malformed', 'amount');
	return { ok: true, value: { what: 'floor', yuan: fen / 100 } };
}

/** The needs and offers that changes speak of. */
export function idsIn(changes: readonly Change[]): string[] {
	return changes.flatMap((change) => {
		if (change.what === 'floor') return [];
		return change.what === 'budget' ? [change.offer] : [change.need, change.offer];
	});
}
