/** 1 province, 2 prefecture, 3 county, 4 township, 5 village. */
export type RegionLevel = 1 | 2 | 3 | 4 | 5;

const CODE_LENGTH = 12;
const LEVELS = [
	{ level: 1, end: 2 },
	{ level: 2, end: 4 },
	{ level: 3, end: 6 },
	{ level: 4, end: 9 },
	{ level: 5, end: 12 },
] as const;

// A level may be empty only where all below it are empty too, save the county: the towns of 东莞
// (4419 00 003) stand directly under their prefecture.
const CANONICAL = /^[1-9]\d(?:0{10}|(?!00)\d{4}(?:0{6}|(?!000)\d{6}))$/;

/** Whether a text is a canonical code; whether there is such a region is for the table to say. */
export function isDivision(text: string): boolean {
	return CANONICAL.test(text);
}

/** The level of a canonical code; throws RangeError for any other text. */
export function levelOf(code: string): RegionLevel {
	if (!isDivision(code)) throw new RangeError(`not a division code: ${code}`);
	const own = LEVELS.find(({ end }) => /^0*$/.test(code.slice(end)));
	return own?.level ?? 5;
}

/** The regions above a canonical code, province first; a skipped county is not among them. */
export function ancestorsOf(code: string): string[] {
	const above = LEVELS.slice(0, levelOf(code) - 1);
	return [...new Set(above.map(({ end }) => code.slice(0, end).padEnd(CODE_LENGTH, '0')))];
}

/** The first and the last code that a region and what lies below it can have. */
export function boundsOf(code: string): readonly [first: string, last: string] {
	const prefix = code.slice(0, LEVELS[levelOf(code) - 1]?.end);
	return [prefix.padEnd(CODE_LENGTH, '0'), prefix.padEnd(CODE_LENGTH, '9')];
}

/** True for the region itself and everything below it. */
export function isWithinRegion(code: string, region: string): boolean {
	return code === region || ancestorsOf(code).includes(region);
}

// The bodies as the statistical names write them, slips such as 村民委会 included.
const BODIES = '(?:村|牧|居)?民?委员会|(?:村|牧|居)?民?委会';
const COMMITTEE = new RegExp(`^(?<place>.+?)(?<body>${BODIES})(?<aside>（[^）]*）)?$`, 'u');
const NAMED_AFTER_ITS_KIND = /(?:村|社区|嘎查)$/u;

/**
 * The place instead of its committee: 元古堆村民委员会 → 元古堆村, 新联村村民委员会 → 新联村.
 * A 居委会 that is no 社区 keeps its committee, because 新村居委会 and 新村 may be neighbours.
 */
export function displayName(officialName: string): string {
	const groups = COMMITTEE.exec(officialName)?.groups;
	if (!groups) return officialName;
	const { place = '', body = '', aside = '' } = groups;
	if (body.startsWith('居')) return `${place}${place.endsWith('社区') ? '' : '居委会'}${aside}`;
	if (NAMED_AFTER_ITS_KIND.test(place)) return place + aside;
	return body.startsWith('村') ? `${place}村${aside}` : officialName;
}
