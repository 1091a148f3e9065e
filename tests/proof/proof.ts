/** `npm run proof -- <name>`: the long proofs that do not belong into `npm test`, by name. */
const proofs: Readonly<Record<string, () => Promise<unknown>>> = {
	audit: () => import('./audit.ts'),
	crash: () => import('./crash.ts'),
	desk: () => import('./desk.ts'),
	policies: () => import('./policies.ts'),
};

const name = process.argv[2] ?? '';
const proof = proofs[name];
if (!proof) {
	console.error(`npm run proof -- ${Object.keys(proofs).join(' | ')}`);
	process.exit(1);
}
await proof();

export {};
