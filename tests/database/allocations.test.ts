import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { buckets, fileDocument, pair, projectAt, receive, signedPledge } from './giving.ts';
import { villages, type Terms } from './giving.ts';
import { gather, type Cast } from './people.ts';

interface Story {
	readonly cast: Cast;
	readonly pledge: string;
	readonly project: string;
}

/** A pledge of which 10 000 元 were received, and a project in the pool of the same village. */
async function begin(tx: Tx, terms: Partial<Terms> = {}): Promise<Story> {
	const cast = await gather(tx);
	const pledge = await signedPledge(tx, cast, terms);
	await receive(tx, cast, pledge, 1_000_000);
	return { cast, pledge, project: await projectAt(tx, cast.villageEditor) };
}

const propose =
	({ project, pledge }: Pick<Story, 'project' | 'pledge'>, fen: number, id = randomUUID()) =>
	(tx: Tx) =>
		tx`select propose_allocation(${id}, ${project}, ${pledge}, ${fen}, '育苗棚')`;

const approve = (id: string) => (tx: Tx) => tx`select approve_allocation(${id})`;

async function allocate(tx: Tx, story: Story, fen: number): Promise<string> {
	const id = randomUUID();
	await become(tx, story.cast.countyEditor);
	await propose(story, fen, id)(tx);
	await become(tx, story.cast.countyApprover);
	await approve(id)(tx);
	return id;
}

interface Paid {
	readonly id?: string;
	readonly on?: string;
	readonly document?: string;
}

const pay =
	({ project, pledge }: Story, kind: string, fen: number, paid: Paid = {}) =>
	(tx: Tx) =>
		tx`select record_project_payment(${paid.id ?? randomUUID()}, ${kind}, ${project}, ${pledge},
			${fen}, ${paid.on ?? '2024-06-01'}::date, '渭源某施工队', ${paid.document ?? null}::uuid)`;

const approvePayment = (id: string) => (tx: Tx) => tx`select approve_project_payment(${id})`;

describe('received money is allocated', () => {
	it('by two people of the county, once', () =>
		rolledBack(async (tx) => {
			const story = await begin(tx);
			const { cast, pledge } = story;
			const id = randomUUID();
			await become(tx, cast.countyEditor);
			await propose(story, 600_000, id)(tx);
			await propose(story, 600_000, id)(tx);
			expect(await refusalOf(tx, propose(story, 1, id))).toBe('id.reused');
			expect(await refusalOf(tx, approve(id))).toBe('access.denied');
			expect(await buckets(tx, pledge)).toMatchObject({ received: 1_000_000 });
			await become(tx, cast.otherCounty);
			expect(await refusalOf(tx, approve(id))).toBe('allocation.unknown');
			await become(tx, cast.countyApprover);
			await approve(id)(tx);
			await approve(id)(tx);
			const left = { donor: -1_000_000, received: 400_000, allocated: 600_000 };
			expect(await buckets(tx, pledge)).toEqual(left);
		}));

	it('not by who proposed it, and sent back only with a note', () =>
		rolledBack(async (tx) => {
			const story = await begin(tx);
			const id = randomUUID();
			const giveBack = (note: string) => (t: Tx) => t`select return_allocation(${id}, ${note})`;
			await become(tx, story.cast.countyApprover);
			await propose(story, 1, id)(tx);
			expect(await refusalOf(tx, approve(id))).toBe('approval.same_person');
			await becomeOwner(tx);
			await tx`update allocations set proposed_by = ${story.cast.countyEditor.account}
				where id = ${id}`;
			await become(tx, story.cast.countyApprover);
			expect(await refusalOf(tx, giveBack(''))).toBe('note.missing');
			await giveBack('先补预算')(tx);
			await giveBack('先补预算')(tx);
			expect(await refusalOf(tx, approve(id))).toBe('status.not_allowed');
		}));

	it('up to what was received, asked again when it is approved', () =>
		rolledBack(async (tx) => {
			const story = await begin(tx);
			const [one, two] = [randomUUID(), randomUUID()];
			await become(tx, story.cast.countyEditor);
			expect(await refusalOf(tx, propose(story, 1_000_001))).toBe('funds.insufficient');
			await propose(story, 600_000, one)(tx);
			await propose(story, 600_000, two)(tx);
			await become(tx, story.cast.countyApprover);
			await approve(one)(tx);
			expect(await refusalOf(tx, approve(two))).toBe('funds.insufficient');
			const [row] = await tx`select status from allocations where id = ${two}`;
			expect(row).toEqual({ status: 'pending' });
		}));

	it('to projects of the county’s own pool', () =>
		rolledBack(async (tx) => {
			const story = await begin(tx);
			const { cast, pledge } = story;
			await become(tx, cast.otherCounty);
			expect(await refusalOf(tx, propose(story, 1))).toBe('project.unknown');
			for (const status of ['county_notice', 'closed']) {
				const project = await projectAt(tx, cast.villageEditor, status);
				await become(tx, cast.countyEditor);
				const call = propose({ project, pledge }, 1);
				expect(await refusalOf(tx, call)).toBe('allocation.project_not_open');
			}
			for (const person of [cast.villageApprover, cast.charityApprover, cast.donorApprover]) {
				await become(tx, person);
				expect(await refusalOf(tx, propose(story, 1))).toBe('access.denied');
			}
		}));

	it('for the good of the villages that the pledge names, or of any where it names none', () =>
		rolledBack(async (tx) => {
			const lines = [{ village_code: villages.xinlian, amount_fen: 1_000_000 }];
			const story = await begin(tx, { lines });
			await become(tx, story.cast.countyEditor);
			const elsewhere = await refusalOf(tx, propose(story, 1));
			expect(elsewhere).toBe('allocation.village_not_beneficiary');
			await becomeOwner(tx);
			await tx`insert into project_villages values (${story.project}, ${villages.xinlian})`;
			await become(tx, story.cast.countyEditor);
			expect(await refusalOf(tx, propose(story, 1))).toBeNull();
			const free = await signedPledge(tx, story.cast, { lines: [] });
			await receive(tx, story.cast, free, 100);
			const unrestricted = { project: await projectAt(tx, story.cast.villageEditor), pledge: free };
			await become(tx, story.cast.countyEditor);
			expect(await refusalOf(tx, propose(unrestricted, 1))).toBeNull();
		}));

	it('from receivers in, within or above the county, and never from business', () =>
		rolledBack(async (tx) => {
			const { cast, project } = await begin(tx);
			await becomeOwner(tx);
			await tx`update organizations set receives_donations = true
				where id = ${cast.cityEditor.organization}`;
			const far = await signedPledge(tx, cast, {
				receiving_organization_id: cast.cityEditor.organization,
			});
			await become(tx, cast.countyEditor);
			expect(await refusalOf(tx, propose({ project, pledge: far }, 1))).toBe('pledge.unknown');
			const business = await signedPledge(tx, cast, { nature: 'investment' });
			await become(tx, cast.countyEditor);
			const call = propose({ project, pledge: business }, 1);
			expect(await refusalOf(tx, call)).toBe('allocation.ends_at_received');
		}));
});

describe('allocated money is paid', () => {
	it('out and then spent, each by two people of one house, once', () =>
		rolledBack(async (tx) => {
			const story = await begin(tx);
			const { cast, pledge } = story;
			await allocate(tx, story, 600_000);
			const [out, spent] = [randomUUID(), randomUUID()];
			const document = await fileDocument(tx, cast.charityEditor, 'evidence');
			await pay(story, 'disbursement', 500_000, { id: out, document })(tx);
			await pay(story, 'disbursement', 500_000, { id: out, document })(tx);
			const other = pay(story, 'disbursement', 1, { id: out });
			expect(await refusalOf(tx, other)).toBe('id.reused');
			await become(tx, cast.countyApprover);
			expect(await refusalOf(tx, approvePayment(out))).toBe('payment.unknown');
			await become(tx, cast.charityApprover);
			await approvePayment(out)(tx);
			await approvePayment(out)(tx);
			await become(tx, cast.countyEditor);
			await pay(story, 'expenditure', 300_000, { id: spent })(tx);
			await become(tx, cast.countyApprover);
			await approvePayment(spent)(tx);
			expect(await buckets(tx, pledge)).toEqual({
				donor: -1_000_000,
				received: 400_000,
				allocated: 100_000,
				disbursed: 200_000,
				spent: 300_000,
			});
			await become(tx, cast.donorViewer);
			expect(await tx`select 1 from documents where id = ${document}`).toHaveLength(1);
		}));

	it('not further than it was allocated, nor before it happened, nor by strangers', () =>
		rolledBack(async (tx) => {
			const story = await begin(tx);
			const { cast } = story;
			await allocate(tx, story, 600_000);
			await become(tx, cast.countyEditor);
			const much = pay(story, 'disbursement', 600_001);
			expect(await refusalOf(tx, much)).toBe('funds.insufficient');
			expect(await refusalOf(tx, pay(story, 'expenditure', 1))).toBe('funds.insufficient');
			const early = pay(story, 'disbursement', 1, { on: '2099-01-01' });
			expect(await refusalOf(tx, early)).toBe('payment.in_the_future');
			await become(tx, cast.otherCounty);
			expect(await refusalOf(tx, pay(story, 'disbursement', 1))).toBe('project.unknown');
			await become(tx, cast.villageApprover);
			expect(await refusalOf(tx, pay(story, 'disbursement', 1))).toBe('access.denied');
		}));

	it('not by who recorded it, and sent back only with a note', () =>
		rolledBack(async (tx) => {
			const story = await begin(tx);
			const id = randomUUID();
			await allocate(tx, story, 600_000);
			const giveBack = (note: string) => (t: Tx) =>
				t`select return_project_payment(${id}, ${note})`;
			await become(tx, story.cast.charityApprover);
			await pay(story, 'disbursement', 1, { id })(tx);
			expect(await refusalOf(tx, approvePayment(id))).toBe('approval.same_person');
			expect(await refusalOf(tx, giveBack('x'))).toBe('approval.same_person');
			await becomeOwner(tx);
			await tx`update project_payments set recorded_by = ${story.cast.charityEditor.account}
				where id = ${id}`;
			await become(tx, story.cast.charityApprover);
			expect(await refusalOf(tx, giveBack(' '))).toBe('note.missing');
			await giveBack('缺发票')(tx);
			expect(await refusalOf(tx, approvePayment(id))).toBe('status.not_allowed');
		}));
});

describe('where the money went', () => {
	const read = async (tx: Tx, person: Cast[keyof Cast], table: string, pledge: string) => {
		await become(tx, person);
		return (await tx`select 1 from ${tx(table)} where pledge_id = ${pledge}`).length;
	};

	it('is read by donor, receiver, supporting city and the officials of the project', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			await pair(tx, cast.cityEditor, cast.receivingCity.region, '2021-07-01');
			const pledge = await signedPledge(tx, cast, { lines: [] });
			await receive(tx, cast, pledge, 1_000_000);
			const story = { cast, pledge, project: await projectAt(tx, cast.villageEditor) };
			const far = [cast.otherVillage, cast.otherDonor, cast.formerCity];
			const near = [cast.donorViewer, cast.charityEditor, cast.cityEditor, cast.villageEditor];
			expect(await read(tx, cast.villageEditor, 'payment_reports', pledge)).toBe(0);
			await allocate(tx, story, 600_000);
			await become(tx, cast.countyEditor);
			await pay(story, 'disbursement', 1)(tx);
			for (const table of ['allocations', 'project_payments']) {
				for (const person of [...near, cast.township, cast.countyEditor, cast.supervisor]) {
					expect(await read(tx, person, table, pledge)).toBe(1);
				}
				for (const person of [...far, cast.otherCounty]) {
					expect(await read(tx, person, table, pledge)).toBe(0);
				}
			}
			expect(await read(tx, cast.villageEditor, 'payment_reports', pledge)).toBe(1);
			expect(await read(tx, cast.otherCounty, 'postings', pledge)).toBe(3);
			expect(await read(tx, cast.countyEditor, 'postings', pledge)).toBe(4);
			for (const person of [cast.donorViewer, cast.charityEditor]) {
				await become(tx, person);
				expect(await tx`select 1 from projects where id = ${story.project}`).toHaveLength(1);
			}
		}));

	it('shows a donor nothing of another donor’s money in the same project', () =>
		rolledBack(async (tx) => {
			const story = await begin(tx);
			const { cast } = story;
			await allocate(tx, story, 600_000);
			const theirs = await signedPledge(tx, {
				...cast,
				donorEditor: cast.otherDonor,
				donorApprover: await colleague(tx, cast.otherDonor),
			});
			await receive(tx, { ...cast, donorEditor: cast.otherDonor }, theirs, 1_000_000);
			await allocate(tx, { ...story, pledge: theirs }, 500_000);
			const ours = [cast.donorViewer, story.pledge, theirs] as const;
			const others = [cast.otherDonor, theirs, story.pledge] as const;
			for (const [person, own, foreign] of [ours, others]) {
				await become(tx, person);
				expect(await tx`select 1 from projects where id = ${story.project}`).toHaveLength(1);
				for (const table of ['allocations', 'postings', 'fund_accounts', 'receipts']) {
					expect(await read(tx, person, table, own), table).toBeGreaterThan(0);
					expect(await read(tx, person, table, foreign), table).toBe(0);
				}
			}
		}));

	it('is hidden from the signed-out public and written only through its acts', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			for (const table of ['allocations', 'project_payments']) {
				await become(tx, null);
				expect(await refusalOf(tx, (t) => t`select 1 from ${t(table)}`)).toBe('42501');
				await become(tx, cast.countyApprover);
				expect(await refusalOf(tx, (t) => t`delete from ${t(table)}`)).toBe('42501');
			}
		}));
});

/** A second person of the same organization, an approver. */
async function colleague(tx: Tx, person: Cast[keyof Cast]): Promise<Cast[keyof Cast]> {
	const account = randomUUID();
	await becomeOwner(tx);
	await tx`insert into accounts (id, display_name) values (${account}, 'colleague')`;
	await tx`insert into memberships (account_id, organization_id, role)
		values (${account}, ${person.organization}, 'approver')`;
	return { ...person, account, role: 'approver' };
}
