import { error } from '@sveltejs/kit';
import { activitiesXml } from '#http/iati.server.ts';
import { findPublisher } from '#http/publisher.server.ts';

/** Not before the installation says who publishes: every identifier begins with that. */
export async function GET({ locals: { db }, url }) {
	const publisher = await findPublisher();
	if (!publisher) error(404, 'nobody publishes this yet');
	const xml = await activitiesXml(db, publisher, url.origin);
	return new Response(xml, { headers: { 'content-type': 'application/xml; charset=utf-8' } });
}
