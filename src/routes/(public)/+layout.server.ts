import { isDemo } from '#data/organizations.server.ts';

export async function load({ locals }) {
	return { isSignedIn: locals.actor !== null, isDemo: await isDemo() };
}
