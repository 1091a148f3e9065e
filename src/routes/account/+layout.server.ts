import { isDemo } from '#data/organizations.server.ts';

export const load = async () => ({ isDemo: await isDemo() });
