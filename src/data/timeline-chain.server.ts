import type { ChainLink } from '#domain/timeline/chain.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';

/** The newest link of the public chain; null before there is any. */
export async function findHead(db: Db): Promise<Omit<ChainLink, 'said' | 'previousHash'> | null> {
	const query = db.from('published_seals').select('position, hash, sealed_at');
	const newest = query.order('position', { ascending: false }).limit(1).maybeSingle();
	const row = answered(await newest);
	return row && { position: row.position, hash: row.hash, sealedAt: row.sealed_at };
}

/** All links up to a place, some hundred at a time. */
export async function* listPages(db: Db, upTo: number): AsyncGenerator<ChainLink[]> {
	let after = 0;
	while (after < upTo) {
		const rows = answered(await db.rpc('list_chain', { after, up_to: upTo }));
		yield rows.map((row) => ({
			position: row.position,
			previousHash: row.previous_hash,
			hash: row.hash,
			sealedAt: row.sealed_at,
			said: row.said,
		}));
		after = rows.at(-1)?.position ?? upTo;
	}
}
