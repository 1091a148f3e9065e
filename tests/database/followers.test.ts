import { createHash, randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { everything } from './everything.ts';
import type { Cast, Person } from './people.ts';

const address = 'lao.wang@weiyuan.cn';
const hash = (token: string) => createHash('sha256').update(token).digest('hex');

interface Subject {
	readonly subject: string;
	readonly key: string;
}

/** One of everything, published, and the project of which there is news. */
async function published(tx: Tx): Promise<{ cast: Cast; project: string }> {
	const { cast } = await everything(tx);
	await becomeOwner(tx);
	await tx`delete from outbox_mails`;
	const [row] = await tx<{ id: string }[]>`select id from published_projects limit 1`;
	return { cast, project: row!.id };
}

const follow =
	({ subject, key }: Subject, who = address, locale = 'zh-CN') =>
	(tx: Tx) =>
		tx`select public.follow(${who}, ${locale}, ${subject}, ${key})`;

/** Whoever it is asks, and the job does its work, some minutes after the last. */
async function ask(tx: Tx, subject: Subject, { who = address, after = '0 min' } = {}) {
	await become(tx, null);
	await follow(subject, who)(tx);
	await becomeOwner(tx);
	await tx`select private.open_follow(${who}, 'zh-CN', ${subject.subject}, ${subject.key},
		now() + ${after}::interval)`;
}

async function mails(tx: Tx, kind: string) {
	await becomeOwner(tx);
	return tx<{ recipient: string; locale: string; facts: Record<string, string> }[]>`
		select recipient, locale, facts from outbox_mails where kind = ${kind} order by created_at`;
}

/** The token of the last mail of a kind. */
async function tokenOf(tx: Tx, kind = 'follow_asked'): Promise<string> {
	return (await mails(tx, kind)).at(-1)!.facts['token']!;
}

async function listed(tx: Tx, token: string) {
	await become(tx, null);
	return tx<{ follow_id: string; subject: string; title: string; is_confirmed: boolean }[]>`
		select * from find_follows(${hash(token)})`;
}

/** Asked and confirmed; answers the token of the mail. */
async function follower(tx: Tx, subject: Subject, who = address): Promise<string> {
	await ask(tx, subject, { who });
	const token = await tokenOf(tx);
	for (const { follow_id: id, is_confirmed } of await listed(tx, token)) {
		if (!is_confirmed) await tx`select confirm_follow(${hash(token)}, ${id}, 'en')`;
	}
	return token;
}

/** Something is published of the project. */
async function news(tx: Tx, project: string, body = '水窖已完工。'): Promise<number> {
	await becomeOwner(tx);
	const [row] = await tx<{ seq: number }[]>`insert into published_entries
		(project_id, kind, source_id, occurred_on, body)
		values (${project}, 'update', ${randomUUID()}, '2024-06-01', ${body}) returning seq`;
	return Number(row!.seq);
}

/** A morning: what the task does, some days from now. */
async function morning(tx: Tx): Promise<void> {
	await becomeOwner(tx);
	await tx`select private.clear_followers()`;
	await tx`select private.enrol_donors()`;
	await tx`update private.followers set looked_on = looked_on - 1`;
	let looked = 1;
	while (looked > 0) {
		const [row] = await tx<{ looked: number }[]>`select private.tell_followers(2) as looked`;
		looked = row!.looked;
	}
}

/** The entries that each address was told of, mail by mail. */
async function told(tx: Tx): Promise<Record<string, number[][]>> {
	const sent = await mails(tx, 'entries_published');
	const bySeqs = (entries: string) =>
		(JSON.parse(entries) as { seq: number }[]).map(({ seq }) => seq);
	const byRecipient = Map.groupBy(sent, ({ recipient }) => recipient);
	return Object.fromEntries(
		[...byRecipient].map(([who, all]) => [who, all.map(({ facts }) => bySeqs(facts['entries']!))]),
	);
}

async function addresses(tx: Tx): Promise<string[]> {
	await becomeOwner(tx);
	const rows = await tx<{ address: string }[]>`select address from private.followers
		where address is not null order by 1`;
	return rows.map((row) => row.address);
}

describe('an address', () => {
	it('is asked once, and told nothing before it has confirmed', () =>
		rolledBack(async (tx) => {
			const { project } = await published(tx);
			const subject = { subject: 'project', key: project };
			await ask(tx, subject);
			await ask(tx, subject);
			expect(await mails(tx, 'follow_asked')).toMatchObject([
				{ recipient: address, locale: 'zh-CN' },
			]);
			await news(tx, project);
			await morning(tx);
			expect(await told(tx)).toEqual({});
			const kept = await tx`select token_hash from private.follow_links`;
			expect(kept).toMatchObject([{ token_hash: hash(await tokenOf(tx)) }]);
		}));

	it('is told each entry once after that, in the language of its page, one mail a day', () =>
		rolledBack(async (tx) => {
			const { project } = await published(tx);
			await news(tx, project);
			await follower(tx, { subject: 'project', key: project });
			await morning(tx);
			expect(await told(tx)).toEqual({});
			const first = await news(tx, project);
			const second = await news(tx, project);
			await morning(tx);
			expect(await told(tx)).toEqual({ [address]: [[second, first]] });
			const third = await news(tx, project);
			await tx`select private.tell_followers(10)`;
			expect(await told(tx), 'the same day').toEqual({ [address]: [[second, first]] });
			await morning(tx);
			await morning(tx);
			expect(await told(tx)).toEqual({ [address]: [[second, first], [third]] });
			const [mail] = await mails(tx, 'entries_published');
			expect(mail).toMatchObject({ locale: 'en', facts: { count: '2', why: 'asked' } });
		}));

	it('follows a village or a pairing as it follows a project', () =>
		rolledBack(async (tx) => {
			const { project } = await published(tx);
			const [{ village, pairing }] = await tx<[{ village: string; pairing: string }]>`
				select village_code as village, pairing_id as pairing from published_projects
				where id = ${project}`;
			await follower(tx, { subject: 'village', key: village }, 'village@a.cn');
			await follower(tx, { subject: 'pairing', key: pairing }, 'pairing@a.cn');
			await follower(tx, { subject: 'village', key: '621125106201' }, 'elsewhere@a.cn');
			const seq = await news(tx, project);
			await morning(tx);
			expect(await told(tx)).toEqual({ 'village@a.cn': [[seq]], 'pairing@a.cn': [[seq]] });
		}));

	it('gets one mail of all that it follows, and no entry twice in it', () =>
		rolledBack(async (tx) => {
			const { project } = await published(tx);
			const [{ village }] = await tx<[{ village: string }]>`
				select village_code as village from published_projects where id = ${project}`;
			await follower(tx, { subject: 'project', key: project });
			await follower(tx, { subject: 'village', key: village });
			const seq = await news(tx, project);
			await morning(tx);
			expect(await told(tx)).toEqual({ [address]: [[seq]] });
		}));

	it('goes with its mails when it stops, by the link of any of them, for ever', () =>
		rolledBack(async (tx) => {
			const { project } = await published(tx);
			const token = await follower(tx, { subject: 'project', key: project });
			await news(tx, project);
			await morning(tx);
			const newer = await tokenOf(tx, 'entries_published');
			expect(newer).not.toBe(token);
			expect(await listed(tx, newer)).toHaveLength(1);
			await become(tx, null);
			await tx`select stop_following(${hash(token)})`;
			await tx`select stop_following(${hash(token)})`;
			expect(await listed(tx, newer)).toEqual([]);
			expect(await addresses(tx)).toEqual([]);
			expect(await tx`select from outbox_mails where recipient = ${address}`).toHaveLength(0);
			expect(await tx`select from private.follow_links`).toHaveLength(0);
			const events = await tx`select from audit_events where to_jsonb(audit_events)::text
				like ${'%' + address + '%'}`;
			expect(events).toHaveLength(0);
		}));

	it('may stop one of two, and stays for the other', () =>
		rolledBack(async (tx) => {
			const { project } = await published(tx);
			const token = await follower(tx, { subject: 'project', key: project });
			await follower(tx, { subject: 'village', key: '621125106201' });
			const [one, other] = await listed(tx, token);
			await tx`select stop_following(${hash(token)}, ${one!.follow_id})`;
			expect((await listed(tx, token)).map((left) => left.follow_id)).toEqual([other!.follow_id]);
			expect(await addresses(tx)).toEqual([address]);
		}));

	it('is not confirmed or stopped by another’s link', () =>
		rolledBack(async (tx) => {
			const { project } = await published(tx);
			const subject = { subject: 'project', key: project };
			const own = await follower(tx, subject, 'first@a.cn');
			await ask(tx, subject, { who: 'second@a.cn' });
			const foreign = await tokenOf(tx);
			const [theirs] = await listed(tx, foreign);
			const confirm = (token: string) => (inner: Tx) =>
				inner`select confirm_follow(${hash(token)}, ${theirs!.follow_id}, 'en')`;
			expect(await refusalOf(tx, confirm(own))).toBe('follow.link_invalid');
			expect(await refusalOf(tx, confirm('guessed'))).toBe('follow.link_invalid');
			await tx`select stop_following(${hash(own)}, ${theirs!.follow_id})`;
			expect(await listed(tx, foreign)).toHaveLength(1);
		}));

	it('is written to at most three times a day, however often strangers type it', () =>
		rolledBack(async (tx) => {
			const { project } = await published(tx);
			for (let round = 0; round < 8; round += 1) {
				await ask(tx, { subject: 'project', key: project }, { after: `${round * 20} min` });
			}
			expect(await mails(tx, 'follow_asked')).toHaveLength(3);
			await ask(tx, { subject: 'project', key: project }, { after: '30 hours' });
			expect(await mails(tx, 'follow_asked')).toHaveLength(4);
		}));

	it('is one of at most 120 strangers an hour', () =>
		rolledBack(async (tx) => {
			const { project } = await published(tx);
			for (let at = 0; at < 122; at += 1) {
				await tx`select private.open_follow(${`a${at}@b.cn`}, 'en', 'project', ${project}, now())`;
			}
			expect(await mails(tx, 'follow_asked')).toHaveLength(120);
		}));

	it('is forgotten after a week in which it did not confirm', () =>
		rolledBack(async (tx) => {
			const { project } = await published(tx);
			await ask(tx, { subject: 'project', key: project });
			await tx`update private.follows set asked_at = asked_at - interval '8 days'`;
			await tx`update private.followers set created_at = created_at - interval '8 days'`;
			await morning(tx);
			expect(await addresses(tx)).toEqual([]);
		}));

	it('must be one, and what it follows must be public', () =>
		rolledBack(async (tx) => {
			const { project } = await published(tx);
			await become(tx, null);
			const subject = { subject: 'project', key: project };
			expect(await refusalOf(tx, follow(subject, 'no address'))).toBe('address.malformed');
			expect(await refusalOf(tx, follow({ ...subject, key: randomUUID() }))).toBe('follow.unknown');
			expect(await refusalOf(tx, follow({ subject: 'donor', key: project }))).toBe(
				'follow.unknown',
			);
			expect(await refusalOf(tx, follow({ subject: 'village', key: '621123000000' }))).toBe(
				'follow.unknown',
			);
		}));
});

describe('whoever acts for a donor', () => {
	/** Signs in by this address. */
	async function giveAddress(tx: Tx, { account }: Person, login: string): Promise<void> {
		await becomeOwner(tx);
		await tx`insert into credentials (account_id, login, password_hash)
			values (${account}, ${login}, '$argon2id$x')
			on conflict (account_id) do update set login = excluded.login`;
	}

	/** The donor's and another's people have addresses; the project is funded by the first. */
	async function funded(tx: Tx): Promise<{ cast: Cast; project: string }> {
		const { cast } = await published(tx);
		await giveAddress(tx, cast.donorViewer, 'viewer@donor.cn');
		await giveAddress(tx, cast.donorEditor, '13912345678');
		await giveAddress(tx, cast.otherDonor, 'other@donor.cn');
		const [row] = await tx<{ id: string }[]>`select distinct project_id as id
			from fund_accounts a join pledges p on p.id = a.pledge_id where a.bucket = 'allocated'
				and p.donor_organization_id = ${cast.donorViewer.organization}`;
		await morning(tx);
		return { cast, project: row!.id };
	}

	it('follows what it funds, from the first night on', () =>
		rolledBack(async (tx) => {
			const { project } = await funded(tx);
			expect(await told(tx)).toEqual({});
			const seq = await news(tx, project);
			await morning(tx);
			expect(await told(tx)).toEqual({ 'viewer@donor.cn': [[seq]] });
			const [mail] = await mails(tx, 'entries_published');
			expect(mail).toMatchObject({ locale: null, facts: { why: 'funded' } });
		}));

	it('turns it off and on in the account, or off by the link, and is told what came since', () =>
		rolledBack(async (tx) => {
			const { cast, project } = await funded(tx);
			const set = async (wanted: boolean) => {
				await become(tx, cast.donorViewer);
				await tx`select set_funded_mails(${wanted})`;
				const [row] = await tx`select wants_funded_mails() as wanted`;
				expect(row!['wanted']).toBe(wanted);
			};
			await set(false);
			await news(tx, project);
			await morning(tx);
			expect(await told(tx)).toEqual({});
			await set(true);
			const seq = await news(tx, project);
			await morning(tx);
			expect(await told(tx)).toEqual({ 'viewer@donor.cn': [[seq]] });
			const token = await tokenOf(tx, 'entries_published');
			expect(await listed(tx, token)).toMatchObject([{ subject: 'funded', is_confirmed: true }]);
			await tx`select stop_following(${hash(token)})`;
			expect(await listed(tx, token)).toEqual([]);
			await news(tx, project);
			await morning(tx);
			expect(await told(tx)).toEqual({ 'viewer@donor.cn': [[seq]] });
		}));

	it('hears no more once it has left', () =>
		rolledBack(async (tx) => {
			const { cast, project } = await funded(tx);
			await morning(tx);
			await tx`update memberships set status = 'ended'
				where account_id = ${cast.donorViewer.account}`;
			await news(tx, project);
			await morning(tx);
			expect(await told(tx)).toEqual({});
		}));

	it('nor while its organization is suspended', () =>
		rolledBack(async (tx) => {
			const { cast, project } = await funded(tx);
			await morning(tx);
			await tx`update organizations set status = 'suspended'
				where id = ${cast.donorViewer.organization}`;
			await news(tx, project);
			await morning(tx);
			expect(await told(tx)).toEqual({});
		}));
});
