import { anonymousClient } from './client.server.ts';
import { answered } from './fault.server.ts';

/** How often each published table has changed, in one word: another word, another state. */
export async function readVersions(): Promise<string> {
	const query = anonymousClient().from('published_versions').select('topic, version');
	const rows = answered(await query.order('topic'));
	return rows.map(({ topic, version }) => `${topic}:${version}`).join(' ');
}
