import { error } from '@sveltejs/kit';
import { mediaAddress } from '#data/documents.server.ts';
import { isPublished } from '#data/timeline-media.server.ts';

const types: Readonly<Record<string, string>> = {
	webp: 'image/webp',
	jpg: 'image/jpeg',
	png: 'image/png',
};

/** A published picture. Its name is the hash of its content, so it never changes. */
export async function GET({ locals: { db }, params: { sha256, ext } }) {
	const type = types[ext];
	if (!type || !/^[0-9a-f]{64}$/.test(sha256)) error(404, 'no such picture');
	if (!(await isPublished(db, sha256, ext))) error(404, 'no such picture');
	// Not Kit's own fetch, which would send the reader's cookies along to the same host.
	const file = await globalThis.fetch(mediaAddress(`${sha256}.${ext}`));
	if (!file.ok) throw new Error(`the published picture ${sha256}.${ext} is missing in storage`);
	return new Response(file.body, {
		headers: {
			'content-type': type,
			'cache-control': 'public, max-age=31536000, immutable',
		},
	});
}
