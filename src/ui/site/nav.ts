import { m } from '#text/compiled/messages.js';

export interface NavItem {
	readonly href: string;
	readonly label: string;
	/** Formatted; how many wait there. */
	readonly count?: string | undefined;
	/** Other paths whose pages belong there, without the language. */
	readonly holds?: readonly string[] | undefined;
}

/** The public pages, in the order in which a visitor asks: what, where, who, how much. */
export function publicNav(): NavItem[] {
	return [
		{ href: '/projects', label: m.site_nav_projects() },
		{ href: '/villages', label: m.site_nav_villages() },
		{ href: '/needs', label: m.site_nav_needs() },
		{ href: '/pairings', label: m.site_nav_pairings() },
		{ href: '/donors', label: m.site_nav_donors() },
		{ href: '/ledger', label: m.site_nav_ledger() },
		{ href: '/notices', label: m.site_nav_notices() },
		{ href: '/reports', label: m.site_nav_reports() },
		{ href: '/open-data', label: m.site_nav_open_data() },
	];
}

/**
 * The item a page belongs to: that of the longest address that its own begins with, so that /desk
 * is not current on /desk/needs. Both without the language.
 */
export function currentItem(items: readonly NavItem[], path: string): NavItem | undefined {
	const addresses = items
		.flatMap((item) => [item.href, ...(item.holds ?? [])].map((address) => ({ item, address })))
		.filter(({ address }) => path === address || path.startsWith(`${address}/`));
	return addresses.sort((one, other) => other.address.length - one.address.length)[0]?.item;
}
