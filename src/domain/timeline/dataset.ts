import { categories, commodities } from '#domain/needs/need.ts';
import { natures } from '#domain/offers/offer.ts';
import { pledgeKinds } from '#domain/pledges/pledge.ts';
import { projectKinds } from '#domain/projects/project.ts';
import { coded, fieldMakers, type Field } from './dataset-field.ts';
import { buckets, stages, type Bucket } from './ledger.ts';
import { publicNeedStatuses, type PublishedNeed } from './need.ts';
import type { Place } from './place.ts';
import type { PublishedPledge } from './pledge.ts';
import { publicStatuses, type PublishedProject } from './project.ts';
import { fenIn, type Sum } from './totals.ts';

/*
 * The tables of /open-data, column by column: the files and the page that explains them are made
 * of this. Others depend on these names: add to them, never change them.
 */

export const datasets = ['projects', 'pledges', 'needs', 'villages'] as const;

export type Dataset = (typeof datasets)[number];

/** A published record with what its rows of the ledger sum to. */
export interface Summed<Record> {
	readonly record: Record;
	readonly sums: readonly Sum[];
}

export interface VillageRecord {
	readonly place: Place;
	readonly projectCount: number;
	readonly needCount: number;
}

export interface DatasetRows {
	projects: Summed<PublishedProject>;
	pledges: Summed<PublishedPledge>;
	needs: PublishedNeed;
	villages: Summed<VillageRecord>;
}

function placeFields<Row>(placeOf: (row: Row) => Place): Field<Row>[] {
	const { text } = fieldMakers<Row>();
	return [
		text('village_code', (row) => placeOf(row).code),
		text('county', (row) => placeOf(row).county),
		text('township', (row) => placeOf(row).township),
		text('village', (row) => placeOf(row).village),
	];
}

/** A column for each nature in each bucket: there is no sum over either. */
function sumFields<Row extends Summed<unknown>>(of: readonly Bucket[]): Field<Row>[] {
	const { money } = fieldMakers<Row>();
	return natures.flatMap((nature) =>
		of.map((bucket) =>
			money(`${nature}_${bucket}`, ({ sums }) => fenIn(sums, nature, bucket), {
				sum: { nature, bucket },
			}),
		),
	);
}

function projectFields(): Field<DatasetRows['projects']>[] {
	const { text, money, number, day, flag } = fieldMakers<DatasetRows['projects']>();
	return [
		text('id', ({ record }) => record.id),
		text('title', ({ record }) => record.title),
		...placeFields<DatasetRows['projects']>(({ record }) => record.place),
		text('kind', ({ record }) => record.kind, coded('kind_project', projectKinds)),
		text('status', ({ record }) => record.status, coded('status_project', publicStatuses)),
		number('pool_year', ({ record }) => record.poolYear),
		text('pairing_id', ({ record }) => record.pairing?.id ?? null),
		text('need_id', ({ record }) => record.needId),
		text('implementing_unit', ({ record }) => record.implementingUnit),
		text('approval_number', ({ record }) => record.approvalNumber),
		text('farmer_linkage', ({ record }) => record.farmerLinkage),
		text('performance_target', ({ record }) => record.performanceTarget),
		money('budget', ({ record }) => record.budgetFen),
		number('works_percent', ({ record }) => record.worksPercent),
		day('last_entry_on', ({ record }) => record.lastEntryOn),
		day('next_due_on', ({ record }) => record.nextDueOn),
		...sumFields<DatasetRows['projects']>(['allocated', 'disbursed', 'spent']),
		flag('is_demo', ({ record }) => record.isDemo),
	];
}

function pledgeFields(): Field<DatasetRows['pledges']>[] {
	const { text, money, day, flag, list } = fieldMakers<DatasetRows['pledges']>();
	return [
		text('id', ({ record }) => record.id),
		text('donor_id', ({ record }) => record.donor?.id ?? null),
		text('donor_name', ({ record }) => record.donor?.name ?? null),
		text('receiving_name', ({ record }) => record.receivingName),
		text('nature', ({ record }) => record.nature, coded('nature', natures)),
		text('form', ({ record }) => record.form, coded('form_pledge', pledgeKinds)),
		money('amount', ({ record }) => record.amountFen),
		text('amount_text', ({ record }) => record.amountText),
		flag('is_approximate', ({ record }) => record.isApproximate),
		text('agreement_number', ({ record }) => record.agreementNumber),
		day('agreement_on', ({ record }) => record.agreementOn),
		list('village_codes', ({ record }) => record.villageCodes),
		text('pairing_id', ({ record }) => record.pairingId),
		text(
			'status',
			({ record }) => record.status,
			coded('status_pledge', ['signed', 'lapsed', 'cancelled', 'written_off']),
		),
		...buckets.map((bucket) =>
			money(bucket, ({ record, sums }) => fenIn(sums, record.nature, bucket), {
				sum: { nature: null, bucket },
			}),
		),
		flag('is_demo', ({ record }) => record.isDemo),
	];
}

function needFields(): Field<PublishedNeed>[] {
	const { text, money, number, day, flag } = fieldMakers<PublishedNeed>();
	return [
		text('id', ({ id }) => id),
		...placeFields<PublishedNeed>(({ place }) => place),
		text('title', ({ title }) => title),
		text('description', ({ description }) => description),
		text('category', ({ category }) => category, coded('category', categories)),
		text('commodity', ({ commodity }) => commodity, coded('commodity', commodities)),
		money('amount', ({ amountFen }) => amountFen),
		number('quantity', ({ quantity }) => quantity),
		text('unit', ({ unit }) => unit),
		number('urgency', ({ urgency }) => urgency, coded('urgency', ['5', '4', '3', '2', '1'])),
		number('beneficiary_households', ({ beneficiaryHouseholds }) => beneficiaryHouseholds),
		number('beneficiary_persons', ({ beneficiaryPersons }) => beneficiaryPersons),
		text('status', ({ status }) => status, coded('status_need', publicNeedStatuses)),
		money('agreed_amount', ({ commodity, agreed }) => (commodity === 'money' ? agreed : null)),
		number('agreed_quantity', ({ commodity, agreed }) => (commodity === 'money' ? null : agreed)),
		day('opened_on', ({ openedOn }) => openedOn),
		flag('is_demo', ({ isDemo }) => isDemo),
	];
}

function villageFields(): Field<DatasetRows['villages']>[] {
	const { number } = fieldMakers<DatasetRows['villages']>();
	return [
		...placeFields<DatasetRows['villages']>(({ record }) => record.place),
		number('project_count', ({ record }) => record.projectCount),
		number('need_count', ({ record }) => record.needCount),
		...sumFields<DatasetRows['villages']>(stages),
	];
}

export const fields: { readonly [Name in Dataset]: readonly Field<DatasetRows[Name]>[] } = {
	projects: projectFields(),
	pledges: pledgeFields(),
	needs: needFields(),
	villages: villageFields(),
};
