import type { Reader, reads } from '#domain/identity/access.ts';
import { becomeOwner, type Tx } from './become.ts';
import { villages } from './giving.ts';

/** A state of `everything` in which a reader has one reason left to see something. */
interface Edge {
	readonly what: string;
	readonly arrange: (tx: Tx) => Promise<void>;
	readonly reads: typeof reads;
}

const officials = ['county', 'other_county', 'receiving_city', 'supporting_city'] as const;
const inCharge = ['village', 'township', 'county', 'receiving_city', 'supervisor'] as const;
/** Of those in charge, whoever must know whom they deal with. */
const knowing = ['county', 'receiving_city'] as const;
const givers = ['supporting_city', 'donor', 'receiving_entity'] as const;
const elsewhere: readonly Reader[] = ['other_village', 'other_county'];

export const edges: readonly Edge[] = [
	{
		what: 'money that was pledged to the next village and spent in this one',
		arrange: (tx) => alone(tx, [`update pledge_lines set village_code = '${villages.xinlian}'`]),
		reads: {
			pledges: [...inCharge, ...givers, ...elsewhere],
			pledge_lines: ['receiving_city', 'supervisor', ...givers, ...elsewhere],
		},
	},
	{
		what: 'money of which nothing is allocated yet',
		arrange: (tx) => alone(tx, ['delete from project_payments', 'delete from allocations']),
		reads: { pledges: [...inCharge, ...givers], projects: [...inCharge, 'supporting_city'] },
	},
	{
		what: 'money that is all with the project',
		arrange: (tx) =>
			alone(tx, [
				'delete from postings where project_id is null',
				'delete from fund_accounts where project_id is null',
			]),
		reads: { fund_accounts: [...inCharge, ...givers], postings: [...inCharge, ...givers] },
	},
	{
		what: 'a pledge whose donor wants no name',
		arrange: (tx) => alone(tx, ['update pledges set is_anonymous = true']),
		reads: {
			pledges: [...inCharge, ...givers],
			pledge_donors: [...knowing, ...givers],
			pledge_exits: [...knowing, ...givers],
			instalment_waivers: [...inCharge, ...givers],
		},
	},
	{
		what: 'a pledge without a name of which nothing is allocated yet',
		arrange: (tx) =>
			alone(tx, [
				'update pledges set is_anonymous = true',
				'delete from project_payments',
				'delete from allocations',
			]),
		reads: { pledge_donors: [...knowing, ...givers] },
	},
	{
		what: 'a pledge without a name to the next village, spent in this one',
		arrange: (tx) =>
			alone(tx, [
				'update pledges set is_anonymous = true',
				`update pledge_lines set village_code = '${villages.xinlian}'`,
			]),
		reads: { pledge_donors: [...knowing, 'other_county', ...givers] },
	},
	{
		what: 'a file that no record shows to anybody yet',
		arrange: (tx) => alone(tx, ['delete from document_readers', 'delete from document_places']),
		reads: { documents: ['village', 'county', 'donor', 'supervisor'] },
	},
	{
		what: 'a meeting with a line of another donor’s and nothing for the village to do',
		arrange: (tx) =>
			alone(tx, [
				`update meeting_items set party_organization_id = (
					select id from organizations where name = 'enterprise of fuzhou')`,
				'delete from meeting_actions',
			]),
		reads: { meetings: [...officials, 'former_city', 'supervisor', 'other_donor'] },
	},
	{
		what: 'an exchange that an enterprise reported',
		arrange: (tx) =>
			alone(tx, [
				`update exchanges set organization_id = (
					select id from organizations where name = 'enterprise of fuzhou')`,
			]),
		reads: {
			exchanges: [...inCharge, 'supporting_city', 'other_donor'],
			exchange_answers: [...inCharge, 'supporting_city', 'other_donor'],
		},
	},
	{
		what: 'a bulletin of the county alone',
		arrange: (tx) =>
			alone(tx, [
				`update bulletins set scope = 'county', pairing_id = null, region_code = '621123000000'`,
			]),
		reads: { bulletins: ['county'] },
	},
	{
		what: 'an agreement of an enterprise with a village',
		arrange: (tx) =>
			alone(tx, [
				`update pairings set supporting_organization_id = (
					select id from organizations where name = 'enterprise of qingdao')`,
			]),
		reads: { agreements: [...inCharge, 'supporting_city', 'donor'] },
	},
	{
		what: 'an issue that was asked past the village and lies with the county',
		arrange: (tx) =>
			alone(tx, [
				`update issues set raised_by = null, raised_by_organization_id = null,
					code_hash = repeat('b', 64), holder_id = (
						select id from organizations where name = 'county of weiyuan')`,
				`update issue_steps set to_organization_id = (
					select id from organizations where name = 'county of weiyuan')
					where to_organization_id is not null`,
			]),
		reads: {
			issues: ['township', 'county', 'receiving_city', 'supervisor'],
			issue_steps: ['township', 'county', 'receiving_city', 'supervisor'],
		},
	},
	{
		what: 'a visit of the township’s',
		arrange: (tx) =>
			alone(tx, [
				`update visits set organization_kind = 'township', organization_id = (
					select id from organizations where kind = 'township' and name ~ 'tianjiahe')`,
			]),
		reads: { visits: ['township', 'county', 'receiving_city', 'supervisor'] },
	},
	{
		what: 'a visit of a supervisor’s',
		arrange: (tx) =>
			alone(tx, [
				`update visits set organization_kind = 'supervisor', organization_id = (
					select id from organizations where kind = 'supervisor' and name ~ 'dingxi')`,
			]),
		reads: { visits: ['supervisor'], visit_papers: ['supervisor'] },
	},
	{
		what: 'the mails of a demo',
		arrange: (tx) => alone(tx, ['update accounts set is_demo = true']),
		reads: { outbox_mails: ['system_administrator'] },
	},
];

/** Writes it past every rule: only what can be read of it is the question. */
async function alone(tx: Tx, statements: readonly string[]): Promise<void> {
	await becomeOwner(tx);
	await tx`set local session_replication_role = replica`;
	for (const statement of statements) await tx.unsafe(statement);
	await tx`set local session_replication_role = origin`;
}
