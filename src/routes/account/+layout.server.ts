import { isDemo } from '#data/organizations.server.ts';

export const load = async ({ locals }) => ({
	isDemo: await isDemo(),
	isSignedIn: locals.actor !== null,
});
