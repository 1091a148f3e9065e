import { createHash, randomBytes, randomUUID } from 'node:crypto';
import type { TransactionSql } from 'postgres';
import { readDivisions, regionRows } from '../seed/regions.ts';
import { onDatabase } from './database.ts';

/**
 * `npm run first-administrator`: on an installation without members, prints a one-use invitation
 * for the security administrator of its operator, who invites everybody else. Runs on the database
 * at DATABASE_URL, or on the embedded one of DATA_DIR while the portal is stopped.
 */
const operatorName = process.argv[2] ?? '平台运维单位';

/** The operator stands at the city that the divisions are of; its place gives it no rights. */
const operatorRegion = process.argv[3] ?? '621100000000';

try {
	const token = randomBytes(32).toString('base64url');
	await onDatabase((sql) =>
		sql.begin(async (tx) => {
			await refuseIfGoverned(tx);
			await nameDivisions(tx);
			await invite(tx, await findOperator(tx), token);
		}),
	);
	const host = process.env['HOST'] ?? '127.0.0.1';
	const origin = process.env['ORIGIN'] ?? `http://${host}:${process.env['PORT'] ?? '3000'}`;
	console.log('安全管理员的邀请链接（7 天内有效，只能使用一次，请妥善转交）：');
	console.log('Invitation for the security administrator (7 days, one use):');
	console.log(`${origin}/account/invitation/${token}`);
} catch (error) {
	console.error((error as Error).message);
	process.exitCode = 1;
}

async function refuseIfGoverned(tx: TransactionSql): Promise<void> {
	await tx`lock table memberships in share row exclusive mode`;
	const [member] = await tx`select from memberships where status = 'active' limit 1`;
	if (!member) return;
	throw new Error(
		'已有成员，首个管理员只能在空的系统中产生。请由安全管理员在“成员”页面邀请。\n' +
			'There are members already. The security administrator invites others on the page Members.',
	);
}

/** An installation without the demo has no places yet, and every organization stands at one. */
async function nameDivisions(tx: TransactionSql): Promise<void> {
	const [known] = await tx`select from regions limit 1`;
	if (known) return;
	const rows = regionRows(readDivisions().values());
	await tx`insert into regions ${tx(rows)}`;
}

async function findOperator(tx: TransactionSql): Promise<string> {
	const [found] = await tx<{ id: string }[]>`
		select id from organizations where kind = 'operator' and status = 'verified'`;
	if (found) return found.id;
	const id = randomUUID();
	await tx`insert into organizations (id, kind, name, region_code, status)
		values (${id}, 'operator', ${operatorName}, ${operatorRegion}, 'verified')`;
	return id;
}

/** Earlier invitations that nobody used are void from now on: there is one way in. */
async function invite(tx: TransactionSql, operator: string, token: string): Promise<void> {
	const hash = createHash('sha256').update(token).digest('hex');
	await tx`update invitations set revoked_at = now()
		where organization_id = ${operator} and used_at is null and revoked_at is null`;
	await tx`insert into invitations (id, organization_id, role, token_hash)
		values (${randomUUID()}, ${operator}, 'security_administrator', ${hash})`;
}
