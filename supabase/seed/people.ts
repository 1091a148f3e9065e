import type { Role } from '#domain/identity/actor.ts';
import { governmentId, operatorId, type Organization } from './organizations.ts';
import { YUANGUDUI } from './places.ts';
import { chanceOf, idOf } from './random.ts';
import type { Seat, Stage } from './stage.ts';

/** Somebody's place in an organization. One account may have several. */
export interface Member {
	readonly account: string;
	readonly displayName: string;
	readonly organization: Organization;
	readonly role: Role;
}

const SURNAMES = '王李张刘陈杨赵黄周吴徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾萧田董潘袁蔡余汪';
const GIVEN = '文远志平安国秀兰春晓明德成建云海永红玉林清宁立新雪梅学军佳怡思源承业振华守义锦程';

/** Bodies whose admin people may try, one of each kind and the three that tests change. */
const WITH_ADMIN = new Set(
	['weiyuan', 'yuangudui', 'tianjiahe', 'qingdao', 'dingxi', 'donor', 'weiyuan-charity'].concat([
		'lintao',
		'minxian',
		'tongwei',
	]),
);

/** Each body has one who writes and one who approves; the operator its three administrators. */
export function castPeople(organizations: readonly Organization[]): Member[] {
	const chance = chanceOf('people');
	const member = (organization: Organization, role: Role): Member => ({
		account: idOf(`account ${organization.id} ${role}`),
		displayName: chance.pick([...SURNAMES]) + chance.pick([...GIVEN]) + chance.pick(['', ...GIVEN]),
		organization,
		role,
	});
	const members = organizations.flatMap((organization) =>
		rolesIn(organization).map((role) => member(organization, role)),
	);
	return [...members, ...residentTeam(members)];
}

function rolesIn({ id, slug, status }: Organization): readonly Role[] {
	if (status) return ['admin'];
	if (id === operatorId) {
		return ['system_administrator', 'security_administrator', 'audit_administrator'];
	}
	return slug && WITH_ADMIN.has(slug) ? ['editor', 'approver', 'admin'] : ['editor', 'approver'];
}

/** The writer of 田家河乡 also sits with the resident team of 元古堆: one person, two seats. */
function residentTeam(members: readonly Member[]): Member[] {
	const township = governmentId('621123210000');
	const village = members.find(({ organization }) => organization.region === YUANGUDUI);
	const writer = members.find(
		({ organization, role }) => organization.id === township && role === 'editor',
	);
	return village && writer ? [{ ...writer, organization: village.organization }] : [];
}

/** Who acts for an organization, by its id and a role. @throws when nobody does */
export type SeatOf = (organization: string, role: 'editor' | 'approver') => Seat;

export function seatsOf(members: readonly Member[]): SeatOf {
	const seats = new Map<string, Seat>();
	for (const { account, organization, role } of members) {
		const { id, kind, region } = organization;
		const key = `${id} ${role}`;
		if (!seats.has(key)) seats.set(key, { account, organization: id, kind, region, role });
	}
	return (organization, role) => {
		const seat = seats.get(`${organization} ${role}`);
		if (!seat) throw new Error(`nobody is ${role} of ${organization}`);
		return seat;
	};
}

export function seedPeople(stage: Stage, members: readonly Member[]): void {
	const accounts = new Map(members.map(({ account, displayName }) => [account, displayName]));
	const people = [...accounts].map(([id, display_name]) => ({ id, display_name }));
	const seats = members.map(({ account, organization, role }) => ({
		id: idOf(`membership ${account} ${organization.id}`),
		account_id: account,
		organization_id: organization.id,
		role,
	}));
	stage.write((tx) => tx`insert into public.accounts ${tx(people)}`);
	stage.write((tx) => tx`insert into public.memberships ${tx(seats)}`);
}
