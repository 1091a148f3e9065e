import { randomUUID } from 'node:crypto';
import { become, becomeOwner, type Tx } from './become.ts';
import { fileDocument, signedPledge, villages, type Terms } from './giving.ts';
import type { Cast, Person } from './people.ts';

/** What has to have happened before a story about goods begins; each step as the person who may. */

export const feed = { item: '饲料', unit: '吨', quantity: 12.34 } as const;

/** A signed pledge of 12.34 吨 of feed through the charity, or as told. */
export function goodsPledge(tx: Tx, cast: Cast, terms: Partial<Terms> = {}): Promise<string> {
	const goods = { form: 'goods', amount_fen: null, amount_text: '饲料12.34吨', goods: [feed] };
	return signedPledge(tx, cast, { ...goods, ...terms });
}

export interface Shipment {
	readonly id?: string;
	readonly quantity?: number | string;
	readonly village?: string | null;
	readonly on?: string;
	readonly position?: number;
}

/** The call of ship_goods: everything to the village, if not told. */
export function ship(tx: Tx, pledge: string, told: Shipment = {}) {
	const village = told.village === undefined ? villages.yuangudui : told.village;
	return tx<{ ship_goods: string }[]>`select ship_goods(${told.id ?? randomUUID()}, ${pledge},
		${told.position ?? 1}::smallint, ${told.quantity ?? feed.quantity},
		${told.on ?? '2024-05-01'}::date, ${village}, '某物流')`;
}

export async function shipped(
	tx: Tx,
	cast: Cast,
	pledge: string,
	told: Shipment = {},
): Promise<string> {
	await become(tx, cast.donorEditor);
	const [row] = await ship(tx, pledge, told);
	return row!.ship_goods;
}

/** The call of confirm_goods with a photo of the person's house. */
export async function confirmed(
	tx: Tx,
	person: Person,
	shipment: string,
	quantity: number | string,
): Promise<string> {
	const id = randomUUID();
	const photo = await fileDocument(tx, person, 'photo');
	await tx`select confirm_goods(${id}, ${shipment}, ${quantity}, '2024-05-03', ${photo})`;
	return id;
}

/** Feed that the village received: shipped, counted by one person, approved by another. */
export async function stocked(
	tx: Tx,
	cast: Cast,
	pledge: string,
	quantity: number | string = feed.quantity,
	told: Shipment = {},
): Promise<string> {
	const shipment = await shipped(tx, cast, pledge, told);
	const isOwn = told.village === null;
	const keeper = isOwn ? cast.charityEditor : cast.villageEditor;
	const receipt = await confirmed(tx, keeper, shipment, quantity);
	await become(tx, isOwn ? cast.charityApprover : cast.villageApprover);
	await tx`select approve_goods(${receipt})`;
	return shipment;
}

export interface Plan {
	readonly id?: string;
	readonly way?: string;
	readonly scope?: string;
	readonly lines?: unknown;
	readonly village?: string | null;
	readonly step?: number | null;
	readonly reason?: string | null;
	readonly version?: number | null;
}

/** Equal parts for numbered households. */
export function households(count: number, quantity: number) {
	return Array.from({ length: count }, (_, at) => ({
		village_code: villages.yuangudui,
		target: String(at + 1).padStart(2, '0'),
		quantity,
	}));
}

/** The call of propose_goods_plan: equal parts for 78 households of the village, if not told. */
export function propose(tx: Tx, pledge: string, told: Plan = {}) {
	const way = told.way ?? 'equal';
	const village = told.village === undefined ? villages.yuangudui : told.village;
	const step = told.step === undefined && way === 'equal' ? 0.001 : (told.step ?? null);
	return tx<{ propose_goods_plan: string }[]>`select propose_goods_plan(
		id => ${told.id ?? randomUUID()}, pledge_id => ${pledge}, goods_position => 1::smallint,
		way => ${way}, scope => ${told.scope ?? 'households'},
		lines => ${tx.json((told.lines ?? households(78, 0.158)) as never)},
		village_code => ${village}, step => ${step}, reason => ${told.reason ?? null},
		version => ${told.version ?? null})`;
}

export async function approvedPlan(
	tx: Tx,
	cast: Cast,
	pledge: string,
	told: Plan = {},
): Promise<string> {
	const isOwn = told.village === null;
	await become(tx, isOwn ? cast.charityEditor : cast.villageEditor);
	const [row] = await propose(tx, pledge, told);
	const id = row!.propose_goods_plan;
	await become(tx, isOwn ? cast.charityApprover : cast.villageApprover);
	await tx`select approve_goods_plan(${id}, 1)`;
	return id;
}

/** A notice that hung ten days long ago, or as told. */
export async function noticed(
	tx: Tx,
	person: Person,
	plan: string,
	from = '2024-05-10',
	to = '2024-05-20',
): Promise<void> {
	await become(tx, person);
	await tx`select record_goods_notice(${randomUUID()}, ${plan}, ${from}::date, ${to}::date,
		'村务公开栏')`;
}

/** The call of record_goods_handover with a sheet of the person's house. */
export async function handOver(
	tx: Tx,
	person: Person,
	plan: string,
	lines: readonly { number: number; quantity: number }[],
): Promise<string> {
	const id = randomUUID();
	const sheet = await fileDocument(tx, person, 'evidence');
	await tx`select record_goods_handover(${id}, ${plan}, '2024-05-25'::date,
		${tx.json(lines as never)}, ${sheet})`;
	return id;
}

/** What stands in the buckets of a pledge's first line, without the empty ones. */
export async function store(tx: Tx, pledge: string): Promise<Record<string, string>> {
	await becomeOwner(tx);
	const rows = await tx<{ bucket: string; quantity: string }[]>`
		select bucket, trim_scale(sum(balance))::text as quantity from goods_accounts
		where pledge_id = ${pledge} and position = 1 group by bucket having sum(balance) <> 0`;
	return Object.fromEntries(rows.map(({ bucket, quantity }) => [bucket, quantity]));
}
