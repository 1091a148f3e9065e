/**
 * An element of XML: its name, its attributes (null is none), and what it holds, in order.
 * `http/xml` writes it.
 */
export type Element = readonly [
	name: string,
	attributes: Readonly<Record<string, string | null>>,
	...children: (Element | string)[],
];
