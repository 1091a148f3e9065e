import autocannon from 'autocannon';
import { openPortal } from './portal.ts';

/**
 * Throughput of a public project page beside the same layout without data and beside the bare REST
 * read of the same rows. Rounds alternate, so that a noisy neighbour disturbs all three alike.
 */
const rounds = 3;
const seconds = 4;

const portal = await openPortal(4262);
const { SUPABASE_URL: url, SUPABASE_PUBLISHABLE_KEY: apikey } = portal.env;
const newest = `${url}/rest/v1/published_projects?select=id&order=last_entry_on.desc&limit=1`;
const [project] = (await (await fetch(newest, { headers: { apikey } })).json()) as [{ id: string }];
const entries = 'published_entries(*,published_entry_media(*,published_media(*)))';

const targets = {
	'project page': { url: `${portal.origin}/projects/${project.id}` },
	'layout alone': { url: `${portal.origin}/account/sign-in` },
	'REST rows': {
		url: `${url}/rest/v1/published_projects?id=eq.${project.id}&select=*,${entries}`,
		headers: { apikey },
	},
};

const best = new Map<string, number>();
for (let round = 0; round < rounds; round++) {
	for (const [name, target] of Object.entries(targets)) {
		const { requests, non2xx } = await autocannon({
			...target,
			connections: 20,
			duration: seconds,
		});
		if (non2xx > 0) throw new Error(`${name}: ${non2xx} answers were no success`);
		best.set(name, Math.max(best.get(name) ?? 0, requests.average));
	}
}
await portal.stop();

const page = best.get('project page')!;
for (const [name, rate] of best) {
	const ratio = (page / rate).toFixed(2);
	console.log(`${name.padEnd(14)} ${rate.toFixed(0).padStart(6)} /s   page ÷ this = ${ratio}`);
}
