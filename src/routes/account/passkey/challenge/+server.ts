import { error, json, type RequestEvent } from '@sveltejs/kit';
import { askForPasskey } from '#http/passkey.server.ts';

/** What the browser is to sign; the challenge itself goes into a sealed cookie as well. */
export async function POST(event: RequestEvent) {
	const options = await askForPasskey(event);
	return options ? json(options) : error(404, 'no passkeys at this address');
}
