import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { gather, type Person } from './people.ts';

const hashOf = (token: string) => createHash('sha256').update(token).digest('hex');
const open = (tx: Tx, token: string) => tx`select open_calendar(${hashOf(token)})`;

async function kept(tx: Tx, { account }: Person): Promise<string[]> {
	await becomeOwner(tx);
	const rows = await tx<{ hash: string }[]>`select token_hash as hash from calendars
		where account_id = ${account}`;
	return rows.map(({ hash }) => hash);
}

describe('a calendar', () => {
	it('is one to a seat: a new address ends the one before', () =>
		rolledBack(async (tx) => {
			const { villageEditor, donorEditor } = await gather(tx);
			for (const person of [villageEditor, donorEditor]) {
				await become(tx, person);
				await open(tx, `${person.account} first`);
				await open(tx, `${person.account} second`);
				expect(await tx`select from calendars`).toHaveLength(1);
			}
			for (const person of [villageEditor, donorEditor]) {
				expect(await kept(tx, person)).toEqual([hashOf(`${person.account} second`)]);
			}
			await become(tx, villageEditor);
			await tx`select close_calendar()`;
			expect(await kept(tx, villageEditor)).toEqual([]);
			expect(await kept(tx, donorEditor)).toHaveLength(1);
		}));

	it('is neither opened nor ended by who only looks, nor by an administrator', () =>
		rolledBack(async (tx) => {
			const { villageEditor, auditAdministrator } = await gather(tx);
			await become(tx, { ...villageEditor, isView: true });
			expect(await refusalOf(tx, (inner) => open(inner, 'x'))).toBe('view.read_only');
			const close = (inner: Tx) => inner`select close_calendar()`;
			expect(await refusalOf(tx, close)).toBe('view.read_only');
			await become(tx, auditAdministrator);
			expect(await refusalOf(tx, (inner) => open(inner, 'x'))).toBe('access.denied');
		}));

	it('needs the digest of a token', () =>
		rolledBack(async (tx) => {
			await become(tx, (await gather(tx)).villageEditor);
			const plain = (inner: Tx) => inner`select open_calendar('a token')`;
			expect(await refusalOf(tx, plain)).toBe('23514');
		}));
});
