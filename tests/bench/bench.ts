/** `npm run bench -- <name>`: ratios measured side by side in one run; all of them by default. */
const benches: Readonly<Record<string, () => Promise<unknown>>> = {
	'ledger-scale': () => import('./ledger-scale.ts'),
	matching: () => import('./matching.ts'),
	pages: async () => {
		await import('./pages.ts');
		await import('./lists.ts');
	},
	postings: () => import('./postings.ts'),
	rounds: () => import('./rounds.ts'),
	search: () => import('./search.ts'),
};

const asked = process.argv.slice(2);
for (const name of asked.length ? asked : Object.keys(benches)) {
	const bench = benches[name];
	if (!bench) throw new Error(`npm run bench -- ${Object.keys(benches).join(' | ')}`);
	await bench();
}

export {};
