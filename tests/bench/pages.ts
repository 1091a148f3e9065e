import autocannon from 'autocannon';
import { openPortal } from './portal.ts';

/**
 * `npm run bench -- pages`: throughput of public pages, which come from memory until something is
 * published, beside a page of the same layout that asks no database and is made each time, as a
 * browser asks for them. At least 90 % of that one's is the goal. Rounds alternate, so that a
 * noisy neighbour disturbs all alike. Beside them, as yardsticks: the same page to who has it, and
 * the bare REST read of a project's rows.
 */
const rounds = 3;
const seconds = 4;
const LEAST = 0.9;

const portal = await openPortal(4262);
const { SUPABASE_URL: rest, SUPABASE_PUBLISHABLE_KEY: apikey } = portal.env;
const newest = `${rest}/rest/v1/published_projects?select=id&order=last_entry_on.desc&limit=1`;
const [project] = (await (await fetch(newest, { headers: { apikey } })).json()) as [{ id: string }];
const entries = 'published_entries(*,published_entry_media(*,published_media(*)))';

const browser = { 'accept-encoding': 'gzip, deflate, br' };
const page = (path: string) => ({ url: portal.origin + path, headers: browser });
const home = await fetch(portal.origin, { headers: browser });
const tag = home.headers.get('etag') ?? '';

const bare = 'layout without data';
const kept = {
	'/': page('/'),
	'project page': page(`/projects/${project.id}`),
	'/ledger': page('/ledger'),
};
const targets: Record<string, { url: string; headers: Record<string, string> }> = {
	[bare]: page('/notices/objection'),
	...kept,
	'/ not modified': { ...page('/'), headers: { ...browser, 'if-none-match': tag } },
	'REST rows': {
		url: `${rest}/rest/v1/published_projects?id=eq.${project.id}&select=*,${entries}`,
		headers: { apikey },
	},
};

// Nothing is published meanwhile, so that each is made once before it is measured.
for (const { url, headers } of Object.values(targets)) await (await fetch(url, { headers })).text();

const best = new Map<string, number>();
for (let round = 0; round < rounds; round++) {
	for (const [name, target] of Object.entries(targets)) {
		const result = await autocannon({ ...target, connections: 20, duration: seconds });
		const { requests, errors, '4xx': refused, '5xx': failed } = result;
		if (errors + refused + failed > 0) throw new Error(`${name}: not every answer was a success`);
		best.set(name, Math.max(best.get(name) ?? 0, requests.average));
	}
}
await portal.stop();

for (const [name, rate] of best) {
	const ratio = rate / best.get(bare)!;
	const isSlow = name in kept && ratio < LEAST;
	if (isSlow) process.exitCode = 1;
	const told = `${rate.toFixed(0).padStart(6)} /s   ÷ ${bare} = ${ratio.toFixed(2)}`;
	console.log(`${isSlow ? '!' : ' '} ${name.padEnd(20)} ${told}`);
}
