import { describe, expect, it } from 'vitest';
import { parseInvitees } from '#domain/organizations/invitation.ts';

const roles = new Map([
	['经办', 'editor'],
	['editor', 'editor'],
	['查看', 'viewer'],
] as const);

const parse = (text: string) => parseInvitees(text, roles);

describe('a list of people', () => {
	it('is read from commas, Chinese commas, tabs and quotation marks', () => {
		const { invitees, faults } = parse(
			[
				'姓名,登录名,角色\r\n王小明，wang@b.cn，经办\n',
				'"李玉兰"\t"138 0000 1234"\tEditor',
				'赵四,z@b.cn,查看,,',
			].join('\n'),
		);
		expect(faults).toEqual([]);
		expect(invitees).toEqual([
			{ name: '王小明', login: 'wang@b.cn', role: 'editor' },
			{ name: '李玉兰', login: '13800001234', role: 'editor' },
			{ name: '赵四', login: 'z@b.cn', role: 'viewer' },
		]);
	});

	it('is judged line by line', () => {
		const { faults } = parse(
			[
				'王,wang@b.cn,村长',
				',a@b.cn,经办',
				`${'长'.repeat(41)},a@b.cn,经办`,
				'李,李,经办',
				'赵,z@b.cn,查看',
				'钱,Z@B.CN,查看',
				'孙,s@b.cn,查看,又',
			].join('\n'),
		);
		expect(faults.map(({ line, refusal }) => `${line} ${refusal.name}`)).toEqual([
			'1 member.role_unknown',
			'2 person.name_missing',
			'3 person.name_too_long',
			'4 login.malformed',
			'6 invitation.login_twice',
			'7 invitation.cells',
		]);
	});

	it('has an end', () => {
		const people = (count: number) =>
			Array.from({ length: count }, (_, index) => `王,w${index}@b.cn,经办`).join('\n');
		expect(parse(people(200)).faults).toEqual([]);
		expect(parse(people(201)).faults[0]?.refusal.name).toBe('invitation.count');
	});

	it('without anybody is empty', () => {
		expect(parse('\n , ,\n')).toEqual({ invitees: [], faults: [] });
	});
});
