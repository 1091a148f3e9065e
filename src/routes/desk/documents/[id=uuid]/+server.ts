import { error } from '@sveltejs/kit';
import { download, find } from '#data/documents.server.ts';
import { tellEvent } from '#data/identity-audit.server.ts';
import { whoActs } from '#http/seat.server.ts';

/**
 * A document for whoever may read its row; always as a download under its own name. Who took it is
 * an event, told before the first byte leaves.
 */
export async function GET({ locals, params: { id } }) {
	const document = await find(locals.db, id);
	if (!document) error(404, 'no such document');
	const name = encodeURIComponent(document.file_name);
	const bytes = await download(id);
	await tellEvent(whoActs(locals), locals.requestId, {
		act: 'download',
		record: 'documents',
		recordId: id,
		facts: { kind: document.kind },
	});
	return new Response(bytes, {
		headers: {
			'content-type': document.media_type,
			'content-disposition': `attachment; filename*=UTF-8''${name}`,
			'cache-control': 'private, no-store',
		},
	});
}
