import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';

export interface Village {
	readonly code: string;
	readonly name: string;
}

/** Whether the database answers a public question. */
export async function isReady(db: Db): Promise<boolean> {
	const { error } = await db.from('regions').select('code').limit(1);
	return error === null;
}

/** The divisions right below one, or the provinces. */
export async function listBelow(db: Db, parentCode: string | null): Promise<Village[]> {
	const query = db.from('regions').select('code, name').is('valid_to', null).order('code');
	const below = parentCode ? query.eq('parent_code', parentCode) : query.is('parent_code', null);
	return answered(await below.limit(1000));
}

/** The villages of a township by name, or the one village that the code itself is. */
export async function listVillages(db: Db, regionCode: string): Promise<Village[]> {
	const query = db.from('regions').select('code, name').eq('level', 5).is('valid_to', null);
	return answered(
		await query.or(`code.eq.${regionCode},parent_code.eq.${regionCode}`).order('name'),
	);
}
