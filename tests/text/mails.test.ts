import fc from 'fast-check';
import { expect, it } from 'vitest';
import { mailKinds } from '#domain/identity/mail.ts';
import { wordMail } from '#text/mails.ts';

const origin = 'https://jiedui.example';
const facts = { token: 'abc-DEF_123', at: '2026-11-22T08:00:00Z', organization: '元古堆村委会' };

it('says every kind in its language, or in both, with nothing left open', () => {
	for (const kind of mailKinds) {
		const [zh, en, both] = (['zh-CN', 'en', null] as const).map((locale) =>
			wordMail({ kind, locale, facts }, origin),
		);
		expect(zh!.text).toMatch(/^您好：\n\n/);
		expect(zh!.subject).toMatch(/^结对：\p{Script=Han}+$/u);
		expect(en!.text.replaceAll('元古堆村委会', '')).not.toMatch(/\p{Script=Han}/u);
		expect(both!.text).toContain(zh!.text.trim());
		expect(both!.text).toContain('Hello,');
		expect(both!.subject).toBe(`${zh!.subject} / ${en!.subject}`);
		for (const { subject, text } of [zh!, en!, both!]) {
			expect(subject + text, kind).not.toMatch(/[{}]|undefined|null|NaN/);
			expect(text).toContain(origin);
		}
	}
});

it('leads to the page of the language it was asked for in', () => {
	const link = (locale: 'zh-CN' | 'en') =>
		wordMail({ kind: 'password_reset', locale, facts }, origin);
	expect(link('zh-CN').link).toBe(`${origin}/account/reset/abc-DEF_123`);
	expect(link('en').link).toBe(`${origin}/en/account/reset/abc-DEF_123`);
	expect(link('en').text).toContain(`\n\n${link('en').link}\n\n`);
	const invited = wordMail({ kind: 'invitation', locale: null, facts }, origin);
	expect(invited.link).toBe(`${origin}/account/invitation/abc-DEF_123`);
	expect(invited.text).toContain('元古堆村委会邀请您');
});

it('says the time as people there read it', () => {
	const { text } = wordMail({ kind: 'password_changed', locale: 'zh-CN', facts }, origin);
	expect(text).toContain('2026年11月22日 16:00');
});

it('has no link when its facts are gone', () => {
	const gone = wordMail({ kind: 'password_reset', locale: 'zh-CN', facts: {} }, origin);
	expect(gone.link).toBeNull();
	expect(gone.text).toContain('链接已失效');
	expect(gone.text).not.toContain('/account/');
});

it('keeps a subject on its line and a name in its paragraph, whatever was typed', () => {
	const signs = fc.constantFrom('\r', '\n', '\r\n', '\u2028', '\0', 'Bcc: a@b.cn', '村');
	const typed = fc.array(signs).map((parts) => parts.join(''));
	const lines = wordMail({ kind: 'invitation', locale: 'zh-CN', facts: {} }, origin).text.split(
		'\n',
	).length;
	fc.assert(
		fc.property(typed, typed, (organization, token) => {
			const mail = { kind: 'invitation', locale: 'zh-CN', facts: { organization, token } } as const;
			const { subject, text, link } = wordMail(mail, origin);
			expect(subject).not.toMatch(/[\p{Cc}\u2028]/u);
			expect(text).not.toMatch(/[\r\0\u2028]/);
			expect(text.split('\n')).toHaveLength(lines);
			expect(link).toBeNull();
		}),
	);
});
