import { natures, type Nature } from '#domain/offers/offer.ts';
import type { Category } from '#domain/needs/need.ts';
import type { Milestone } from '#domain/projects/milestone.ts';
import type { MoneyRow } from '#domain/timeline/iati.ts';
import type { Fund } from '#domain/timeline/iati-fund.ts';
import type { ProjectFacts } from '#domain/timeline/iati-project.ts';
import type { Bucket } from '#domain/timeline/ledger.ts';
import type { PublishedProject } from '#domain/timeline/project.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';
import { projectColumns, toProject } from './timeline-projects.server.ts';

/** Records read at once, and rows of their money. */
const [BATCH, LIMIT] = [100, 1000];
const lowest = '00000000-0000-0000-0000-000000000000';

const moneyColumns = `seq, bucket, signed_fen, nature, occurred_on, reason, pledge_id, project_id,
	donor:donor_id(name, kind, uscc)` as const;

function money(db: Db, upTo: number) {
	return db.from('published_postings').select(moneyColumns).lte('seq', upTo);
}

type Money = ReturnType<typeof money>;

/** Rows of the ledger in its order, a thousand at a time. */
async function* readMoney(
	db: Db,
	upTo: number,
	narrow: (query: Money) => Money,
): AsyncGenerator<MoneyRow[]> {
	for (let after = 0, count = LIMIT; count === LIMIT;) {
		const query = narrow(money(db, upTo)).gt('seq', after).order('seq').limit(LIMIT);
		const rows = answered(await query);
		count = rows.length;
		after = rows.at(-1)?.seq ?? after;
		yield rows.map((row) => ({
			seq: row.seq,
			bucket: row.bucket as Bucket,
			signedFen: row.signed_fen,
			nature: row.nature as Nature,
			occurredOn: row.occurred_on,
			reason: row.reason,
			pledgeId: row.pledge_id,
			projectId: row.project_id,
			donor: row.donor,
		}));
	}
}

async function groupMoney(
	pages: AsyncIterable<readonly MoneyRow[]>,
	key: 'pledgeId' | 'projectId',
): Promise<Map<string, MoneyRow[]>> {
	const groups = new Map<string, MoneyRow[]>();
	for await (const page of pages) {
		for (const row of page) {
			const group = groups.get(row[key] ?? '');
			if (group) group.push(row);
			else groups.set(row[key] ?? '', [row]);
		}
	}
	return groups;
}

/** Every signed pledge of money under a name, with its rows of the ledger up to a place in it. */
export async function* listFunds(
	db: Db,
	upTo: number,
): AsyncGenerator<{ fund: Fund; rows: MoneyRow[] }> {
	for (let after = lowest; after;) {
		const pledges = answered(await namedPledges(db).gt('id', after).order('id').limit(BATCH));
		const ids = pledges.map(({ id }) => id);
		const rows = readMoney(db, upTo, (query) => query.in('pledge_id', ids));
		const groups = await groupMoney(rows, 'pledgeId');
		for (const pledge of pledges) {
			const fund: Fund = {
				pledgeId: pledge.id,
				nature: pledge.nature as Nature,
				donor: pledge.donor,
				receiver: {
					name: pledge.receiving_name,
					kind: pledge.receiving_kind,
					uscc: pledge.receiving_uscc,
				},
				status: pledge.status,
				begunOn: pledge.agreement_on,
				instalments: pledge.published_instalments.map((one) => ({
					dueOn: one.due_on,
					amountFen: one.amount_fen,
				})),
			};
			yield { fund, rows: groups.get(pledge.id) ?? [] };
		}
		after = ids.at(-1) ?? '';
	}
}

function namedPledges(db: Db) {
	return db
		.from('published_pledges')
		.select(
			`id, nature, status, agreement_on, receiving_name, receiving_kind, receiving_uscc,
			donor:donor_id!inner(name, kind, uscc), published_instalments(due_on, amount_fen)`,
		)
		.eq('form', 'cash');
}

/** What donors without a name gave, by nature; its rows are read as they are written. */
export async function* listAnonymousFunds(
	db: Db,
	upTo: number,
): AsyncGenerator<{ fund: Fund; pages: AsyncIterable<MoneyRow[]> }> {
	for (const nature of natures) {
		const narrow = (query: Money) => query.is('donor_id', null).eq('nature', nature);
		const first = narrow(money(db, upTo)).order('occurred_on').limit(1);
		const [row] = answered(await first);
		if (!row) continue;
		const none = { donor: null, receiver: null, pledgeId: '', instalments: [] };
		const fund = { ...none, nature, status: 'signed', begunOn: row.occurred_on };
		yield { fund, pages: readMoney(db, upTo, narrow) };
	}
}

/** Every published project with what the standard wants to know of it. */
export async function* listWorks(
	db: Db,
	upTo: number,
): AsyncGenerator<{ project: PublishedProject; facts: ProjectFacts }> {
	for (let after = lowest; after;) {
		const found = answered(await works(db).gt('id', after).order('id').limit(BATCH));
		const ids = found.map(({ id }) => id);
		const [groups, categories] = await Promise.all([
			groupMoney(
				readMoney(db, upTo, (query) => query.in('project_id', ids)),
				'projectId',
			),
			listCategories(
				db,
				found.flatMap(({ need_id: need }) => need ?? []),
			),
		]);
		for (const { published_milestones: milestones, published_notices: notices, ...row } of found) {
			const facts: ProjectFacts = {
				category: categories.get(row.need_id ?? '') ?? null,
				milestones: milestones.map((one) => ({
					slot: one.slot as Milestone['slot'],
					dueOn: one.due_on,
					status: one.status as Milestone['status'],
					metOn: one.met_on,
				})),
				noticedOn: notices.map(({ starts_on: on }) => on).sort()[0] ?? null,
				rows: groups.get(row.id) ?? [],
			};
			yield { project: toProject(row), facts };
		}
		after = ids.at(-1) ?? '';
	}
}

function works(db: Db) {
	return db.from('published_projects').select(
		`${projectColumns}, published_milestones(slot, due_on, status, met_on),
			published_notices(starts_on)`,
	);
}

async function listCategories(db: Db, needs: readonly string[]): Promise<Map<string, Category>> {
	const query = db.from('published_needs').select('id, category');
	const rows = answered(await query.in('id', [...new Set(needs)]));
	return new Map(rows.map(({ id, category }) => [id, category as Category]));
}

/** Donors under their names, as far as they have a code of credit. */
export async function* listOrganizations(
	db: Db,
): AsyncGenerator<{ name: string; kind: string; uscc: string }> {
	let page: { name: string; kind: string; uscc: string }[] = [];
	do {
		const query = db.from('published_donors').select('name, kind, uscc');
		const after = query
			.gt('uscc', page.at(-1)?.uscc ?? '')
			.order('uscc')
			.limit(LIMIT);
		page = answered(await after).map((row) => ({ ...row, uscc: row.uscc! }));
		yield* page;
	} while (page.length === LIMIT);
}
