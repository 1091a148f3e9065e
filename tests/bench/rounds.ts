import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { ReservedSql } from 'postgres';
import { DEFAULT_PARAMETERS } from '#domain/matching/parameters.ts';
import { gather, type Cast } from '../database/people.ts';
import { withDatabase } from '../proof/ledger-stage.ts';

/*
 * `npm run bench -- rounds`: a plan of the whole country and of a tenth of it, staged, kept and
 * published: seconds of the one backend that does it, and the most memory it ever held.
 */
interface Plan {
	readonly needs: number;
	readonly offers: number;
	readonly matches: number;
}

const country: Plan = { needs: 128_000, offers: 20_000, matches: 110_000 };
const tenth: Plan = { needs: 12_800, offers: 2000, matches: 11_000 };

const ROWS_PER_PART = 4000;
const VILLAGES = 55_000;
const county = '621123000000';

const needId = (place: number) => `00000000-0000-4000-8000-${String(place).padStart(12, '0')}`;
const offerId = (place: number) => `00000000-0000-4000-9000-${String(place).padStart(12, '0')}`;

/** As large as what the engine says of a grant. */
const reasons = {
	parts: { capability: 300, region: 200, amount: 150, text: 112, history: 50 },
	prices: { offer: 1200, need: 0, village: 1500 },
	quality: 812,
	value: 460,
	tier: 2,
	nextDonor: { id: randomUUID(), points: 12 },
	nextNeed: { id: randomUUID(), points: 40 },
};

/** Villages, needs and offers past all triggers, as years have left them; a round that runs. */
async function furnish(sql: ReservedSql, { needs, offers }: Plan, round: string): Promise<Cast> {
	await sql`set session_replication_role = replica`;
	const cast = await gather(sql as never);
	const { countyEditor: writer, countyApprover: reviewer, donorEditor: donor } = cast;
	await sql`create temporary table places as
		select i as place, '621123' || lpad((300 + i / 999)::text, 3, '0')
			|| lpad((1 + i % 999)::text, 3, '0') as code
		from generate_series(0, ${VILLAGES - 1}::integer) i`;
	await sql`insert into regions (code, level, parent_code, official_name, name)
		select code, 5, '621123210000', '村' || place, '村' || place from places`;
	await sql`insert into needs (id, village_code, title, category, commodity, amount_fen, urgency,
			verified_level, entered_by_organization_id, status, created_by, edited_by,
			decision_record_id, reviewed_by, reviewed_at)
		select ('00000000-0000-4000-8000-' || lpad(i::text, 12, '0'))::uuid, p.code, '修一条路',
			'roads', 'money', 10000000, 3, 2, ${writer.organization}, 'open', ${writer.account},
			${writer.account}, gen_random_uuid(), ${reviewer.account}, now()
		from generate_series(0, ${needs - 1}::integer) i
		join places p on p.place = i % ${VILLAGES}::integer`;
	await sql`insert into offers (id, organization_id, nature, commodity, title, budget_fen,
			valid_from, status, created_by, edited_by, published_by, published_at)
		select ('00000000-0000-4000-9000-' || lpad(i::text, 12, '0'))::uuid, ${donor.organization},
			'social_donation', 'money', '修路资金', 10000000000, '2026-01-01', 'open', ${donor.account},
			${donor.account}, ${reviewer.account}, now()
		from generate_series(0, ${offers - 1}::integer) i`;
	await sql`insert into rounds (id, organization_id, commodity, nature, region_code, parameters,
			weights_version, floor, status, created_by)
		values (${round}, ${writer.organization}, 'money', 'social_donation', ${county},
			${sql.json(DEFAULT_PARAMETERS as never)}, '2026-1', 'weighted', 'running',
			${writer.account})`;
	await sql`set session_replication_role = origin`;
	await sql`analyze`;
	return cast;
}

function* partsOf({ needs, offers, matches }: Plan) {
	const rows = <Row>(start: number, count: number, make: (place: number) => Row): Row[] =>
		Array.from({ length: Math.max(0, Math.min(ROWS_PER_PART, count - start)) }, (_, index) =>
			make(start + index),
		);
	for (let start = 0; start < Math.max(needs, matches); start += ROWS_PER_PART) {
		yield {
			matches: rows(start, matches, (place) => ({
				need_id: needId(place % needs),
				offer_id: offerId((place * 7919) % offers),
				quantity: 6_000_000,
				quality: 812,
				reasons,
			})),
			unmet: rows(start, needs, (place) => ({
				need_id: needId(place),
				quantity: 4_000_000,
				why: 'outbid',
				nearest: { id: randomUUID(), points: 3 },
			})),
			unspent: rows(start, offers / 10, (place) => ({
				offer_id: offerId(place),
				quantity: 5,
				why: 'needs_met',
			})),
		};
	}
}

function certificateOf({ needs, offers }: Plan) {
	const priced = (count: number, id: (place: number) => string) =>
		Array.from({ length: count }, (_, place) => [id(place), 1500]);
	return {
		offers: priced(offers, offerId),
		needs: priced(needs, needId),
		villages: priced(VILLAGES, (place) => String(621_123_300_001 + place)),
	};
}

async function become(sql: ReservedSql, claims: { role: string; sub?: string }): Promise<void> {
	await sql`select set_config('request.jwt.claims', ${JSON.stringify(claims)}, false),
		set_config('request.jwt.claim.sub', ${claims.sub ?? ''}, false),
		set_config('role', ${claims.role}, false)`;
}

/** What the backend has spent of the processor, in seconds, and held of memory, in megabytes. */
function usageOf(pid: number): { readonly seconds: number; readonly megabytes: number } {
	const stat = readFileSync(`/proc/${pid}/stat`, 'utf8').split(' ');
	const status = readFileSync(`/proc/${pid}/status`, 'utf8');
	return {
		seconds: (Number(stat[13]) + Number(stat[14])) / 100,
		megabytes: Math.round(Number(/VmHWM:\s+(\d+)/.exec(status)![1]) / 1024),
	};
}

async function measure(plan: Plan) {
	return withDatabase(async (pool) => {
		const sql = await pool.reserve();
		const round = randomUUID();
		const { countyApprover: approver } = await furnish(sql, plan, round);
		const [row] = await sql<[{ pid: number }]>`select pg_backend_pid() as pid`;
		const spent = async (act: () => Promise<unknown>) => {
			const before = usageOf(row.pid).seconds;
			await act();
			return Number((usageOf(row.pid).seconds - before).toFixed(1));
		};
		await become(sql, { role: 'service_role' });
		let parts = 0;
		const stage = await spent(async () => {
			for (const part of partsOf(plan)) {
				await sql`select stage_round_part(${round}, ${parts}, ${sql.json(part)})`;
				parts += 1;
			}
		});
		const outcome = {
			...{ parts, input_hash: 'a'.repeat(64), objective: '1', bound: '1', gap: 0, figures: [] },
			...{ pair_count: 1, duration_ms: 1, certificate: certificateOf(plan) },
		};
		const record = await spent(
			() => sql`select record_round_outcome(${round}, ${sql.json(outcome)})`,
		);
		await become(sql, {
			role: 'authenticated',
			sub: approver.account,
			...{ organization_id: approver.organization, organization_kind: approver.kind },
			...{ region_code: approver.region, member_role: approver.role },
			...{ auth_time: Math.floor(Date.now() / 1000) },
		});
		const publish = await spent(() => sql`select publish_round(${round})`);
		const { megabytes } = usageOf(row.pid);
		sql.release();
		return { matches: plan.matches, stage, record, publish, megabytes };
	});
}

console.table([await measure(tenth), await measure(country)]);
