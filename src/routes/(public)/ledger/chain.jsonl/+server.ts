import { Readable } from 'node:stream';
import { chainLine } from '#domain/timeline/chain.ts';
import { shanghaiDate } from '#domain/period.ts';
import { findHead, listPages } from '#data/timeline-chain.server.ts';

/** The public chain up to its newest link at the start, a link a line. */
export async function GET({ locals: { db } }) {
	const head = await findHead(db);
	async function* lines() {
		for await (const links of listPages(db, head?.position ?? 0))
			yield links.map(chainLine).join('');
	}
	return new Response(Readable.toWeb(Readable.from(lines())) as ReadableStream, {
		headers: {
			'content-type': 'application/jsonl; charset=utf-8',
			'content-disposition': `attachment; filename="chain-${shanghaiDate(new Date())}.jsonl"`,
		},
	});
}
