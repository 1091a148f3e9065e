import type { Nature } from '#domain/offers/offer.ts';
import type { Element } from './element.ts';
import {
	activityDates,
	coded,
	fundIdentifier,
	participatingOrg,
	projectIdentifier,
	reportingOrg,
	textOf,
	transactionOf,
	valueOf,
	type IatiFrame,
	type IatiOrganization,
	type MoneyRow,
} from './iati.ts';
import {
	flowTypes,
	organizationType,
	pledgeStatusCodes,
	promiseTypes,
	RURAL,
	usccReference,
} from './iati-codes.ts';

/** Money as it was given: a pledge, or what donors without a name gave of one nature. */
export interface Fund {
	readonly pledgeId: string;
	readonly nature: Nature;
	/** null is all of those who do not want to be named. */
	readonly donor: IatiOrganization | null;
	/** null where there are several. */
	readonly receiver: IatiOrganization | null;
	readonly status: string;
	/** 'YYYY-MM-DD' */
	readonly begunOn: string;
	readonly instalments: readonly Instalment[];
}

interface Instalment {
	readonly dueOn: string;
	readonly amountFen: number;
}

/** All but its transactions and what stands after them. @param rows what is known of its money */
export function fundHead(fund: Fund, rows: readonly MoneyRow[], frame: IatiFrame): Element[] {
	const { donor, receiver, nature, begunOn } = fund;
	const { anonymous, natures } = frame.words;
	const word = natures[nature];
	const giver = donor ? { zh: donor.name, en: donor.name } : anonymous;
	const title = { zh: `${giver.zh} ${word.zh}`, en: `${giver.en} ${word.en}` };
	const ends = fund.instalments.map(({ dueOn }) => dueOn).sort();
	const dates = {
		plannedStart: begunOn > frame.today ? begunOn : null,
		actualStart: begunOn,
		plannedEnd: ends[ends.length - 1] ?? null,
		actualEnd: null,
	};
	return [
		['iati-identifier', {}, fundIdentifier(frame, fund)],
		reportingOrg(frame.publisher),
		textOf('title', title),
		textOf('description', title, { type: '1' }),
		participatingOrg('1', donor ?? anonymous),
		...(receiver ? [participatingOrg('3', receiver)] : []),
		coded('activity-status', pledgeStatusCodes[fund.status] ?? '2'),
		...activityDates(dates, frame.today),
		coded('recipient-country', 'CN'),
		coded('sector', RURAL, { vocabulary: '1', percentage: '100' }),
		coded('default-flow-type', flowTypes[nature]),
		...(promiseTypes[nature] === '11' ? [coded('default-finance-type', '110')] : []),
		...outstanding(fund, rows, frame.today).map((due) => plannedDisbursement(due, fund)),
	];
}

/** What of the instalments to come has not come early: the last are the last to be paid. */
function outstanding(
	{ instalments }: Fund,
	rows: readonly MoneyRow[],
	today: string,
): readonly Instalment[] {
	const sum = (bucket: MoneyRow['bucket']) =>
		rows.reduce((fen, row) => fen + (row.bucket === bucket ? row.signedFen : 0), 0);
	let left = sum('committed') - sum('received') - sum('lapsed') - sum('written_off');
	return [...instalments]
		.sort((one, other) => (one.dueOn < other.dueOn ? 1 : -1))
		.filter(({ dueOn }) => dueOn > today)
		.flatMap(({ dueOn, amountFen }) => {
			const fen = Math.min(amountFen, left);
			left -= fen;
			return fen > 0 ? [{ dueOn, amountFen: fen }] : [];
		})
		.reverse();
}

function plannedDisbursement({ dueOn, amountFen }: Instalment, fund: Fund): Element {
	return [
		'planned-disbursement',
		{ type: '1' },
		['period-start', { 'iso-date': dueOn }],
		['period-end', { 'iso-date': dueOn }],
		valueOf(amountFen, dueOn),
		...side('provider-org', fund.donor),
		...side('receiver-org', fund.receiver),
	];
}

function side(name: string, organization: IatiOrganization | null): Element[] {
	if (!organization) return [];
	const { uscc, kind, name: zh } = organization;
	return [textOf(name, { zh }, { ref: usccReference(uscc), type: organizationType(kind) })];
}

/** Its money, but for what was spent, which belongs to the project alone. */
export function fundTransactions(
	rows: readonly MoneyRow[],
	fund: Fund,
	frame: IatiFrame,
): Element[] {
	return rows.map((row) => fundTransaction(row, fund, frame)).filter((element) => element !== null);
}

function fundTransaction(row: MoneyRow, fund: Fund, frame: IatiFrame): Element | null {
	const promise = promiseTypes[row.nature];
	const { projectId } = row;
	const toProject: Element | undefined = projectId
		? ['receiver-org', { 'receiver-activity-id': projectIdentifier(frame, projectId) }]
		: undefined;
	const [from] = side('provider-org', fund.donor);
	const [to] = side('receiver-org', fund.receiver);
	switch (row.bucket) {
		case 'committed':
			return transactionOf(row, { type: promise, sign: 1, from, to });
		case 'lapsed':
		case 'written_off':
			return transactionOf(row, { type: promise, sign: -1, from, to });
		case 'received':
			return transactionOf(row, { type: '1', sign: 1, from, to });
		case 'returned':
			return transactionOf(row, { type: '1', sign: -1, from, to });
		case 'allocated':
			return transactionOf(row, { type: '2', sign: 1, to: toProject });
		case 'disbursed':
			return transactionOf(row, { type: '3', sign: 1, to: toProject });
		case 'spent':
			return null;
	}
}
