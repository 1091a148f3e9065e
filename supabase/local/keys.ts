import { generateApiKey } from '@supabase/lite';
import { randomBytes, randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The secrets of one installation, made at its first start and kept in its data folder. */
export interface Keys {
	readonly installation: string;
	readonly postgresPassword: string;
	readonly jwtSecret: string;
	readonly publishableKey: string;
	readonly secretKey: string;
}

export async function keepKeys(dataDir: string): Promise<Keys> {
	const file = join(dataDir, 'keys.json');
	if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as Keys;
	const keys: Keys = {
		installation: randomUUID(),
		postgresPassword: randomBytes(24).toString('hex'),
		jwtSecret: randomBytes(48).toString('hex'),
		publishableKey: (await generateApiKey('publishable')).key,
		secretKey: (await generateApiKey('secret')).key,
	};
	mkdirSync(dataDir, { recursive: true, mode: 0o755 });
	// Written aside and renamed: a start that is killed here leaves no half file.
	writeFileSync(`${file}.new`, JSON.stringify(keys, null, '\t'), { mode: 0o600 });
	renameSync(`${file}.new`, file);
	return keys;
}
