import type { JSONValue } from 'postgres';
import { DEFAULT_PARAMETERS } from '#domain/matching/parameters.ts';
import { randomBytes, randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { become, becomeOwner, type Tx } from './become.ts';
import type { Cast, Person } from './people.ts';

/** What has to have happened before a story about money begins; each step as the person who may. */

export const villages = { yuangudui: '621123210202', xinlian: '621125106201' } as const;

export interface Terms {
	id?: string;
	proposal_id?: string | null;
	receiving_organization_id: string;
	nature?: string;
	form?: string;
	amount_fen?: number | null;
	amount_text?: string | null;
	is_approximate?: boolean;
	is_anonymous?: boolean;
	lines?: unknown;
	goods?: unknown;
	instalments?: unknown;
	version?: number | null;
}

/** Files a document of the person's organization; answers its id. */
export async function fileDocument(tx: Tx, person: Person, kind = 'agreement'): Promise<string> {
	const id = randomUUID();
	await become(tx, person);
	await tx`select record_document(${id}, ${kind}, 'paper.pdf', 'application/pdf', 1000,
		${'a'.repeat(64)})`;
	return id;
}

/** The call of draw_up_pledge, for `amount_fen` in one line and one instalment if not told. */
export function drawUp(tx: Tx, terms: Terms): Promise<{ draw_up_pledge: string }[]> {
	const amount = terms.amount_fen === undefined ? 1_000_000 : terms.amount_fen;
	const share = amount === null ? {} : { amount_fen: amount };
	const lines = terms.lines ?? [{ village_code: villages.yuangudui, ...share }];
	const due = amount === null ? [] : [{ due_on: '2024-06-30', amount_fen: amount }];
	return tx<{ draw_up_pledge: string }[]>`select draw_up_pledge(
		id => ${terms.id ?? randomUUID()}, proposal_id => ${terms.proposal_id ?? null},
		receiving_organization_id => ${terms.receiving_organization_id},
		nature => ${terms.nature ?? 'social_donation'}, form => ${terms.form ?? 'cash'},
		amount_fen => ${amount}, amount_text => ${terms.amount_text ?? null},
		is_approximate => ${terms.is_approximate ?? false},
		is_anonymous => ${terms.is_anonymous ?? false}, lines => ${tx.json(lines as never)},
		instalments => ${tx.json((terms.instalments ?? due) as never)},
		version => ${terms.version ?? null}, goods => ${tx.json((terms.goods ?? []) as never)})`;
}

/** A draft of the enterprise's to the charity, or as told. */
export async function draftPledge(tx: Tx, cast: Cast, terms: Partial<Terms> = {}): Promise<string> {
	await become(tx, cast.donorEditor);
	const [row] = await drawUp(tx, {
		receiving_organization_id: cast.charityEditor.organization,
		...terms,
	});
	return row!.draw_up_pledge;
}

export function sign(tx: Tx, pledge: string, document: string | null, on = '2024-03-01') {
	return tx`select sign_pledge(${pledge}, ${document}::uuid, '青协〔2024〕3号', ${on}::date)`;
}

/** A pledge that the enterprise signed on 2024-03-01. */
export async function signedPledge(
	tx: Tx,
	cast: Cast,
	terms: Partial<Terms> = {},
): Promise<string> {
	const pledge = await draftPledge(tx, cast, terms);
	const document = await fileDocument(tx, cast.donorApprover);
	await sign(tx, pledge, document);
	return pledge;
}

export async function report(tx: Tx, donor: Person, pledge: string, fen: number): Promise<string> {
	const id = randomUUID();
	await become(tx, donor);
	await tx`select report_payment(${id}, ${pledge}, ${fen}, '2024-04-01')`;
	return id;
}

/** The call of confirm_receipt, with a voucher number of its own. */
export function confirm(tx: Tx, id: string, reportId: string, fen: number) {
	return tx`select confirm_receipt(${id}, ${reportId}, ${fen}, '2024-04-03', '1401',
		${id.slice(-12)})`;
}

/** Money that the charity received: reported, confirmed by one person, approved by another. */
export async function receive(
	tx: Tx,
	cast: Cast,
	pledge: string,
	reported: number,
	confirmed = reported,
): Promise<string> {
	const reportId = await report(tx, cast.donorEditor, pledge, reported);
	const id = randomUUID();
	await become(tx, cast.charityEditor);
	await confirm(tx, id, reportId, confirmed);
	await become(tx, cast.charityApprover);
	await tx`select approve_receipt(${id})`;
	return id;
}

/** Asked by the person for the receiver; it counts when a second one approves. */
export async function reverse(tx: Tx, person: Person, receipt: string, fen: number) {
	const id = randomUUID();
	await become(tx, person);
	await tx`select reverse_receipt(${id}, ${receipt}, ${fen}, '银行退汇')`;
	return id;
}

/** What stands in the buckets of a pledge, without the empty ones; the owner asks. */
export async function buckets(tx: Tx, pledge: string): Promise<Record<string, number>> {
	await becomeOwner(tx);
	const rows = await tx<{ bucket: string; fen: string }[]>`
		select bucket, sum(balance_fen) as fen from fund_accounts where pledge_id = ${pledge}
		group by bucket having sum(balance_fen) <> 0`;
	return Object.fromEntries(rows.map(({ bucket, fen }) => [bucket, Number(fen)]));
}

const invariants = readFileSync('supabase/checks/invariants.sql', 'utf8').trim().replace(/;$/, '');

/** What is wrong, apart from the bare ledgers that the tests of funds set up without any facts. */
export async function brokenInvariants(tx: Tx): Promise<string[]> {
	await becomeOwner(tx);
	const rows = await tx.unsafe<{ broken: string }[]>(`
		select distinct broken from (${invariants}) as i
		where record not in (
			select p.id::text from pledges p
			join organizations o on o.id = p.donor_organization_id and o.name = '账目试验'
		) order by 1`);
	return rows.map((row) => row.broken);
}

/** Written at once: the pairing of a city with the county of the stories, or as told. */
export async function pair(
	tx: Tx,
	supporting: Person,
	receiving: string,
	from: string,
	to: string | null = null,
): Promise<string> {
	const id = randomUUID();
	await becomeOwner(tx);
	await tx`insert into pairings (id, programme, kind, supporting_organization_id,
			supporting_region_code, receiving_region_code, valid_from, valid_to)
		values (${id}, 'east_west', 'city', ${supporting.organization}, ${supporting.region},
			${receiving}, ${from}, ${to})`;
	return id;
}

/** Written at once: an open need of the first village and the enterprise's offer, agreed on both
 * sides for one amount. */
export async function agreedMatch(
	tx: Tx,
	{ villageEditor, countyEditor, donorEditor, donorApprover }: Cast,
	fen: number,
	isAnonymous = false,
): Promise<{ proposal: string; need: string }> {
	const [need, offer, round, proposal] = [0, 1, 2, 3].map(() => randomUUID()) as Four;
	const record = await fileDocument(tx, villageEditor, 'decision_record');
	await becomeOwner(tx);
	await tx`insert into needs (id, village_code, title, category, commodity, amount_fen, urgency,
			decision_record_id, entered_by_organization_id, created_by, edited_by)
		values (${need}, ${villages.yuangudui}, '修一条路', 'roads', 'money', ${fen}, 3, ${record},
			${villageEditor.organization}, ${villageEditor.account}, ${villageEditor.account})`;
	await tx`update needs set status = 'submitted' where id = ${need}`;
	await tx`update needs set status = 'verified', verified_level = 2,
		reviewed_by = ${countyEditor.account} where id = ${need}`;
	await tx`update needs set status = 'open' where id = ${need}`;
	await tx`insert into offers (id, organization_id, nature, commodity, title, budget_fen,
			valid_from, is_anonymous, created_by, edited_by)
		values (${offer}, ${donorEditor.organization}, 'social_donation', 'money', '修路资金', ${fen},
			'2024-01-01', ${isAnonymous}, ${donorEditor.account}, ${donorEditor.account})`;
	await tx`update offers set status = 'open', published_by = ${donorApprover.account},
		published_at = now() where id = ${offer}`;
	await tx`insert into rounds (id, organization_id, commodity, nature, region_code, parameters,
			weights_version, floor, status, created_by)
		values (${round}, ${countyEditor.organization}, 'money', 'social_donation',
			${countyEditor.region}, ${tx.json(parameters)}, '2026-1', 'weighted', 'running',
			${countyEditor.account})`;
	await tx`insert into proposals (id, round_id, need_id, offer_id, village_code, commodity,
			quantity, quality, reasons, expires_on)
		values (${proposal}, ${round}, ${need}, ${offer}, ${villages.yuangudui}, 'money', ${fen}, 1,
			${tx.json(reasons)}, '2099-12-31')`;
	await tx`update proposals set status = 'half_accepted', donor_decision = 'accepted',
		donor_decided_at = now() where id = ${proposal}`;
	await tx`update proposals set status = 'agreed', village_decision = 'accepted',
		village_decided_at = now() where id = ${proposal}`;
	return { proposal, need };
}

const parameters = JSON.parse(JSON.stringify(DEFAULT_PARAMETERS)) as JSONValue;
const reasons = {
	quality: 1,
	parts: { capability: 1, region: 0, amount: 0, text: 0, history: 0 },
	value: 1,
	tier: 1,
	prices: { offer: 0, need: 0, village: 0 },
	points: 0,
	otherOffer: null,
	otherNeed: null,
};

type Four = [string, string, string, string];

const road = ['draft', 'submitted', 'village_notice', 'township_review', 'township_notice']
	.concat(['county_appraisal', 'county_notice', 'in_pool', 'contracted', 'under_way'])
	.concat(['completed', 'accepted', 'handed_over', 'closed']);

/** Whoever acts records how the village decided on a project, two thirds being present or not. */
export async function deliberate(tx: Tx, project: string, present = 34): Promise<void> {
	const [register, sha] = [randomUUID(), randomBytes(32).toString('hex')];
	await tx`select record_document(${register}, 'decision_record', '议.pdf', 'application/pdf', 9,
		${sha})`;
	await tx`select record_deliberation(${randomUUID()}, ${project}, '2023-10-08', '2023-10-10',
		'2023-10-12', 30, 24, 20, '2023-10-15', 38, ${present}, ${present - 1}, ${register})`;
}

/** Written at once: a project of the village's that has come as far as `status`. */
export async function projectAt(
	tx: Tx,
	author: Person,
	status = 'in_pool',
	village: string = villages.yuangudui,
): Promise<string> {
	const id = randomUUID();
	await becomeOwner(tx);
	await tx`insert into projects (id, title, village_code, pool_year, kind,
			entered_by_organization_id, created_by, edited_by)
		values (${id}, '百合育苗', ${village}, 2024, 'industry', ${author.organization},
			${author.account}, ${author.account})`;
	await tx`insert into budget_lines values (${id}, 'social_donation', 1000000)`;
	for (const next of road.slice(1, road.indexOf(status) + 1)) {
		await tx`update projects set status = ${next}, submission = 1 where id = ${id}`;
	}
	return id;
}
