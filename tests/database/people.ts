import { randomUUID } from 'node:crypto';
import type { Tx } from './become.ts';

/** Somebody acting for an organization; `become` turns one into the claims of a request. */
export interface Person {
	readonly account: string;
	readonly organization: string;
	readonly kind: string;
	readonly region: string;
	readonly role: string;
	/** Looks at the desk as a lesser role. */
	readonly isView?: boolean;
}

const places = {
	gansu: '620000000000',
	dingxi: '621100000000',
	weiyuan: '621123000000',
	tianjiahe: '621123210000',
	yuangudui: '621123210202',
	zhang: '621125000000',
	dacaotan: '621125106000',
	xinlian: '621125106201',
	shandong: '370000000000',
	qingdao: '370200000000',
	fujian: '350000000000',
	fuzhou: '350100000000',
} as const;

const parents: Record<keyof typeof places, keyof typeof places | null> = {
	gansu: null,
	dingxi: 'gansu',
	weiyuan: 'dingxi',
	tianjiahe: 'weiyuan',
	yuangudui: 'tianjiahe',
	zhang: 'dingxi',
	dacaotan: 'zhang',
	xinlian: 'dacaotan',
	shandong: null,
	qingdao: 'shandong',
	fujian: null,
	fuzhou: 'fujian',
};

/** Name → kind, region, role. A second village, county, city and donor stand for "foreign". */
const cast = {
	villageEditor: ['village', 'yuangudui', 'editor'],
	villageApprover: ['village', 'yuangudui', 'approver'],
	otherVillage: ['village', 'xinlian', 'approver'],
	township: ['township', 'tianjiahe', 'editor'],
	countyEditor: ['county', 'weiyuan', 'editor'],
	countyApprover: ['county', 'weiyuan', 'approver'],
	otherCounty: ['county', 'zhang', 'approver'],
	receivingCity: ['city', 'dingxi', 'approver'],
	cityEditor: ['city', 'qingdao', 'editor'],
	cityApprover: ['city', 'qingdao', 'approver'],
	formerCity: ['city', 'fuzhou', 'approver'],
	donorViewer: ['enterprise', 'qingdao', 'viewer'],
	donorEditor: ['enterprise', 'qingdao', 'editor'],
	donorApprover: ['enterprise', 'qingdao', 'approver'],
	otherDonor: ['enterprise', 'fuzhou', 'approver'],
	charityEditor: ['social_organization', 'dingxi', 'editor'],
	charityApprover: ['social_organization', 'dingxi', 'approver'],
	supervisor: ['supervisor', 'dingxi', 'editor'],
	otherSupervisor: ['supervisor', 'fuzhou', 'approver'],
	systemAdministrator: ['operator', 'dingxi', 'system_administrator'],
	securityAdministrator: ['operator', 'dingxi', 'security_administrator'],
	auditAdministrator: ['operator', 'dingxi', 'audit_administrator'],
} as const satisfies Record<string, readonly [string, keyof typeof places, string]>;

export type Cast = Record<keyof typeof cast, Person>;

/** Writes the places, the people, and one organization per kind and place. */
export async function gather(tx: Tx): Promise<Cast> {
	for (const [name, parent] of Object.entries(parents)) {
		const code = places[name as keyof typeof places];
		await tx`insert into regions (code, level, parent_code, official_name, name)
			values (${code}, ${levelOf(code)}, ${parent && places[parent]}, ${name}, ${name})`;
	}
	const organizations = new Map<string, string>();
	const people: Partial<Cast> = {};
	for (const [name, [kind, place, role]] of Object.entries(cast)) {
		const key = `${kind} ${place}`;
		const organization = organizations.get(key) ?? (await found(tx, kind, place));
		organizations.set(key, organization);
		const account = randomUUID();
		await tx`insert into accounts (id, display_name) values (${account}, ${name})`;
		await tx`insert into memberships (account_id, organization_id, role)
			values (${account}, ${organization}, ${role})`;
		const region = places[place];
		people[name as keyof Cast] = { account, organization, kind, region, role };
	}
	return people as Cast;
}

async function found(tx: Tx, kind: string, place: keyof typeof places): Promise<string> {
	const id = randomUUID();
	await tx`insert into organizations (id, kind, name, region_code, receives_donations, status)
		values (${id}, ${kind}, ${`${kind} of ${place}`}, ${places[place]},
			${kind === 'social_organization' || kind === 'county'}, 'verified')`;
	return id;
}

function levelOf(code: string): number {
	const zeros = /0*$/.exec(code)![0].length;
	return zeros >= 10 ? 1 : zeros >= 8 ? 2 : zeros >= 6 ? 3 : zeros >= 3 ? 4 : 5;
}
