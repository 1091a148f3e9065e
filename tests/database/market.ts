import { randomUUID } from 'node:crypto';
import { DEFAULT_PARAMETERS } from '#domain/matching/parameters.ts';
import { become, becomeOwner, type Tx } from './become.ts';
import type { Cast, Person } from './people.ts';

export const yuangudui = '621123210202';
export const xinlian = '621125106201';
export const weiyuan = '621123000000';
export const zhang = '621125000000';
export const dingxi = '621100000000';

/** What is not money: how much of which unit. */
export interface Things {
	readonly commodity: 'goods' | 'talent' | 'jobs';
	readonly quantity: number;
	readonly unit: string;
}

export interface NeedTerms {
	readonly fen?: number;
	readonly things?: Things;
	readonly category?: string;
	readonly village?: string;
	readonly status?: 'submitted' | 'open';
}

/** An open need, of money unless it says otherwise; written as the owner, for speed. */
export async function need(tx: Tx, cast: Cast, terms: NeedTerms = {}): Promise<string> {
	const { fen = 10_000_000, village = yuangudui, status = 'open', category = 'roads' } = terms;
	const { things = null } = terms;
	const [id, record] = [randomUUID(), randomUUID()];
	const { villageEditor: writer, countyEditor: reviewer } = cast;
	await becomeOwner(tx);
	await tx`insert into documents (id, organization_id, kind, file_name, media_type, byte_size,
		sha256, uploaded_by) values (${record}, ${writer.organization}, 'decision_record', 'a.pdf',
		'application/pdf', 1, ${'0'.repeat(64)}, ${writer.account})`;
	await tx`insert into needs (id, village_code, title, category, commodity, amount_fen, quantity,
		unit, urgency, decision_record_id, entered_by_organization_id, created_by, edited_by)
		values (${id}, ${village}, '修一条路', ${category}, ${things?.commodity ?? 'money'},
			${things ? null : fen}, ${things?.quantity ?? null}, ${things?.unit ?? null}, 3, ${record},
			${writer.organization}, ${writer.account}, ${writer.account})`;
	await tx`update needs set status = 'submitted' where id = ${id}`;
	if (status === 'submitted') return id;
	await tx`update needs set status = 'verified', verified_level = 2,
		reviewed_by = ${reviewer.account} where id = ${id}`;
	await tx`update needs set status = 'open' where id = ${id}`;
	return id;
}

export interface OfferTerms {
	readonly by?: readonly [writer: Person, publisher: Person];
	readonly fen?: number;
	readonly things?: Things;
	readonly categories?: readonly string[];
	readonly nature?: string;
	readonly regions?: readonly string[];
	readonly since?: string;
	readonly until?: string | null;
	readonly isAnonymous?: boolean;
	readonly isOpen?: boolean;
}

export async function offer(tx: Tx, cast: Cast, terms: OfferTerms = {}): Promise<string> {
	const { fen = 10_000_000, nature = 'social_donation', regions = [], until = null } = terms;
	const { since = '2026-01-01', isAnonymous = false, isOpen = true } = terms;
	const { things = null, categories = [] } = terms;
	const [writer, publisher] = terms.by ?? [cast.donorEditor, cast.donorApprover];
	const id = randomUUID();
	await becomeOwner(tx);
	await tx`insert into offers (id, organization_id, nature, commodity, title, budget_fen,
		quantity, unit, categories, region_codes, paired_only, valid_from, valid_to, is_anonymous,
		created_by, edited_by)
		values (${id}, ${writer.organization}, ${nature}, ${things?.commodity ?? 'money'},
			'修路资金', ${things ? null : fen}, ${things?.quantity ?? null}, ${things?.unit ?? null},
			${[...categories]}::text[], ${[...regions]}::text[], ${nature === 'fiscal_aid'}, ${since},
			${until}, ${isAnonymous}, ${writer.account}, ${writer.account})`;
	if (!isOpen) return id;
	await tx`update offers set status = 'open', published_by = ${publisher.account},
		published_at = now() where id = ${id}`;
	return id;
}

export interface RoundTerms {
	readonly id?: string;
	readonly region?: string;
	readonly nature?: string | null;
	readonly commodity?: string;
	readonly category?: string | null;
	readonly unit?: string | null;
	readonly until?: string | null;
}

export const start =
	({
		id = randomUUID(),
		region = weiyuan,
		until = null,
		commodity = 'money',
		...rest
	}: RoundTerms = {}) =>
	(tx: Tx) => {
		const nature = rest.nature ?? (commodity === 'money' ? 'social_donation' : null);
		return tx`select start_round(${id}, ${commodity}, ${nature}, ${region},
			${tx.json(DEFAULT_PARAMETERS as never)}, '2026-1', 'weighted',
			expires_on => ${until}::date, category => ${rest.category ?? null}::text,
			unit => ${rest.unit ?? null}::text)`;
	};

export type Match = readonly [need: string, offer: string, fen: number];
export type Unmet = readonly [need: string, fen: number, why: string];

export const finish =
	(round: string, matches: readonly Match[], unmet: readonly Unmet[] = []) =>
	async (tx: Tx) => {
		const content = {
			matches: matches.map(([need_id, offer_id, quantity]) => ({
				need_id,
				offer_id,
				quantity,
				quality: 700,
				reasons: { tier: 1 },
			})),
			unmet: unmet.map(([need_id, quantity, why]) => ({ need_id, quantity, why })),
		};
		await tx`select stage_round_part(${round}, 0, ${tx.json(content)})`;
		return tx`select record_round_outcome(${round}, ${tx.json({
			...outcome,
			parts: 1,
			pair_count: matches.length,
		})})`;
	};

/** Of a plan that is in no part. */
const outcome = {
	parts: 0,
	input_hash: 'a'.repeat(64),
	objective: '324439104324439104',
	bound: '324439104324439104',
	gap: 0,
	pair_count: 0,
	duration_ms: 7,
	figures: [],
	certificate: { offers: [], needs: [], villages: [] },
};

export const publish = (round: string) => (tx: Tx) => tx`select publish_round(${round})`;
export const decide =
	(id: string, decision: string | null, reason: string | null = null) =>
	(tx: Tx) =>
		tx`select decide_proposal(${id}, ${decision}, ${reason})`;

export async function becomeMachine(tx: Tx): Promise<void> {
	await tx`select set_config('request.jwt.claims', '{"role":"service_role"}', true),
		set_config('role', 'service_role', true)`;
}

/** A round of the county's that the machine has solved and nobody has published. */
export async function proposed(
	tx: Tx,
	cast: Cast,
	matches: readonly Match[],
	terms: RoundTerms & { readonly unmet?: readonly Unmet[] } = {},
): Promise<string> {
	const id = randomUUID();
	await become(tx, cast.countyEditor);
	await start({ id, ...terms })(tx);
	await becomeMachine(tx);
	await finish(id, matches, terms.unmet)(tx);
	return id;
}

/** The proposals of a published round, in the order of the matches. */
export async function announced(
	tx: Tx,
	cast: Cast,
	matches: readonly Match[],
	terms: RoundTerms = {},
): Promise<string[]> {
	const round = await proposed(tx, cast, matches, terms);
	await become(tx, cast.countyApprover);
	await publish(round)(tx);
	await becomeOwner(tx);
	const rows = await tx`select id, need_id, offer_id from proposals where round_id = ${round}`;
	return matches.map(([need_id, offer_id]) => {
		const row = rows.find((r) => r['need_id'] === need_id && r['offer_id'] === offer_id);
		return String(row?.['id']);
	});
}

/** One need, one offer, one announced proposal between them. */
export async function couple(tx: Tx, cast: Cast, terms: OfferTerms = {}) {
	const [n, o] = [await need(tx, cast), await offer(tx, cast, terms)];
	const [proposal = ''] = await announced(tx, cast, [[n, o, 6_000_000]]);
	return { need: n, offer: o, proposal };
}

export async function letDaysPass(tx: Tx): Promise<void> {
	await becomeOwner(tx);
	await tx`update proposals set expires_on = private.today() - 1`;
}

export async function lookAt(tx: Tx, table: string, id: string): Promise<Record<string, unknown>> {
	await becomeOwner(tx);
	const [row] = await tx`select * from ${tx(table)} where id = ${id}`;
	return row ?? {};
}

export async function readers(tx: Tx, cast: Cast, table: string): Promise<string[]> {
	const names: string[] = [];
	for (const [name, person] of Object.entries(cast)) {
		await become(tx, person as Person);
		if ((await tx`select from ${tx(table)}`).length > 0) names.push(name);
	}
	return names;
}

export async function openOf(tx: Tx, what: 'need' | 'offer', id: string): Promise<number> {
	await becomeOwner(tx);
	const [row] = await tx`select private.${tx(`${what}_open`)}(${id}) as left`;
	return Number(row?.['left']);
}
