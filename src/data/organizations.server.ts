import { anonymousClient } from './client.server.ts';
import { answered } from './fault.server.ts';

let demo: Promise<boolean> | undefined;

/** Whether this installation shows demo data. Decided once: the seed ran before we started. */
export function isDemo(): Promise<boolean> {
	if (!demo) {
		demo = findDemo();
		demo.catch(() => (demo = undefined));
	}
	return demo;
}

async function findDemo(): Promise<boolean> {
	const query = anonymousClient().from('published_pairings').select('id').eq('is_demo', true);
	return answered(await query.limit(1)).length > 0;
}
