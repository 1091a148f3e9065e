import { dictionary } from '#http/dictionary.server.ts';

export function load() {
	return { tables: dictionary() };
}
