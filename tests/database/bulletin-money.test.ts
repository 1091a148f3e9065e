import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, rolledBack, type Tx } from './become.ts';
import { pair, projectAt, receive, reverse, signedPledge, villages } from './giving.ts';
import { gather, type Cast } from './people.ts';

interface Money {
	readonly cast: Cast;
	readonly pairing: string;
}

/** Gifts for two counties, one without a name, on every part of the way, one partly taken back. */
async function given(tx: Tx): Promise<Money> {
	const cast = await gather(tx);
	const pairing = await pair(tx, cast.cityApprover, cast.countyEditor.region, '2021-04-01');
	const own = await signedPledge(tx, cast, { amount_fen: 2_000_000 });
	const other = await signedPledge(tx, cast, {
		lines: [{ village_code: villages.xinlian, amount_fen: 1_000_000 }],
	});
	const unnamed = await signedPledge(tx, cast, { is_anonymous: true });
	const receipt = await receive(tx, cast, own, 1_234_567);
	await receive(tx, cast, own, 100_001);
	await receive(tx, cast, other, 300_000);
	await receive(tx, cast, unnamed, 77);
	const reversal = await reverse(tx, cast.charityEditor, receipt, 1_000);
	await become(tx, cast.charityApprover);
	await tx`select approve_reversal(${reversal})`;
	await spend(tx, cast, own);
	await becomeOwner(tx);
	await tx`select private.publish_pairing(${pairing})`;
	return { cast, pairing };
}

async function spend(tx: Tx, cast: Cast, pledge: string): Promise<void> {
	const [project, allocation] = [
		await projectAt(tx, cast.villageEditor, 'under_way'),
		randomUUID(),
	];
	await become(tx, cast.countyEditor);
	await tx`select propose_allocation(${allocation}, ${project}, ${pledge}, 500_000)`;
	await become(tx, cast.countyApprover);
	await tx`select approve_allocation(${allocation})`;
	for (const [kind, fen] of [
		['disbursement', 400_000],
		['expenditure', 123_456],
	] as const) {
		const id = randomUUID();
		await become(tx, cast.charityEditor);
		const paper = randomUUID();
		await tx`select record_document(${paper}, 'evidence', 'paper.pdf', 'application/pdf', 1000,
			${'a'.repeat(64)})`;
		await tx`select record_project_payment(${id}, ${kind}, ${project}, ${pledge}, ${fen},
			'2024-06-01'::date, '某施工队', ${paper}::uuid)`;
		await become(tx, cast.charityApprover);
		await tx`select approve_project_payment(${id})`;
	}
}

/** As if each had happened on another day: days after 2024-01-01, in the order of the ledger. */
async function redate(tx: Tx, { donorEditor }: Cast, days: readonly number[]): Promise<void> {
	const own = tx`select id from pledges where donor_organization_id = ${donorEditor.organization}`;
	await becomeOwner(tx);
	await tx`set local session_replication_role = replica`;
	await tx`update postings p set occurred_on = '2024-01-01'::date + d.days
		from (select seq, (${tx.array([...days])}::int[])[1 + (row_number() over (order by seq) - 1)
			% ${days.length}] as days from postings where pledge_id in (${own})) as d
		where d.seq = p.seq`;
	await tx`delete from published_postings where pledge_id in (${own})`;
	await tx`delete from private.unsealed where kind = 'posting'
		and seq in (select seq from postings where pledge_id in (${own}))`;
	await tx`delete from private.unpublished where record = 'posting'
		and record_id in (select seq::text from postings where pledge_id in (${own}))`;
	await tx`set local session_replication_role = origin`;
	await tx`select private.publish_posting(seq) from (
		select seq from postings where pledge_id in (${own}) order by seq) as p`;
}

type Sums = Record<string, number>;

/** What the bulletin says: nature, bucket and span → fen. */
async function told(
	tx: Tx,
	{
		scope,
		region,
		pairing,
		month,
	}: Record<'scope' | 'month', string> & {
		region: string | null;
		pairing: string | null;
	},
): Promise<Sums> {
	const rows = await tx`select * from private.bulletin_money(${scope}, ${region},
		${pairing}::uuid, ${month}::date, (${month}::date + interval '1 month - 1 day')::date,
		9223372036854775807)`;
	const sums = rows.flatMap((row) =>
		['month', 'year', 'total'].map((span): [string, number] => [
			`${row['nature']} ${row['bucket']} ${span}`,
			Number(row[`${span}_fen`]),
		]),
	);
	return Object.fromEntries(sums.filter(([, fen]) => fen !== 0));
}

/** The same from the postings themselves: each leg of each into or out of its account. */
async function counted(tx: Tx, month: string, where: string): Promise<Sums> {
	const rows = await tx.unsafe(`
		select g.nature, leg.bucket, span.name, sum(leg.fen) as fen
		from (
			select p.*, a.bucket, p.amount_fen as fen from postings p
			join fund_accounts a on a.id = p.debit_account_id where p.corrects_seq is null
			union all
			select p.*, a.bucket, -p.amount_fen from postings p
			join fund_accounts a on a.id = p.credit_account_id where p.corrects_seq is not null
		) leg
		join pledges g on g.id = leg.pledge_id
		left join projects o on o.id = leg.project_id
		join (values ('month', 'YYYY-MM'), ('year', 'YYYY'), ('total', '')) as span (name, form)
			on span.form = ''
				or to_char(leg.occurred_on, span.form) = to_char('${month}'::date, span.form)
		where leg.bucket not in ('donor', 'in_transit') and (${where})
			and leg.occurred_on < '${month}'::date + interval '1 month'
		group by 1, 2, 3 having sum(leg.fen) <> 0`);
	return Object.fromEntries(
		rows.map((row) => [`${row['nature']} ${row['bucket']} ${row['name']}`, Number(row['fen'])]),
	);
}

const inCounty = (code: string) => `coalesce(o.village_code, (select min(l.village_code)
	from pledge_lines l where l.pledge_id = g.id having count(distinct l.village_code) = 1))
	like '${code.slice(0, 6)}%'`;

const story = fc.record({
	days: fc.array(fc.integer({ min: 0, max: 130 }), { minLength: 5, maxLength: 12 }),
	month: fc.integer({ min: 0, max: 5 }),
});

describe('the money of a bulletin', () => {
	it('is what the postings themselves sum to, for any days, months and subjects', () =>
		rolledBack(async (tx) => {
			const { cast, pairing } = await given(tx);
			const county = cast.countyEditor.region;
			let seen = 0;
			for (const { days, month } of fc.sample(story, { numRuns: 25, seed: 2026 })) {
				await redate(tx, cast, days);
				const first = new Date(Date.UTC(2024, month, 1)).toISOString().slice(0, 10);
				const asked = { month: first, region: null, pairing: null };
				const [ofCounty, ofPairing, ofCity] = [
					await told(tx, { ...asked, scope: 'county', region: county }),
					await told(tx, { ...asked, scope: 'pairing', pairing }),
					await told(tx, { ...asked, scope: 'supporting', region: cast.cityEditor.region }),
				];
				const ofPledges = await counted(tx, first, `g.pairing_id = '${pairing}'`);
				expect(ofCounty).toEqual(await counted(tx, first, inCounty(county)));
				expect(ofPairing).toEqual(ofPledges);
				expect(ofCity).toEqual(ofPledges);
				seen += Object.keys(ofCounty).filter((key) => key.endsWith('month')).length;
			}
			expect(seen).toBeGreaterThan(20);
		}));

	it('is, over all time, what the counters of the accounts say', () =>
		rolledBack(async (tx) => {
			const { cast, pairing } = await given(tx);
			await redate(tx, cast, [0, 1, 2]);
			const last = { scope: 'pairing', region: null, pairing, month: '2099-01-01' };
			const rows = await tx`select a.bucket, sum(a.inflow_fen) as fen from fund_accounts a
				join pledges p on p.id = a.pledge_id and p.pairing_id = ${pairing}
				where a.bucket not in ('donor', 'in_transit') group by 1 having sum(a.inflow_fen) <> 0`;
			const counters = rows.map((row) => [
				`social_donation ${row['bucket']} total`,
				Number(row['fen']),
			]);
			expect(await told(tx, last)).toEqual(Object.fromEntries(counters));
		}));
});

async function drawnUp(tx: Tx, { cast, pairing }: Money): Promise<string> {
	const id = randomUUID();
	await become(tx, cast.countyEditor);
	await tx`select draw_up_bulletin(${id}, 'pairing', '2024-06-01', null, ${pairing}::uuid)`;
	await become(tx, cast.countyApprover);
	await tx`select publish_bulletin(${id})`;
	return id;
}

/** Every figure of money beside the sum of the rows that its link opens, as the public asks. */
async function compare(tx: Tx, id: string) {
	await become(tx, null);
	return tx`
		select m.*, s.span, (m.value ->> (s.span || '_fen'))::bigint as figure, (
			select coalesce(sum(p.signed_fen), 0) from list_report_postings(r.scope, r.up_to, r.as_of,
				m.value ->> 'nature', m.value ->> 'bucket', r.region_code, r.pairing_id,
				case s.span when 'month' then r.month
					when 'year' then date_trunc('year', r.month)::date end) l
			join published_postings p on p.seq = l.seq) as rows
		from published_reports r
		cross join jsonb_array_elements(r.figures -> 'money') m
		cross join unnest(array['month', 'year', 'total']) s (span)
		where r.id = ${id}`;
}

describe('the rows behind a figure', () => {
	it('sum to it, and still do when the ledger has grown', () =>
		rolledBack(async (tx) => {
			const money = await given(tx);
			await redate(tx, money.cast, [10, 100, 165, 170]);
			const id = await drawnUp(tx, money);
			const before = await compare(tx, id);
			expect(before.length).toBeGreaterThan(10);
			for (const row of before) expect(row['rows']).toBe(row['figure']);
			const later = await signedPledge(tx, money.cast);
			await receive(tx, money.cast, later, 5_000);
			await redate(tx, money.cast, [10, 100, 165, 170]);
			const after = await compare(tx, id);
			expect(after.map((row) => row['rows'])).toEqual(before.map((row) => row['rows']));
		}));

	it('end where a posting waits to be published', () =>
		rolledBack(async (tx) => {
			const money = await given(tx);
			await redate(tx, money.cast, [10, 100]);
			const [waiting] = await tx`select seq from postings p join pledges g on g.id = p.pledge_id
				where g.pairing_id = ${money.pairing} order by seq desc limit 1 offset 2`;
			await tx`insert into private.unpublished (record, record_id)
				values ('posting', ${String(waiting!['seq'])})`;
			const id = await drawnUp(tx, money);
			const [row] = await tx`select up_to from bulletins where id = ${id}`;
			expect(Number(row!['up_to'])).toBe(Number(waiting!['seq']) - 1);
		}));
});
