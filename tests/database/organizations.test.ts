import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack } from './become.ts';
import { gather } from './people.ts';

describe('organizations and people', () => {
	it('show a person only the colleagues of the organization acted for', () =>
		rolledBack(async (tx) => {
			const { villageEditor } = await gather(tx);
			await become(tx, villageEditor);
			const names = await tx`select display_name from accounts order by 1`;
			expect(names.map((row) => row['display_name'])).toEqual(['villageApprover', 'villageEditor']);
		}));

	it('show the signed-out public neither people nor organizations', () =>
		rolledBack(async (tx) => {
			await gather(tx);
			await become(tx, null);
			expect(await refusalOf(tx, (t) => t`select 1 from accounts`)).toBe('42501');
			expect(await refusalOf(tx, (t) => t`select 1 from organizations`)).toBe('42501');
		}));

	it('let nobody write a table directly', () =>
		rolledBack(async (tx) => {
			const { countyApprover } = await gather(tx);
			await become(tx, countyApprover);
			const promote = (t: typeof tx) => t`update memberships set role = 'admin'`;
			expect(await refusalOf(tx, promote)).toBe('42501');
		}));

	it('ask the membership again when somebody writes: an ended one has no hand', () =>
		rolledBack(async (tx) => {
			const { villageEditor } = await gather(tx);
			await tx`update memberships set status = 'ended'
				where account_id = ${villageEditor.account}`;
			await become(tx, villageEditor);
			const act = (t: typeof tx) => t`select record_document(gen_random_uuid(), 'evidence',
				'a.pdf', 'application/pdf', 1, ${'0'.repeat(64)})`;
			expect(await refusalOf(tx, act)).toBe('access.denied');
			await becomeOwner(tx);
			await tx`update memberships set status = 'active'
				where account_id = ${villageEditor.account}`;
			await become(tx, villageEditor);
			expect(await refusalOf(tx, act)).toBeNull();
		}));

	it('refuse a status that the transition table does not know', () =>
		rolledBack(async (tx) => {
			const { villageEditor } = await gather(tx);
			const back = (t: typeof tx) => t`update organizations set status = 'pending'
				where id = ${villageEditor.organization}`;
			expect(await refusalOf(tx, back)).toBe('status.not_allowed');
		}));

	it('leave an audit event with the row before and after', () =>
		rolledBack(async (tx) => {
			const { villageEditor } = await gather(tx);
			await tx`update organizations set status = 'suspended'
				where id = ${villageEditor.organization}`;
			await becomeOwner(tx);
			const [event] = await tx`select before ->> 'status' as before, after ->> 'status' as after
				from audit_events where record = 'organizations' order by seq desc limit 1`;
			expect(event).toEqual({ before: 'verified', after: 'suspended' });
		}));
});
