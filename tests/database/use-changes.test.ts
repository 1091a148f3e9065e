import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { draftPledge, signedPledge } from './giving.ts';
import { gather, type Person } from './people.ts';

const ask =
	(pledge: string, id: string = randomUUID(), earmark = '改修水渠', reason = '路已修好') =>
	(tx: Tx) =>
		tx`select ask_use_change(${id}, ${pledge}, ${earmark}, ${reason})`;
const answer =
	(id: string, consents: boolean | null, words: string | null = null) =>
	(tx: Tx) =>
		tx`select answer_use_change(${id}, ${consents}, ${words})`;
const withdraw = (id: string) => (tx: Tx) => tx`select withdraw_use_change(${id})`;

async function asked(tx: Tx, person: Person, pledge: string): Promise<string> {
	const id = randomUUID();
	await become(tx, person);
	await ask(pledge, id)(tx);
	return id;
}

async function statusOf(tx: Tx, id: string): Promise<unknown> {
	await becomeOwner(tx);
	const [row] = await tx`select status from use_changes where id = ${id}`;
	return row?.['status'];
}

describe('another use of what was given', () => {
	it('is asked for by the receiver or the county of a village, of a signed pledge', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const [pledge, draft] = [await signedPledge(tx, cast), await draftPledge(tx, cast)];
			for (const person of [cast.charityEditor, cast.countyEditor]) {
				const id = await asked(tx, person, pledge);
				await withdraw(id)(tx);
			}
			for (const person of [cast.otherCounty, cast.cityEditor]) {
				await become(tx, person);
				expect(await refusalOf(tx, ask(pledge))).toBe('pledge.unknown');
			}
			for (const person of [cast.donorApprover, cast.villageApprover]) {
				await become(tx, person);
				expect(await refusalOf(tx, ask(pledge))).toBe('access.denied');
			}
			await become(tx, cast.charityEditor);
			expect(await refusalOf(tx, ask(draft))).toBe('pledge.unknown');
		}));

	it('by any county of the receiver’s region, where no village is named', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast, { lines: [] });
			await become(tx, cast.otherCounty);
			expect(await refusalOf(tx, ask(pledge))).toBeNull();
		}));

	it('says what and why, and waits for one answer at a time', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			await become(tx, cast.charityEditor);
			const bare = ask(pledge, randomUUID(), ' ');
			expect(await refusalOf(tx, bare)).toBe('use_change.use_missing');
			const mute = ask(pledge, randomUUID(), '修桥', ' ');
			expect(await refusalOf(tx, mute)).toBe('note.missing');
			const id = await asked(tx, cast.charityEditor, pledge);
			await ask(pledge, id)(tx);
			expect(await refusalOf(tx, ask(pledge, id, '修桥'))).toBe('id.reused');
			expect(await refusalOf(tx, ask(pledge))).toBe('use_change.pending');
		}));

	it('holds by the word of the donor’s approver, once, and the terms stay as signed', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const pledge = await signedPledge(tx, cast);
			const id = await asked(tx, cast.charityEditor, pledge);
			for (const person of [cast.charityApprover, cast.otherDonor, cast.countyApprover]) {
				await become(tx, person);
				expect(await refusalOf(tx, answer(id, true))).toBe('use_change.unknown');
			}
			await become(tx, cast.donorEditor);
			expect(await refusalOf(tx, answer(id, true))).toBe('access.denied');
			await become(tx, cast.donorApprover);
			expect(await refusalOf(tx, answer(id, null))).toBe('note.missing');
			await answer(id, true)(tx);
			await answer(id, true)(tx);
			expect(await refusalOf(tx, answer(id, false, '反悔'))).toBe('status.not_allowed');
			expect(await statusOf(tx, id)).toBe('consented');
			const [row] = await tx`select earmark from pledges where id = ${pledge}`;
			expect(row).toEqual({ earmark: null });
			await asked(tx, cast.countyEditor, pledge);
		}));

	it('is refused with a reason', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await asked(tx, cast.charityEditor, await signedPledge(tx, cast));
			await become(tx, cast.donorApprover);
			expect(await refusalOf(tx, answer(id, false))).toBe('note.missing');
			await answer(id, false, '请按原约定使用')(tx);
			expect(await statusOf(tx, id)).toBe('refused');
		}));

	it('is taken back by who asked, and not by another', () =>
		rolledBack(async (tx) => {
			const cast = await gather(tx);
			const id = await asked(tx, cast.charityEditor, await signedPledge(tx, cast));
			await become(tx, cast.countyEditor);
			expect(await refusalOf(tx, withdraw(id))).toBe('use_change.unknown');
			await become(tx, cast.charityEditor);
			await withdraw(id)(tx);
			await withdraw(id)(tx);
			await become(tx, cast.donorApprover);
			expect(await refusalOf(tx, answer(id, true))).toBe('status.not_allowed');
		}));
});
