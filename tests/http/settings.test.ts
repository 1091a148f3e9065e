import { expect, it } from 'vitest';
import { faultsOf, warningsOf } from '#http/settings.server.ts';

const sound = {
	SUPABASE_URL: 'https://db.example',
	SUPABASE_PUBLISHABLE_KEY: 'sb_publishable_x',
	SUPABASE_SECRET_KEY: 'sb_secret_y',
	SUPABASE_JWT_SECRET: 'q8Zr1vN0pYb3kWc6sJt9uHx2eLd5gMa7',
	ORIGIN: 'https://jiedui.example',
};

it('starts with what it needs', () => {
	expect(faultsOf(sound)).toEqual([]);
	const embedded = { ...sound, SUPABASE_URL: 'http://127.0.0.1:41234' };
	expect(faultsOf({ ...embedded, ORIGIN: 'http://192.168.1.20:3000' })).toEqual([]);
});

it.each([
	'SUPABASE_URL',
	'SUPABASE_PUBLISHABLE_KEY',
	'SUPABASE_SECRET_KEY',
	'SUPABASE_JWT_SECRET',
] as const)('does not start without %s', (name) => {
	const { [name]: _, ...rest } = sound;
	expect(faultsOf(rest)).toEqual([`${name} is missing.`]);
	expect(faultsOf({ ...sound, [name]: '' })).toEqual([`${name} is missing.`]);
});

it.each([
	['short', 'q8Zr1vN0pYb3kWc6sJt9uHx2eLd5gMa'],
	['of few letters', 'abcabcabcabcabcabcabcabcabcabcabcabc'],
	['published', 'super-secret-jwt-token-with-at-least-32-characters-long'],
])('does not start with a secret that is %s', (_, SUPABASE_JWT_SECRET) => {
	expect(faultsOf({ ...sound, SUPABASE_JWT_SECRET })).toHaveLength(1);
});

it('does not start where people would send passwords in clear', () => {
	expect(faultsOf({ ...sound, ORIGIN: 'http://jiedui.example' })).toHaveLength(1);
	const { ORIGIN: _, ...unnamed } = sound;
	expect(faultsOf(unnamed)).toHaveLength(1);
});

it('does not start with one key for everything', () => {
	expect(faultsOf({ ...sound, SUPABASE_SECRET_KEY: 'sb_publishable_x' })).toHaveLength(1);
});

it('does not start where mails would come from nobody, or leave by no mail server', () => {
	const mailing = { ...sound, SMTP_URL: 'smtps://a:b@mail.example:465' };
	expect(faultsOf(mailing)).toHaveLength(1);
	expect(faultsOf({ ...mailing, MAIL_FROM: 'no-reply' })).toHaveLength(1);
	expect(faultsOf({ ...mailing, MAIL_FROM: 'x <a@b.cn>\r\nBcc: c@d.cn' })).toHaveLength(1);
	expect(faultsOf({ ...mailing, MAIL_FROM: '结对 <no-reply@mail.example>' })).toEqual([]);
	expect(faultsOf({ ...mailing, MAIL_FROM: 'no-reply@mail.example' })).toEqual([]);
	const web = { ...mailing, MAIL_FROM: 'no-reply@mail.example', SMTP_URL: 'https://mail.example' };
	expect(faultsOf(web)).toHaveLength(1);
});

it('does not start where the data would be published by nobody there is', () => {
	const named = {
		...sound,
		PUBLISHER_NAME: '某市乡村振兴局',
		PUBLISHER_USCC: '12621100DEM000999M',
	};
	expect(faultsOf(named)).toEqual([]);
	expect(faultsOf({ ...named, PUBLISHER_USCC: '12621100DEM000999X' })).toHaveLength(1);
	expect(faultsOf({ ...named, PUBLISHER_USCC: '' })).toHaveLength(1);
	expect(faultsOf({ ...named, PUBLISHER_NAME: '' })).toHaveLength(1);
});

it('says that mails stay where they are, but for the demo', () => {
	const embedded = { ...sound, SUPABASE_URL: 'http://127.0.0.1:41234' };
	expect(warningsOf(sound)).toHaveLength(1);
	expect(warningsOf({ ...embedded, DEMO: '0' })).toHaveLength(1);
	expect(warningsOf(embedded)).toEqual([]);
	expect(warningsOf({ ...sound, SMTP_URL: 'smtp://mail.example' })).toEqual([]);
});
