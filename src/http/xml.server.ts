import type { Element } from '#domain/timeline/element.ts';

export const XML_HEAD = '<?xml version="1.0" encoding="UTF-8"?>\n';

/** @throws nothing: every string can be held, see `escaped` */
export function xmlOf([name, attributes, ...children]: Element): string {
	const open = openTag(name, attributes);
	if (children.length === 0) return `${open.slice(0, -1)}/>`;
	const within = children.map((child) =>
		typeof child === 'string' ? escaped(child) : xmlOf(child),
	);
	return `${open}${within.join('')}</${name}>`;
}

/** The beginning of an element whose content is written bit by bit. */
export function openTag(name: string, attributes: Element[1]): string {
	const given = Object.entries(attributes).filter(([, value]) => value !== null);
	return `<${name}${given.map(([key, value]) => ` ${key}="${escaped(value!)}"`).join('')}>`;
}

/** Control characters, lone halves of characters and two more, which XML 1.0 cannot say at all. */
// eslint-disable-next-line no-control-regex
const UNSAYABLE = /[\0-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]|\p{Surrogate}/gu;

/**
 * Text for an element and for an attribute alike: a reader gets back what was put in, tabs and line
 * ends included, also those that only XML 1.1 takes for such. What XML has no way to say becomes
 * U+FFFD, as in any broken text.
 */
export function escaped(text: string): string {
	return text
		.replace(UNSAYABLE, '\ufffd')
		.replace(/[&<>"'\r\n\t\u0085\u2028\u2029]/g, (sign) => `&#${sign.charCodeAt(0)};`);
}
