import * as agreements from '#data/funds-agreements.server.ts';
import { argumentsOf } from '#data/funds-shipments.server.ts';
import { shipmentFromForm } from '#domain/funds/goods-form.ts';
import { shipmentSchema, type ShipmentForm } from '#domain/funds/schema.ts';
import { chooseVillage, type VillageChoice } from '#domain/pledges/village.ts';
import { wordOf } from '#domain/reports/cell.ts';
import type { Fields } from '#domain/reports/sheet.ts';
import { accept, refuse, type Result } from '#domain/result.ts';
import { chooseAgreement, numbersIn } from './agreement.server.ts';
import { judgeForm, NO_ID, withFirst, type Importer, type Judged } from './importer.server.ts';
import { villagesNamed } from './villages-named.server.ts';

/** Shipments of goods that the importer has promised. */
export const goods: Importer = {
	async prepare(db, { id: donorId }, rows) {
		const texts = rows.flatMap(({ village_code: text }) => text ?? []);
		const [signed, villages] = await Promise.all([
			agreements.listAgreements(db, { donorId }, numbersIn(rows)),
			villagesNamed(db, texts),
		]);
		const ids = signed.map(({ pledgeId }) => pledgeId);
		const agreed = await agreements.listAgreedGoods(db, ids);
		return (fields) => judge(fields, { signed, villages, agreed });
	},
};

interface Known {
	readonly signed: readonly agreements.Agreement[];
	readonly villages: readonly VillageChoice[];
	readonly agreed: readonly agreements.AgreedGoods[];
}

function judge(fields: Fields, { signed, villages, agreed }: Known): Judged {
	const { agreement: number, item, village_code: typed, ...others } = fields;
	const agreement = chooseAgreement(number, signed);
	const village = typed === undefined ? accept({ code: '' }) : chooseVillage(typed, villages);
	const line = agreement.ok ? chooseLine(item, agreement.value.pledgeId, agreed) : null;
	const judged = judgeForm<ShipmentForm>(shipmentSchema, {
		...others,
		id: NO_ID,
		position: String(line?.ok ? line.value.position : 0),
		village_code: village.ok ? village.value.code : '',
	});
	const issues = 'form' in judged ? [] : judged.issues;
	if (!agreement.ok) return withFirst('agreement', agreement, issues);
	if (!line?.ok) return withFirst('item', line, issues);
	if (!village.ok || !('form' in judged)) return withFirst('village_code', village, issues);
	const draft = shipmentFromForm(judged.form);
	const { id: _id, ...command } = argumentsOf(agreement.value.pledgeId, draft);
	return { command, issues: [] };
}

function chooseLine(
	item: string | undefined,
	pledgeId: string,
	agreed: readonly agreements.AgreedGoods[],
): Result<agreements.AgreedGoods, 'goods.item_missing' | 'import.item_unknown'> {
	if (item === undefined) return refuse('goods.item_missing');
	const own = agreed.filter((line) => line.pledgeId === pledgeId);
	const line = own.find((one) => wordOf(one.item) === wordOf(item));
	const items = own.map((one) => one.item).join('、');
	return line ? accept(line) : refuse('import.item_unknown', undefined, { items });
}
