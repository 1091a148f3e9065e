import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pledgeFromForm, signatureFromForm } from '#domain/pledges/form.ts';
import { formOfNewPledge, formOfPledge, withInstalment, withLine } from '#domain/pledges/rows.ts';
import type { PledgeForm } from '#domain/pledges/schema.ts';
import { blankForm, draft, match, yuangudui } from './drafts.ts';

const known = { kind: 'enterprise', match: null, villages: [yuangudui] } as const;
const typed: PledgeForm = {
	...blankForm,
	amount: '１２,000',
	line_village: ['元古堆', ''],
	line_need: ['', ''],
	line_amount: ['1.2万', ''],
	due_on: ['2026-12-31', '', '2026年3月1日'],
	due_amount: ['4000', '', '0.8万'],
};
const made = (over: Partial<PledgeForm>, more: object = {}) =>
	pledgeFromForm({ ...typed, ...over }, { ...known, ...more });
const valueOf = (over: Partial<PledgeForm>, more: object = {}) => {
	const result = made(over, more);
	return result.ok ? result.value : expect.fail(result.refusal.name);
};

describe('the pledge that a form describes', () => {
	it('reads amounts as officials write them, and leaves empty rows out', () => {
		expect(valueOf({})).toMatchObject({
			amountFen: 1_200_000,
			lines: [{ villageCode: yuangudui.code, needId: null, amountFen: 1_200_000 }],
			isApproximate: false,
			amountText: null,
		});
	});

	it('puts the instalments into the order of their days', () => {
		expect(valueOf({}).instalments).toEqual([
			{ position: 1, dueOn: '2026-03-01', amountFen: 800_000 },
			{ position: 2, dueOn: '2026-12-31', amountFen: 400_000 },
		]);
	});

	it('keeps an approximate figure in its words', () => {
		expect(valueOf({ amount: '2300万', amount_text: '2300多万元' })).toMatchObject({
			amountFen: 2_300_000_000,
			amountText: '2300多万元',
			isApproximate: true,
		});
		expect(valueOf({ amount_text: '1.2万元整' }).isApproximate).toBe(false);
	});

	it('of goods has words and villages, but no money anywhere', () => {
		const goods = valueOf({ form: 'goods', amount_text: '太阳能路灯约120盏' });
		expect(goods).toMatchObject({ kind: 'goods', amountFen: null, isApproximate: false });
		expect(goods.instalments).toEqual([]);
		expect(goods.lines[0]?.amountFen).toBeNull();
	});

	it.each([
		[{ nature: '' }, 'nature', 'pledge.nature_missing'],
		[{ nature: 'fiscal_aid' }, 'nature', 'pledge.nature_not_yours'],
		[{ amount: '' }, 'amount', 'amount.missing'],
		[{ amount: '0' }, 'amount', 'amount.missing'],
		[{ form: 'goods' }, 'amount_text', 'pledge.words_missing'],
		[{ line_village: ['', '没有'] }, 'line_village[1]', 'pledge.village_unknown'],
	] as const)('is refused for %o beside %s: %s', (over, field, name) => {
		expect(made(over as Partial<PledgeForm>)).toMatchObject({
			ok: false,
			refusal: { field, name },
		});
	});

	it('lets a city give fiscal aid', () => {
		expect(valueOf({ nature: 'fiscal_aid' }, { kind: 'city' }).nature).toBe('fiscal_aid');
	});
});

describe('a pledge that follows from a proposal', () => {
	it('says what was agreed, whatever the form says', () => {
		const forged = {
			nature: 'investment',
			form: 'goods',
			amount: '1',
			is_anonymous: false,
		} as const;
		expect(valueOf(forged, { match })).toMatchObject({
			proposalId: match.proposalId,
			nature: 'social_donation',
			kind: 'cash',
			amountFen: 5_000_000,
			isAnonymous: true,
			lines: [{ villageCode: yuangudui.code, needId: match.line.needId, amountFen: 5_000_000 }],
		});
	});

	it('still has its own instalments and receiver', () => {
		expect(valueOf({}, { match })).toMatchObject({
			receivingOrganizationId: typed.receiving_organization_id,
			instalments: [{ amountFen: 800_000 }, { amountFen: 400_000 }],
		});
	});
});

describe('the rows of the form', () => {
	it('begin empty, without villages where a proposal has settled them', () => {
		const blank = formOfNewPledge('id', null);
		expect(blank.line_village).toEqual(blank.line_amount);
		expect(blank.due_on?.every((day) => day === '')).toBe(true);
		expect(formOfNewPledge('id', match)).toMatchObject({ line_amount: [], is_anonymous: true });
	});

	it('grow by one, with what was typed left as it is', () => {
		const more = withInstalment(withLine(typed));
		expect(more).toMatchObject({
			line_village: ['元古堆', '', ''],
			due_amount: ['4000', '', '0.8万', ''],
		});
		expect(more.line_need).toHaveLength(3);
		expect(more.line_amount).toHaveLength(3);
		expect(more.due_on).toHaveLength(4);
	});

	it('come back from a draft as the same draft', () => {
		const anyFen = fc.integer({ min: 1, max: 10_000_000_000_000 });
		fc.assert(
			fc.property(anyFen, anyFen, (one, other) => {
				const pledge = {
					...draft,
					amountFen: one,
					lines: [{ ...draft.lines[0]!, amountFen: other }],
					instalments: [{ position: 1, dueOn: '2026-12-01', amountFen: one }],
				};
				const again = pledgeFromForm({ ...blankForm, ...formOfPledge(pledge) }, known);
				expect(again).toMatchObject({
					ok: true,
					value: {
						version: 1,
						amountFen: one,
						lines: [{ villageCode: yuangudui.code, amountFen: other }],
						instalments: pledge.instalments,
					},
				});
			}),
		);
	});
});

describe('the agreement on paper', () => {
	it('has its file, or none', () => {
		const form = { agreement_number: '1号', agreement_on: '2026年11月1日', agreement_staged: '' };
		expect(signatureFromForm(form)).toEqual({ documentId: null, number: '1号', on: '2026-11-01' });
	});
});
