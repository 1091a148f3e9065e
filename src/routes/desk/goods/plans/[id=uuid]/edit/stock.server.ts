import type { RequestEvent } from '@sveltejs/kit';
import type { GoodsPlan } from '#domain/funds/goods-plan.ts';
import type { Stock } from '#domain/funds/goods.ts';
import { goodsPlanSchema, type GoodsPlanForm } from '#domain/funds/schema.ts';
import { inUnits } from '#domain/needs/quantity.ts';
import { ID } from '#domain/text.ts';
import type { Db } from '#data/client.server.ts';
import * as goods from '#data/funds-goods.server.ts';
import { readForm } from '#http/form.server.ts';

/** The store that a plan draws on, or that an address names for a new one. */
export async function chooseStock(
	db: Db,
	plan: GoodsPlan | null,
	asked: URLSearchParams,
): Promise<Stock | null> {
	if (plan) return { ...plan.goods, village: plan.village, balanceMilli: plan.inStockMilli };
	const pledgeId = asked.get('pledge') ?? '';
	if (!ID.test(pledgeId)) return null;
	const stocks = await goods.listStocks(db, pledgeId);
	const [position, village] = [asked.get('position'), asked.get('village') ?? ''];
	const fits = (one: Stock) =>
		String(one.position) === position && (one.village?.code ?? '') === village;
	return stocks.find(fits) ?? null;
}

export function newPlan(id: string, stock: Stock): Partial<GoodsPlanForm> {
	return {
		id,
		pledge_id: stock.pledge.id,
		position: String(stock.position),
		village_code: stock.village?.code ?? '',
		total: inUnits(stock.balanceMilli),
		step: '0.001',
	};
}

/** The form as it was sent to the plan of this address. */
export async function readPlan({ request, params }: RequestEvent) {
	const sent = await request.formData();
	sent.set('id', params['id'] ?? '');
	return readForm(sent, goodsPlanSchema);
}
