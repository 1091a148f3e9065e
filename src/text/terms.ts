import type { Role } from '#domain/identity/actor.ts';
import { m } from './compiled/messages.js';

type Words = Record<string, () => string>;

/** The word for a coded value: `term('status_need', 'open')` is the message `status_need_open`. */
export function term(list: string, value: string): string {
	return (m as unknown as Words)[`${list}_${value}`]?.() ?? value;
}

export function nameRole(role: Role): string {
	return term('role', role);
}
