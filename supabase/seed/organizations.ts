import type { OrganizationKind } from '#domain/identity/actor.ts';
import { usccOf, type Company } from './companies.ts';
import { countyOf, DINGXI, FUZHOU, QINGDAO, townships } from './places.ts';
import { idOf } from './random.ts';
import type { Division } from './regions.ts';
import type { Stage } from './stage.ts';

/** A body that acts in the demo. `slug` begins the logins of those that people may try. */
export interface Organization {
	readonly id: string;
	readonly kind: OrganizationKind;
	readonly name: string;
	readonly uscc: string | null;
	readonly region: string;
	readonly receivesDonations: boolean;
	readonly slug: string | null;
	/** Verified, if not told. */
	readonly status?: 'pending' | 'suspended';
}

const SLUGS: Readonly<Record<string, string>> = {
	[QINGDAO]: 'qingdao',
	[FUZHOU]: 'fuzhou',
	[DINGXI]: 'dingxi',
	'621102000000': 'anding',
	'621121000000': 'tongwei',
	'621122000000': 'longxi',
	'621123000000': 'weiyuan',
	'621124000000': 'lintao',
	'621125000000': 'zhangxian',
	'621126000000': 'minxian',
	'621123210000': 'tianjiahe',
	'621125106000': 'dacaotan',
	'621123210202': 'yuangudui',
	'621125106201': 'xinlian',
};

/** Companies that people may try, by their place in the list: two of 青岛 and one of 福州. */
const DONOR_SLUGS: Readonly<Record<number, string>> = { 0: 'donor', 1: 'donor2', 96: 'donor3' };

/** Charities that people may try: a village committee cannot issue donation receipts. */
const CHARITY_SLUGS: Readonly<Record<string, string>> = {
	'621123000000': 'weiyuan-charity',
	'621125000000': 'zhangxian-charity',
};

export function governmentId(region: string): string {
	return idOf(`government ${region}`);
}

/** The charity federation of the county around a place. */
export function charityId(place: string): string {
	return idOf(`charity ${countyOf(place)}`);
}

export const supervisorId = idOf('supervisor');
export const operatorId = idOf('operator');

export function foundOrganizations(
	divisions: ReadonlyMap<string, Division>,
	villages: readonly string[],
	companies: readonly Company[],
): Organization[] {
	const nameOf = (code: string) => divisions.get(code)?.name ?? '';
	const counties = [...new Set(villages.map(countyOf))];
	return [
		...[QINGDAO, FUZHOU, DINGXI].map((code) => government('city', code, nameOf(code))),
		...counties.map((code) => government('county', code, nameOf(code))),
		...counties.map((code, place) => charity(code, nameOf(code), place)),
		...townships.map((code) => government('township', code, nameOf(code))),
		...villages.map((code) => government('village', code, divisions.get(code)?.officialName ?? '')),
		...companies.map(enterprise),
		body(supervisorId, 'supervisor', '定西市协作帮扶监督组（演示）', 'dingxi-supervisor'),
		association('621124000000', '临洮县陇上公益促进会（演示）', 990, 'pending'),
		association('621126000000', '岷县山野助学会（演示）', 991, 'suspended'),
		body(operatorId, 'operator', '结对平台运维单位（演示）', 'operator'),
	];
}

function government(kind: OrganizationKind, region: string, name: string): Organization {
	const receivesDonations = kind === 'city' || kind === 'county';
	const slug = SLUGS[region] ?? null;
	return { id: governmentId(region), kind, name, uscc: null, region, receivesDonations, slug };
}

function charity(county: string, name: string, place: number): Organization {
	return {
		id: charityId(county),
		kind: 'social_organization',
		name: `${name}慈善会（演示）`,
		uscc: usccOf('51', county, 900 + place),
		region: county,
		receivesDonations: true,
		slug: CHARITY_SLUGS[county] ?? null,
	};
}

/** One that waits to be verified and one that was suspended, for the officials' list. */
function association(
	region: string,
	name: string,
	serial: number,
	status: 'pending' | 'suspended',
): Organization {
	const uscc = usccOf('51', region, serial);
	const kind = 'social_organization';
	return {
		id: idOf(name),
		kind,
		name,
		uscc,
		region,
		receivesDonations: false,
		slug: status,
		status,
	};
}

function enterprise({ id, name, uscc, region }: Company, place: number): Organization {
	const slug = DONOR_SLUGS[place] ?? null;
	return { id, kind: 'enterprise', name, uscc, region, receivesDonations: false, slug };
}

function body(id: string, kind: OrganizationKind, name: string, slug: string): Organization {
	return { id, kind, name, uscc: null, region: DINGXI, receivesDonations: false, slug };
}

export function seedOrganizations(stage: Stage, organizations: readonly Organization[]): void {
	const rows = organizations.map(({ id, kind, name, uscc, region, receivesDonations, status }) => ({
		id,
		kind,
		name,
		uscc,
		region_code: region,
		receives_donations: receivesDonations,
		status: status === 'pending' ? status : 'verified',
	}));
	stage.write((tx) => tx`insert into public.organizations ${tx(rows)}`);
	const suspended = organizations.filter(({ status }) => status === 'suspended');
	for (const { id } of suspended) {
		stage.write((tx) => tx`update public.organizations set status = 'suspended' where id = ${id}`);
		stage.write(
			(tx) => tx`insert into public.organization_records (organization_id, note)
				values (${id}, '登记证书已过期，请更新后联系县民政局。')`,
		);
	}
}
