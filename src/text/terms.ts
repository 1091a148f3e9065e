import type { Role } from '#domain/identity/actor.ts';
import { m } from './compiled/messages.js';
import type { getLocale } from './compiled/runtime.js';
import { wordOf } from './lists.ts';

type Locale = ReturnType<typeof getLocale>;

/**
 * The word for a coded value: `term('status_need', 'open')` is the message `status_need_open`.
 * @param list written out where it is called, so that a page carries the words of that list alone
 * @param locale another language than the reader's
 */
export function term(list: string, value: string, locale?: Locale): string {
	return wordOf(list, value)?.({}, locale && { locale }) ?? value;
}

/** @param locale another language than the reader's */
export function nameRole(role: Role, locale?: Locale): string {
	return term('role', role, locale);
}

export function yesOrNo(is: boolean): string {
	return is ? m.ledger_yes() : m.ledger_no();
}
