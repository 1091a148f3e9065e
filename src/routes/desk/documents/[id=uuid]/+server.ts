import { error } from '@sveltejs/kit';
import { download, find } from '#data/documents.server.ts';

/** A document for whoever may read its row; always as a download under its own name. */
export async function GET({ locals, params: { id } }) {
	const document = await find(locals.db, id);
	if (!document) error(404, 'no such document');
	const name = encodeURIComponent(document.file_name);
	return new Response(await download(id), {
		headers: {
			'content-type': document.media_type,
			'content-disposition': `attachment; filename*=UTF-8''${name}`,
			'cache-control': 'private, no-store',
		},
	});
}
