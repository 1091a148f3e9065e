import { findInstance } from '#http/round-file.server.ts';

/** The instance exactly as it was solved: its SHA-256 is the hash that the round bears. */
export async function GET(event) {
	const { instance, download } = await findInstance(event, 'instance');
	return download(JSON.stringify(instance), 'application/json');
}
