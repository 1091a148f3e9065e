import { administratorRoles, hasRole, type Seat } from './actor.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;

interface Limits {
	readonly idle: number;
	readonly absolute: number;
}

/**
 * How long a session lasts without a request, and at all. The three administrators sign in for a
 * task. Whoever approves in an office does so on a working day. People of villages and townships
 * work on their own phones, often out of reach, and are not signed out between two field days; nor
 * are those who only read and draft.
 */
const limits = {
	administrator: { idle: 30 * MINUTE, absolute: 12 * HOUR },
	approver: { idle: 2 * HOUR, absolute: 12 * HOUR },
	field: { idle: 14 * DAY, absolute: 30 * DAY },
	other: { idle: 7 * DAY, absolute: 30 * DAY },
} as const satisfies Record<string, Limits>;

/** The strictest that a person's seats ask for: a session is of the person, not of one seat. */
function limitsOf(seats: readonly Seat[]): Limits {
	const asked = seats.map((seat) => limits[groupOf(seat)]);
	return {
		idle: Math.min(...asked.map(({ idle }) => idle), limits.field.idle),
		absolute: Math.min(...asked.map(({ absolute }) => absolute), limits.field.absolute),
	};
}

function groupOf({ role, kind }: Seat): keyof typeof limits {
	if ((administratorRoles as readonly string[]).includes(role)) return 'administrator';
	if (kind === 'village' || kind === 'township') return 'field';
	return hasRole(role, 'approver') ? 'approver' : 'other';
}

/** Whether a session has lasted long enough, by its first and last request. */
export function isOver(
	session: { readonly createdAt: Date; readonly seenAt: Date },
	seats: readonly Seat[],
	now: Date,
): boolean {
	const { idle, absolute } = limitsOf(seats);
	return (
		now.getTime() - session.seenAt.getTime() > idle ||
		now.getTime() - session.createdAt.getTime() > absolute
	);
}

/** Whether the person has proved lately who they are: asked before money is approved. */
export function isProven(confirmedAt: Date, now: Date): boolean {
	return now.getTime() - confirmedAt.getTime() <= 10 * MINUTE;
}

/** The last request is kept to the minute: a page of many requests writes once. */
export function isStale(seenAt: Date, now: Date): boolean {
	return now.getTime() - seenAt.getTime() > MINUTE;
}

// The first that fits: browsers name those that they descend from, too.
const BROWSERS = [
	['WeChat', /MicroMessenger/],
	['DingTalk', /DingTalk/],
	['QQ', /QQBrowser|\bQQ\//],
	['UC', /UCBrowser|UBrowser/],
	['Huawei', /HuaweiBrowser/],
	['Quark', /Quark/],
	['360', /360SE|360EE|QihooBrowser/],
	['Edge', /Edg/],
	['Firefox', /Firefox|FxiOS/],
	['Chrome', /Chrome|CriOS/],
	['Safari', /Safari/],
] as const;
const SYSTEMS = [
	['HarmonyOS', /HarmonyOS|OpenHarmony/],
	['Android', /Android/],
	['iOS', /iPhone|iPad/],
	['Windows', /Windows/],
	['macOS', /Macintosh/],
	['Linux', /Linux/],
] as const;

/** “Chrome · Windows”: enough to know one's own browsers by, too little to follow anybody. */
export function describeDevice(userAgent: string): string {
	const names = [BROWSERS, SYSTEMS].map(
		(known) => known.find(([, sign]) => sign.test(userAgent))?.[0],
	);
	return names.filter((name) => name !== undefined).join(' · ');
}

/** The network that attempts are counted by: an IPv6 customer has a whole /64 to try from. */
export function networkOf(address: string): string {
	const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address);
	if (mapped) return mapped[1]!;
	if (!address.includes(':')) return address;
	const [head = '', tail = ''] = address.toLowerCase().split('%')[0]!.split('::');
	const before = head === '' ? [] : head.split(':');
	const after = tail === '' ? [] : tail.split(':');
	const missing = Array.from({ length: Math.max(8 - before.length - after.length, 0) }, () => '0');
	const groups = [...before, ...missing, ...after].slice(0, 4);
	return `${groups.map((group) => group.replace(/^0+(?=.)/, '')).join(':')}::/64`;
}
