import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import postgres from 'postgres';
import { seedDemo } from '../seed/seed.ts';
import type { Stack } from './stack.ts';

/** Fills a database without any organization with demo data. One transaction: all of it or none. */
export async function seedIfEmpty({ env }: Stack, dataDir: string): Promise<void> {
	const sql = postgres(env.DATABASE_URL, { max: 1, onnotice: () => {} });
	try {
		const [found] = await sql`select from organizations limit 1`;
		if (found) return;
		console.log('正在写入演示数据… Writing the demo data …');
		await seedDemo(sql, dataDir, { url: env.SUPABASE_URL, secretKey: env.SUPABASE_SECRET_KEY });
	} finally {
		await sql.end();
	}
}

interface DemoAccount {
	readonly role: string;
	readonly organization: string;
	readonly login: string;
	readonly password: string;
}

/** Prints how to sign in to the demo, as long as its accounts file lies there. */
export function printDemoAccounts(dataDir: string): void {
	const file = join(dataDir, 'demo-accounts.json');
	if (!existsSync(file)) return;
	const accounts = JSON.parse(readFileSync(file, 'utf8')) as DemoAccount[];
	console.log(`\n演示账号 Demo sign-ins (${file})`);
	for (const { login, password, organization, role } of accounts) {
		console.log(`  ${login.padEnd(36)} ${password.padEnd(20)} ${organization} · ${role}`);
	}
}
