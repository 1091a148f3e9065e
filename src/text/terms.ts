import type { Role } from '#domain/identity/actor.ts';
import { m } from './compiled/messages.js';
import type { getLocale } from './compiled/runtime.js';

type Words = Record<string, (inputs?: object, options?: { locale?: Locale }) => string>;
type Locale = ReturnType<typeof getLocale>;

/**
 * The word for a coded value: `term('status_need', 'open')` is the message `status_need_open`.
 * @param locale another language than the reader's
 */
export function term(list: string, value: string, locale?: Locale): string {
	return (m as unknown as Words)[`${list}_${value}`]?.({}, locale && { locale }) ?? value;
}

/** @param locale another language than the reader's */
export function nameRole(role: Role, locale?: Locale): string {
	const word = (m as unknown as Words)[`role_${role}`];
	return word?.({}, locale && { locale }) ?? role;
}

export function yesOrNo(is: boolean): string {
	return is ? m.ledger_yes() : m.ledger_no();
}
