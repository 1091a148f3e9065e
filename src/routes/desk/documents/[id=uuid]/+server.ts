import { error } from '@sveltejs/kit';
import { download, find } from '#data/documents.server.ts';
import { tellEvent } from '#data/identity-audit.server.ts';
import { isKeptFor, otherSeat, refuseKept } from '#http/kept.server.ts';
import { whoActs, whoMay } from '#http/seat.server.ts';
import { stagePhoto } from '#http/upload.server.ts';

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

/** A photo that a phone kept, under the id that it gave it: sent again, it is still one photo. */
export async function PUT({ request, locals, params: { id } }) {
	const actor = whoMay(locals, 'update.submit');
	if (!isKeptFor(request, actor)) return refuseKept(otherSeat);
	const staged = await stagePhoto(locals.db, id, request);
	return staged.ok ? new Response(null, { status: 204 }) : refuseKept(staged.refusal);
}
