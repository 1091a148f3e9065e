import { foldWidth } from '#domain/text.ts';

/**
 * What a search for a region was typed as, the way the index holds names: 渭源, weiyuan or wy.
 * Empty for less than that: one letter would find a tenth of all villages.
 */
export function foldSearch(typed: string): string {
	const folded = foldWidth(typed.normalize('NFC')).toLowerCase().replaceAll('ü', 'v');
	const text = folded.replace(/[^\p{L}\p{N}]/gu, '').slice(0, 40);
	return /^[a-z0-9]$/.test(text) ? '' : text;
}
