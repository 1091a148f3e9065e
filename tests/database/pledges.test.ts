import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { agreedMatch, buckets, draftPledge, drawUp, fileDocument, pair } from './giving.ts';
import { receive, sign, signedPledge, villages, type Terms } from './giving.ts';
import { gather, type Cast, type Person } from './people.ts';

async function rowOf(tx: Tx, pledge: string): Promise<Record<string, unknown>> {
	await becomeOwner(tx);
	const [row] = await tx`select * from pledges where id = ${pledge}`;
	return row ?? {};
}

/** Who of the cast finds the pledge, in the order of the cast. */
async function readers(tx: Tx, cast: Cast, pledge: string): Promise<string[]> {
	const found: string[] = [];
	for (const [name, person] of Object.entries(cast)) {
		await become(tx, person);
		const rows = await tx`select 1 from pledges where id = ${pledge}`;
		if (rows.length > 0) found.push(name);
	}
	return found;
}

const parties = ['donorViewer', 'donorEditor', 'donorApprover', 'charityEditor', 'charityApprover'];
const officials = [
	'villageEditor',
	'villageApprover',
	'township',
	'countyEditor',
	'countyApprover',
];

describe('a pledge is drawn up', () => {
	it('by an editor of the donor, with lines and instalments, and only once', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = randomUUID();
			expect(await draftPledge(tx, cast, { id })).toBe(id);
			expect(await draftPledge(tx, cast, { id })).toBe(id);
			const row = await rowOf(tx, id);
			expect(row).toMatchObject({ status: 'draft', version: 1, amount_fen: '1000000' });
			const lines = await tx`select village_code from pledge_lines where pledge_id = ${id}`;
			expect(lines).toMatchObject([{ village_code: villages.yuangudui }]);
		}));

	it('and edited by the version last read, so that nobody overwrites unseen', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await draftPledge(tx, cast);
			await draftPledge(tx, cast, { id, amount_fen: 2_000_000, version: 1 });
			expect(await rowOf(tx, id)).toMatchObject({ version: 2, amount_fen: '2000000' });
			await become(tx, cast.donorEditor);
			const receiving_organization_id = cast.charityEditor.organization;
			const stale: Terms = { id, amount_fen: 3_000_000, version: 1, receiving_organization_id };
			expect(await refusalOf(tx, (t) => drawUp(t, stale))).toBe('draft.changed_meanwhile');
			const again: Terms = { id, amount_fen: 2_000_000, version: 1, receiving_organization_id };
			expect(await refusalOf(tx, (t) => drawUp(t, again))).toBeNull();
			await become(tx, cast.otherDonor);
			expect(await refusalOf(tx, (t) => drawUp(t, again))).toBe('pledge.unknown');
		}));

	it('refusing rows that are not exactly what rows are', () =>
		rolledBack(async (tx) => {
			const { donorEditor, charityEditor } = await gather(tx);
			await become(tx, donorEditor);
			const village_code = villages.yuangudui;
			const wrong: unknown[] = [
				{},
				'lines',
				[7],
				[{ village_code, amount_fen: 1.5 }],
				[{ village_code, amount_fen: '100' }],
				[{ village_code, amount_fen: 0 }],
				[{ village_code, amount_fen: 10_000_000_000_001 }],
				[{ village_code: '621123000000', amount_fen: 1 }],
				[{ village_code, amount_fen: 1, is_demo: true }],
				[{ amount_fen: 1 }],
				[{ village_code, need_id: 'x', amount_fen: 1 }],
			];
			const receiving_organization_id = charityEditor.organization;
			for (const lines of wrong) {
				const call = (t: Tx) => drawUp(t, { receiving_organization_id, lines });
				expect(await refusalOf(tx, call), JSON.stringify(lines)).toBe('pledge.line_malformed');
			}
			for (const due_on of ['2024-02-30', 'tomorrow', '', null]) {
				const instalments = [{ due_on, amount_fen: 1 }];
				const call = (t: Tx) => drawUp(t, { receiving_organization_id, instalments });
				expect(await refusalOf(tx, call)).toBe('pledge.instalment_malformed');
			}
		}));

	it('to somebody who may issue a receipt for it, and in a nature that is the donor’s', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const village = cast.villageEditor.organization;
			const charity = cast.charityEditor.organization;
			const county = cast.countyEditor.organization;
			await become(tx, cast.donorEditor);
			const refused: [Partial<Terms>, string][] = [
				[{ receiving_organization_id: village }, 'pledge.receiver_not_entitled'],
				[
					{ nature: 'fiscal_aid', receiving_organization_id: county },
					'pledge.fiscal_aid_not_yours',
				],
				[{ form: 'goods' }, 'pledge.amount_misplaced'],
				[{ amount_fen: null }, 'pledge.amount_misplaced'],
				[{ form: 'goods', amount_fen: null }, 'pledge.words_missing'],
				[{ is_approximate: true }, 'pledge.words_missing'],
			];
			for (const [terms, name] of refused) {
				const call = (t: Tx) => drawUp(t, { receiving_organization_id: charity, ...terms });
				expect(await refusalOf(tx, call), JSON.stringify(terms)).toBe(name);
			}
			await become(tx, cast.cityEditor);
			const aid: Terms = { nature: 'fiscal_aid', receiving_organization_id: charity };
			expect(await refusalOf(tx, (t) => drawUp(t, aid))).toBe('pledge.receiver_not_entitled');
			await become(tx, cast.villageApprover);
			const own: Terms = { receiving_organization_id: charity };
			expect(await refusalOf(tx, (t) => drawUp(t, own))).toBe('access.denied');
		}));

	it('in the words of its source where the figure is not exact', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const words = { amount_text: '2300多万元', is_approximate: true, amount_fen: 2_300_000_000 };
			const row = await rowOf(tx, await draftPledge(tx, cast, words));
			expect(row).toMatchObject({ amount_text: '2300多万元', is_approximate: true });
			const flour = { form: 'goods', amount_fen: null, amount_text: '面粉500袋' };
			expect(await rowOf(tx, await draftPledge(tx, cast, flour))).toMatchObject({
				amount_fen: null,
			});
		}));
});

describe('a pledge from a match', () => {
	const line = (need: string, amount_fen = 500) => [
		{ village_code: villages.yuangudui, need_id: need, amount_fen },
	];

	it('may be drawn up by the county, says what was agreed, and takes the proposal', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { proposal, need } = await agreedMatch(tx, cast, 500);
			const terms: Terms = {
				id: randomUUID(),
				proposal_id: proposal,
				receiving_organization_id: cast.charityEditor.organization,
				amount_fen: 500,
				lines: line(need),
			};
			await become(tx, cast.otherCounty);
			expect(await refusalOf(tx, (t) => drawUp(t, terms))).toBe('proposal.unknown');
			await become(tx, cast.otherDonor);
			expect(await refusalOf(tx, (t) => drawUp(t, terms))).toBe('proposal.unknown');
			await become(tx, cast.countyEditor);
			const more = { ...terms, amount_fen: 501, lines: line(need, 501) };
			expect(await refusalOf(tx, (t) => drawUp(t, more))).toBe('pledge.differs_from_proposal');
			await drawUp(tx, terms);
			expect(await rowOf(tx, terms.id!)).toMatchObject({
				donor_organization_id: cast.donorEditor.organization,
				drawn_up_by_organization_id: cast.countyEditor.organization,
			});
			const [row] = await tx`select status from proposals where id = ${proposal}`;
			expect(row).toEqual({ status: 'pledged' });
			await become(tx, cast.donorEditor);
			const second = { ...terms, id: randomUUID() };
			expect(await refusalOf(tx, (t) => drawUp(t, second))).toBe('pledge.proposal_not_agreed');
		}));

	it('stays anonymous where the offer was', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { proposal, need } = await agreedMatch(tx, cast, 500, true);
			await become(tx, cast.countyEditor);
			const terms: Terms = {
				proposal_id: proposal,
				receiving_organization_id: cast.charityEditor.organization,
				amount_fen: 500,
				lines: line(need),
			};
			expect(await refusalOf(tx, (t) => drawUp(t, terms))).toBe('pledge.differs_from_proposal');
			expect(await refusalOf(tx, (t) => drawUp(t, { ...terms, is_anonymous: true }))).toBeNull();
		}));

	it('gives the proposal back when it is withdrawn, and only before it is signed', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { proposal, need } = await agreedMatch(tx, cast, 500);
			const terms = { proposal_id: proposal, amount_fen: 500, lines: line(need) };
			const id = await draftPledge(tx, cast, terms);
			const withdraw = (t: Tx) => t`select withdraw_pledge(${id})`;
			await become(tx, cast.charityEditor);
			expect(await refusalOf(tx, withdraw)).toBe('pledge.unknown');
			await become(tx, cast.donorEditor);
			await withdraw(tx);
			await withdraw(tx);
			await becomeOwner(tx);
			const [row] = await tx`select status from proposals where id = ${proposal}`;
			expect(row).toEqual({ status: 'agreed' });
			const next = await signedPledge(tx, cast, terms);
			await become(tx, cast.donorEditor);
			const late = (t: Tx) => t`select withdraw_pledge(${next})`;
			expect(await refusalOf(tx, late)).toBe('status.not_allowed');
		}));

	it('names a need only if that is open and of the village', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { need } = await agreedMatch(tx, cast, 500);
			await become(tx, cast.donorEditor);
			const lines = [{ village_code: villages.xinlian, need_id: need, amount_fen: 1 }];
			const receiving_organization_id = cast.charityEditor.organization;
			const call = (t: Tx) => drawUp(t, { receiving_organization_id, lines });
			expect(await refusalOf(tx, call)).toBe('pledge.need_not_open');
		}));
});

describe('a pledge is signed', () => {
	it('by another person of the donor, and its money is committed once', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await draftPledge(tx, cast);
			const document = await fileDocument(tx, cast.donorApprover);
			await become(tx, cast.donorEditor);
			expect(await refusalOf(tx, (t) => sign(t, pledge, document))).toBe('access.denied');
			await become(tx, cast.otherDonor);
			expect(await refusalOf(tx, (t) => sign(t, pledge, document))).toBe('pledge.unknown');
			await become(tx, cast.donorApprover);
			await sign(tx, pledge, document);
			await sign(tx, pledge, document);
			expect(await buckets(tx, pledge)).toEqual({ donor: -1_000_000, committed: 1_000_000 });
			await become(tx, cast.donorApprover);
			const other = (t: Tx) => sign(t, pledge, document, '2024-03-02');
			expect(await refusalOf(tx, other)).toBe('pledge.not_a_draft');
		}));

	it('not by who drew it up or edited it', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const document = await fileDocument(tx, cast.donorApprover);
			const [row] = await drawUp(tx, {
				receiving_organization_id: cast.charityEditor.organization,
			});
			const call = (t: Tx) => sign(t, row!.draw_up_pledge, document);
			expect(await refusalOf(tx, call)).toBe('approval.same_person');
		}));

	it('only when lines and instalments make the amount to the fen', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const half = [{ village_code: villages.yuangudui, amount_fen: 499 }];
			const open = [...half, { village_code: villages.xinlian }];
			const due = [
				{ due_on: '2024-05-01', amount_fen: 300 },
				{ due_on: '2024-06-01', amount_fen: 201 },
			];
			const flour = [{ item: '面粉', unit: '袋', quantity: 500 }];
			const goods = { form: 'goods', amount_fen: null, amount_text: '面粉500袋', goods: flour };
			const wrong: [Partial<Terms>, string][] = [
				[{ amount_fen: 500, lines: half }, 'pledge.lines_do_not_sum'],
				[{ amount_fen: 499, lines: open }, 'pledge.lines_do_not_sum'],
				[{ amount_fen: 500, instalments: due }, 'pledge.instalments_do_not_sum'],
				[{ amount_fen: 500, instalments: [] }, 'pledge.instalments_do_not_sum'],
				[{ ...goods, lines: half }, 'pledge.lines_do_not_sum'],
				[{ ...goods, instalments: due }, 'pledge.instalments_do_not_sum'],
				[{ ...goods, goods: [] }, 'pledge.goods_missing'],
			];
			for (const [terms, name] of wrong) {
				const pledge = await draftPledge(tx, cast, terms);
				const document = await fileDocument(tx, cast.donorApprover);
				const call = (t: Tx) => sign(t, pledge, document);
				expect(await refusalOf(tx, call), JSON.stringify(terms)).toBe(name);
			}
			const unrestricted = await signedPledge(tx, cast, { lines: [] });
			expect(await rowOf(tx, unrestricted)).toMatchObject({ status: 'signed' });
			expect(await buckets(tx, await signedPledge(tx, cast, goods))).toEqual({});
		}));

	it('with its paper, its number and a day that has come', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await draftPledge(tx, cast);
			const foreign = await fileDocument(tx, cast.otherDonor);
			const document = await fileDocument(tx, cast.donorApprover);
			const refusal = (paper: string | null, on: string) =>
				refusalOf(tx, (t) => sign(t, pledge, paper, on));
			expect(await refusal(null, '2024-03-01')).toBe('pledge.agreement_missing');
			expect(await refusal(foreign, '2024-03-01')).toBe('document.unknown');
			expect(await refusal(document, '2099-01-01')).toBe('pledge.in_the_future');
		}));

	it('under the pairing that was valid on the day of the agreement', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const dingxi = cast.receivingCity.region;
			const former = await pair(tx, cast.formerCity, dingxi, '2016-01-01', '2021-06-30');
			const present = await pair(tx, cast.cityEditor, dingxi, '2021-07-01');
			const row = await rowOf(tx, await signedPledge(tx, cast));
			expect(row['pairing_id']).toBe(present);
			await become(tx, cast.cityEditor);
			const paper = await tx`select 1 from documents
				where id = ${String(row['agreement_document_id'])}`;
			expect(paper).toHaveLength(1);
			const pledge = await draftPledge(tx, cast);
			const document = await fileDocument(tx, cast.donorApprover);
			await sign(tx, pledge, document, '2020-05-01');
			expect((await rowOf(tx, pledge))['pairing_id']).toBeNull();
			expect(former).not.toBe(present);
		}));

	it('and fiscal aid not at all outside a pairing', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const aid = async () => {
				await become(tx, cast.cityEditor);
				const [row] = await drawUp(tx, {
					nature: 'fiscal_aid',
					receiving_organization_id: cast.countyEditor.organization,
				});
				const document = await fileDocument(tx, cast.cityApprover);
				return refusalOf(tx, (t) => sign(t, row!.draw_up_pledge, document));
			};
			expect(await aid()).toBe('pledge.no_pairing');
			await pair(tx, cast.cityEditor, cast.countyEditor.region, '2021-07-01');
			expect(await aid()).toBeNull();
		}));

	it('for good: neither its terms nor its parts change any more, whoever tries', () =>
		rolledBack(async (tx) => {
			const pledge = await signedPledge(tx, await gather(tx));
			await becomeOwner(tx);
			const changes = [
				(t: Tx) => t`update pledges set amount_fen = 1 where id = ${pledge}`,
				(t: Tx) => t`update pledge_lines set amount_fen = 1 where pledge_id = ${pledge}`,
				(t: Tx) => t`delete from instalments where pledge_id = ${pledge}`,
				(t: Tx) => t`insert into instalments values (${pledge}, 9, '2030-01-01', 1)`,
			];
			for (const change of changes) {
				expect(await refusalOf(tx, change)).toBe('pledge.terms_are_signed');
			}
		}));
});

describe('a signed pledge ends early', () => {
	const end =
		(pledge: string, exit: string, reason: string | null = null) =>
		(tx: Tx) =>
			tx`select end_pledge(${pledge}, ${exit}, ${reason})`;

	it('at the word of two people, the second of them the receiver’s', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			await become(tx, cast.donorEditor);
			expect(await refusalOf(tx, end(pledge, 'cancelled'))).toBe('note.missing');
			await end(pledge, 'cancelled', '经营困难')(tx);
			await end(pledge, 'cancelled', '经营困难')(tx);
			expect(await refusalOf(tx, end(pledge, 'cancelled', 'yes'))).toBe('approval.same_person');
			expect(await refusalOf(tx, end(pledge, 'lapsed', 'x'))).toBe('pledge.exit_pending');
			await become(tx, cast.donorApprover);
			const own = await refusalOf(tx, end(pledge, 'cancelled'));
			expect(own).toBe('pledge.exit_not_yours_to_approve');
			await become(tx, cast.charityEditor);
			expect(await refusalOf(tx, end(pledge, 'cancelled'))).toBe('access.denied');
			await become(tx, cast.otherDonor);
			expect(await refusalOf(tx, end(pledge, 'cancelled'))).toBe('pledge.unknown');
			expect(await buckets(tx, pledge)).toMatchObject({ committed: 1_000_000 });
			await become(tx, cast.charityApprover);
			await end(pledge, 'cancelled')(tx);
			await end(pledge, 'cancelled')(tx);
			expect(await buckets(tx, pledge)).toEqual({ donor: -1_000_000, lapsed: 1_000_000 });
			expect(await rowOf(tx, pledge)).toMatchObject({ status: 'cancelled' });
			await become(tx, cast.charityApprover);
			expect(await refusalOf(tx, end(pledge, 'lapsed', 'x'))).toBe('pledge.ended_already');
		}));

	it('or goes on, where the request is refused', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			await become(tx, cast.donorEditor);
			await end(pledge, 'cancelled', '经营困难')(tx);
			await become(tx, cast.charityEditor);
			await tx`select refuse_pledge_exit(${pledge}, '已公开承诺')`;
			await end(pledge, 'written_off', '企业注销')(tx);
			await become(tx, cast.donorEditor);
			await tx`select refuse_pledge_exit(${pledge}, '不同意')`;
			await become(tx, cast.charityApprover);
			await end(pledge, 'written_off')(tx);
			expect(await buckets(tx, pledge)).toEqual({ donor: -1_000_000, written_off: 1_000_000 });
			const exits = await tx`select exit, status from pledge_exits order by requested_at, exit`;
			expect(exits).toEqual([
				{ exit: 'cancelled', status: 'refused' },
				{ exit: 'written_off', status: 'approved' },
			]);
			for (const [person, count] of [
				[cast.villageEditor, 2],
				[cast.otherDonor, 0],
			] as const) {
				await become(tx, person);
				expect(await tx`select 1 from pledge_exits`).toHaveLength(count);
			}
		}));

	it('and frees the match of which nothing came', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const { proposal, need } = await agreedMatch(tx, cast, 500);
			const lines = [{ village_code: villages.yuangudui, need_id: need, amount_fen: 500 }];
			const pledge = await signedPledge(tx, cast, {
				proposal_id: proposal,
				amount_fen: 500,
				lines,
			});
			await become(tx, cast.charityEditor);
			await end(pledge, 'lapsed', '逾期未付')(tx);
			await become(tx, cast.charityApprover);
			await end(pledge, 'lapsed')(tx);
			await becomeOwner(tx);
			const [row] = await tx`select private.need_open(${need})::int as open`;
			expect(row).toEqual({ open: 500 });
		}));

	it('but not before it was signed', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await draftPledge(tx, cast);
			expect(await refusalOf(tx, end(pledge, 'lapsed', 'x'))).toBe('pledge.not_signed');
		}));
});

describe('a pledge is read', () => {
	it('as a draft by its parties alone', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			await pair(tx, cast.cityEditor, cast.receivingCity.region, '2021-07-01');
			expect(await readers(tx, cast, await draftPledge(tx, cast))).toEqual(parties);
		}));

	it('from its signing on by the officials of its villages and the city of its pairing', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			await pair(tx, cast.formerCity, cast.receivingCity.region, '2016-01-01', '2021-06-30');
			await pair(tx, cast.cityEditor, cast.receivingCity.region, '2021-07-01');
			const found = await readers(tx, cast, await signedPledge(tx, cast));
			const cities = ['receivingCity', 'cityEditor', 'cityApprover'];
			expect(found).toEqual([...officials, ...cities, ...parties, 'supervisor']);
		}));

	it('without lines by the counties and the city that its receiver serves', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const found = await readers(tx, cast, await signedPledge(tx, cast, { lines: [] }));
			const counties = ['countyEditor', 'countyApprover', 'otherCounty', 'receivingCity'];
			expect(found).toEqual([...counties, ...parties, 'supervisor']);
		}));

	it('line by line: a village reads its own share', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const shares = [
				{ village_code: villages.yuangudui, amount_fen: 600_000 },
				{ village_code: villages.xinlian, amount_fen: 400_000 },
			];
			const pledge = await signedPledge(tx, cast, { lines: shares });
			const seen = async (person: Cast[keyof Cast]) => {
				await become(tx, person);
				const rows = await tx`select 1 from pledge_lines where pledge_id = ${pledge}`;
				return rows.length;
			};
			expect(await seen(cast.villageEditor)).toBe(1);
			expect(await seen(cast.otherVillage)).toBe(1);
			expect(await seen(cast.receivingCity)).toBe(2);
			expect(await seen(cast.donorViewer)).toBe(2);
			expect(await seen(cast.otherDonor)).toBe(0);
			await become(tx, cast.otherVillage);
			expect(await tx`select 1 from instalments where pledge_id = ${pledge}`).toHaveLength(1);
			await become(tx, cast.otherDonor);
			expect(await tx`select 1 from instalments where pledge_id = ${pledge}`).toHaveLength(0);
		}));

	it('never by the signed-out public, and written by nobody but through its acts', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			for (const table of ['pledges', 'pledge_lines', 'instalments', 'pledge_exits']) {
				await become(tx, null);
				expect(await refusalOf(tx, (t) => t`select 1 from ${t(table)}`)).toBe('42501');
				await become(tx, cast.donorApprover);
				expect(await refusalOf(tx, (t) => t`delete from ${t(table)}`)).toBe('42501');
			}
			const raise = (t: Tx) => t`update pledges set amount_fen = 1 where id = ${pledge}`;
			expect(await refusalOf(tx, raise)).toBe('42501');
		}));
});

describe('who gave a pledge', () => {
	const donorSeenBy = async (tx: Tx, person: Person, pledge: string) => {
		await become(tx, person);
		const read = await tx`select 1 from pledges where id = ${pledge}`;
		const [row] = await tx`select organization_id from pledge_donors where pledge_id = ${pledge}`;
		return read.length === 1 ? (row?.['organization_id'] ?? 'nobody') : 'no pledge';
	};

	it('is known to those who must know it, and to no village, where it wants no name', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			await pair(tx, cast.cityEditor, cast.receivingCity.region, '2021-07-01');
			const donor = cast.donorEditor.organization;
			const pledge = await signedPledge(tx, cast, { is_anonymous: true });
			const near = [cast.donorViewer, cast.charityEditor, cast.countyEditor, cast.receivingCity];
			for (const person of [...near, cast.cityEditor]) {
				expect(await donorSeenBy(tx, person, pledge)).toBe(donor);
			}
			for (const person of [cast.villageEditor, cast.township, cast.supervisor]) {
				expect(await donorSeenBy(tx, person, pledge)).toBe('nobody');
			}
			const named = await signedPledge(tx, cast);
			for (const person of [cast.villageEditor, cast.township, cast.supervisor]) {
				expect(await donorSeenBy(tx, person, named)).toBe(donor);
			}
		}));

	it('is told by no column, no movement of its money, no request and no paper of it', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast, { is_anonymous: true });
			await receive(tx, cast, pledge, 400_000);
			await become(tx, cast.donorEditor);
			await tx`select end_pledge(${pledge}, 'cancelled', '协商一致')`;
			await become(tx, cast.villageEditor);
			expect(await tx`select 1 from postings where pledge_id = ${pledge}`).not.toEqual([]);
			const columns = [
				['pledges', 'donor_organization_id'],
				['pledges', 'drawn_up_by_organization_id'],
				['postings', 'organization_id'],
				['postings', 'account_id'],
			] as const;
			for (const [table, column] of columns) {
				const ask = (t: Tx) => t`select ${t(column)} from ${t(table)}`;
				expect(await refusalOf(tx, ask)).toBe('42501');
			}
			expect(await tx`select 1 from pledge_exits where pledge_id = ${pledge}`).toEqual([]);
			const papers = (t: Tx) => t`select 1 from documents d join pledges p
				on p.agreement_document_id = d.id where p.id = ${pledge}`;
			expect(await papers(tx)).toEqual([]);
			for (const person of [cast.countyEditor, cast.receivingCity, cast.charityEditor]) {
				await become(tx, person);
				expect(await papers(tx)).toHaveLength(1);
			}
		}));
});
