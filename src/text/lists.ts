import { m } from './compiled/messages.js';

/** Words something in the reader's language, or in the one that is asked for. */
export type Word = (inputs?: object, options?: { locale?: 'zh-CN' | 'en' }) => string;

/**
 * The word for a value of a list: `open` of `status_need` is the message `status_need_open`. In the
 * browser's build `list` is not a name but the words themselves, and this file is not in it:
 * `list-plugin.ts` says why.
 */
export function wordOf(list: string, value: string): Word | undefined {
	return (m as unknown as Readonly<Record<string, Word | undefined>>)[`${list}_${value}`];
}
