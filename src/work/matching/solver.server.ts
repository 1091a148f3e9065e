import type { Instance } from '#domain/matching/instance.ts';
import { runMarkets } from './match.server.ts';

/** The far end of `solveApart`: posts how far it is, and at last the result; then it ends. */
process.once('message', (instances: Instance[]) => {
	const result = runMarkets(instances, (share) => process.send?.({ share }));
	process.send?.({ result }, () => process.disconnect());
});
