import { Logger, runOnce, type TaskList } from 'graphile-worker';
import { randomUUID } from 'node:crypto';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import PostalMime, { type Email } from 'postal-mime';
import postgres from 'postgres';
import { SMTPServer } from 'smtp-server';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { resumeMails, sendMail } from '#work/mail.server.ts';
import { openReset } from '#work/resets.server.ts';
import { openStack, type Stack } from '../../supabase/local/stack.ts';

/** The outbox, the queue and the tasks as they are, and a mail server that says what it is told. */
const dataDir = mkdtempSync(join(tmpdir(), 'jiedui-test-'));
const arrived: Email[] = [];
/** What the server answers to the next recipients. */
const answers: number[] = [];
const logged: string[] = [];
let stack: Stack;
let sql: postgres.Sql;

const sink = new SMTPServer({
	authOptional: true,
	disabledCommands: ['STARTTLS'],
	onRcptTo({ address }, _, done) {
		const status = answers.shift();
		if (status === undefined) return done();
		done(Object.assign(new Error(`no ${address} here`), { responseCode: status }));
	},
	onData(stream, _, done) {
		const parts: Buffer[] = [];
		stream.on('data', (part: Buffer) => parts.push(part));
		stream.on('end', () => {
			void PostalMime.parse(Buffer.concat(parts)).then((mail) => {
				arrived.push(mail);
				done();
			});
		});
	},
});

beforeAll(async () => {
	chmodSync(dataDir, 0o755);
	stack = await openStack(dataDir);
	for (const [name, value] of Object.entries(stack.env)) vi.stubEnv(name, value);
	sql = postgres(stack.env.DATABASE_URL, { max: 2, onnotice: () => {} });
	await new Promise<void>((done) => sink.listen(0, '127.0.0.1', done));
	const { port } = sink.server.address() as AddressInfo;
	vi.stubEnv('SMTP_URL', `smtp://127.0.0.1:${port}`);
	vi.stubEnv('MAIL_FROM', '结对平台 <no-reply@jiedui.cn>');
	vi.stubEnv('ORIGIN', 'https://jiedui.cn');
	for (const level of ['log', 'error', 'warn'] as const) {
		vi.spyOn(console, level).mockImplementation((...said) => void logged.push(said.join(' ')));
	}
});

afterAll(async () => {
	await new Promise<void>((done) => sink.close(done));
	await sql.end();
	await stack.stop(true);
	rmSync(dataDir, { recursive: true, force: true });
	vi.unstubAllEnvs();
});

beforeEach(async () => {
	arrived.length = answers.length = 0;
	await sql`delete from outbox_mails`;
	await sql`delete from graphile_worker._private_jobs`;
});

/** Whatever is due, as the work process would do it, with what waits for its next try. */
async function work(): Promise<void> {
	const taskList: TaskList = {
		open_reset: openReset,
		resume_mails: resumeMails,
		send_mail: sendMail,
	};
	await sql`update graphile_worker._private_jobs set run_at = now()`;
	const logger = new Logger(() => (_, message) => void logged.push(message));
	// Collected, the words that end jobs are waited for; else the last may come after we look.
	const preset = { worker: { completeJobBatchDelay: 0, failJobBatchDelay: 0 } };
	await runOnce({ connectionString: stack.env.DATABASE_URL, taskList, logger, preset });
}

async function append(recipient: string, locale: string | null = 'zh-CN'): Promise<string> {
	const [row] = await sql`select private.append_mail(${recipient}, ${locale}, 'password_reset',
		${sql.json({ token: 'the-token' })}, now() + interval '30 minutes', now()) as id`;
	return row!['id'] as string;
}

async function rowOf(id: string) {
	const [row] = await sql`select * from outbox_mails where id = ${id}`;
	return row!;
}

const jobs = async () => [
	...(await sql`select payload, attempts, last_error from graphile_worker._private_jobs`),
];

describe('a mail', () => {
	it('arrives once, from us, as text in the language asked for, and is forgotten', async () => {
		const id = await append('cun@yuangudui.cn');
		const english = await append('office@qingdao.cn', 'en');
		await work();
		await sql`select resume_mails(now())`;
		await sql`select graphile_worker.add_job('send_mail', ${sql.json({ mail_id: id })}::json)`;
		await work();
		expect(arrived).toHaveLength(2);
		const mail = arrived.find(({ messageId }) => messageId === `<${id}@jiedui.cn>`)!;
		expect(mail.from).toMatchObject({ name: '结对平台', address: 'no-reply@jiedui.cn' });
		expect(mail.to).toMatchObject([{ address: 'cun@yuangudui.cn' }]);
		expect(mail.subject).toBe('结对：重设密码');
		expect(mail.text).toContain('\nhttps://jiedui.cn/account/reset/the-token\n');
		expect(mail.html).toBeUndefined();
		const other = arrived.find(({ messageId }) => messageId === `<${english}@jiedui.cn>`)!;
		expect(other.subject).toBe('Jiedui: set a new password');
		expect(other.text).toContain('https://jiedui.cn/en/account/reset/the-token');
		expect(await rowOf(id)).toMatchObject({ facts: {}, attempts: 1, last_error: null });
	});

	it('says what somebody typed in its text, and nowhere else', async () => {
		const organization = '某公司\r\nBcc: thief@elsewhere.cn\r\n\r\n<b>x</b>';
		await sql`select private.append_mail('new@weiyuan.cn', null, 'invitation',
			${sql.json({ token: 't', organization })}, now() + interval '7 days', now())`;
		await work();
		const [mail] = arrived;
		expect(mail!.headers.map(({ key }) => key)).not.toContain('bcc');
		expect(mail!.to).toHaveLength(1);
		expect(mail!.subject).toBe('结对：邀请您加入单位 / Jiedui: an invitation');
		expect(mail!.text).toContain('某公司 Bcc: thief@elsewhere.cn <b>x</b>邀请您');
		expect(mail!.html).toBeUndefined();
		for (const address of ['a@b.cn\r\nBcc: c@d.cn', 'a@b.cn, c@d.cn', 'a b@c.cn', '13912345678']) {
			await expect(append(address), address).rejects.toMatchObject({ code: '23514' });
		}
	});

	it('of what was published can be ended by one click of the mail program', async () => {
		const entry = {
			seq: 7,
			kind: 'update',
			project_id: '2a5f2c1e-8f0c-4a7e-9b7a-1f6f4f4a7c01',
			title: '村道\r\nBcc: thief@elsewhere.cn',
			body: '路面已硬化三公里。还剩一公里。',
			facts: {},
		};
		const entries = JSON.stringify([entry]);
		const facts = { token: 'the-link', count: '21', why: 'asked', entries };
		await sql`select private.append_mail('wang@weiyuan.cn', 'zh-CN', 'entries_published',
			${sql.json(facts)}, now() + interval '3 days', now())`;
		await append('other@weiyuan.cn');
		await work();
		const one = (subject: RegExp) => arrived.find((mail) => subject.test(mail.subject ?? ''))!;
		const mail = one(/新进展/);
		const headers = Object.fromEntries(mail.headers.map(({ key, value }) => [key, value]));
		expect(headers['list-unsubscribe']).toBe('<https://jiedui.cn/follow/the-link/stop>');
		expect(headers['list-unsubscribe-post']).toBe('List-Unsubscribe=One-Click');
		expect(headers['bcc']).toBeUndefined();
		expect(mail.text).toContain('村道 Bcc: thief@elsewhere.cn：路面已硬化三公里。\n');
		expect(mail.text).toContain(`https://jiedui.cn/projects/${entry.project_id}?entry=7#entry-7`);
		expect(mail.text).toContain('另有 20 条');
		expect(mail.text).toContain('https://jiedui.cn/follow/the-link\n');
		expect(one(/重设/).headers.some(({ key }) => key.startsWith('list-'))).toBe(false);
		expect(logged.join()).not.toContain('wang@');
	});

	it('that is put off is tried again until it is taken', async () => {
		const id = await append('busy@weiyuan.cn');
		answers.push(451, 421);
		await work();
		expect(await rowOf(id)).toMatchObject({ attempts: 1, last_error: 'EENVELOPE 451' });
		expect((await rowOf(id))['facts']).toEqual({ token: 'the-token' });
		await work();
		expect(await rowOf(id)).toMatchObject({ attempts: 2, sent_at: null });
		expect(arrived).toHaveLength(0);
		await work();
		expect(arrived).toHaveLength(1);
		expect(await rowOf(id)).toMatchObject({ attempts: 3, last_error: null, facts: {} });
		expect(await jobs()).toEqual([]);
	});

	it('that is refused for good is not tried again', async () => {
		const id = await append('gone@weiyuan.cn');
		answers.push(550);
		await work();
		expect(await rowOf(id)).toMatchObject({ last_error: 'EENVELOPE 550', sent_at: null });
		expect(await jobs()).toEqual([]);
	});

	it('that was taken just before a crash comes again under the same id', async () => {
		const id = await append('twice@weiyuan.cn');
		await work();
		await sql`update outbox_mails set sent_at = null, facts = ${sql.json({ token: 'the-token' })}`;
		await sql`select resume_mails(now())`;
		await work();
		expect(arrived.map(({ messageId }) => messageId)).toEqual(Array(2).fill(`<${id}@jiedui.cn>`));
	});

	it('is not sent when it is too late, nor ever to an address that is nobody’s', async () => {
		await append('a@demo.invalid');
		const late = await append('late@weiyuan.cn');
		await sql`update outbox_mails set created_at = now() - interval '2 days',
			expires_at = now() - interval '1 day' where id = ${late}`;
		await work();
		expect(arrived).toHaveLength(0);
		expect(await jobs()).toEqual([]);
	});

	it('waits in the outbox until there is a mail server', async () => {
		const url = process.env['SMTP_URL']!;
		vi.stubEnv('SMTP_URL', '');
		const id = await append('wait@weiyuan.cn');
		await work();
		expect(await rowOf(id)).toMatchObject({ attempts: 0, facts: { token: 'the-token' } });
		vi.stubEnv('SMTP_URL', url);
		await sql`select graphile_worker.add_job('resume_mails')`;
		await work();
		expect(arrived).toHaveLength(1);
	});
});

it('asking for a link brings one mail, however often its job runs', async () => {
	const account = randomUUID();
	await sql`insert into accounts (id, display_name) values (${account}, '甲')`;
	await sql`insert into credentials (account_id, login, password_hash)
		values (${account}, 'jia@weiyuan.cn', '$argon2id$x')`;
	const asked = { id: randomUUID(), login: 'jia@weiyuan.cn', locale: 'zh-CN', at: new Date() };
	for (let n = 0; n < 2; n++) {
		await sql`select graphile_worker.add_job('open_reset', ${sql.json(asked as never)}::json)`;
		await work();
	}
	expect(arrived).toHaveLength(1);
	expect(arrived[0]!.text).toMatch(/account\/reset\/[\w-]{43}\n/);
});

it('nothing of all this put an address, a link or what the server said into a log', async () => {
	const [row] = await sql`select string_agg(last_error, ' ') as said
		from graphile_worker._private_jobs`;
	const said = `${logged.join('\n')} ${row!['said']}`;
	expect(said).toContain('was not sent: EENVELOPE 451');
	expect(said).not.toMatch(/@|the-token|account\/reset|here/);
});
