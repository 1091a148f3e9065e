import { readsOfDrafts } from '#domain/identity/access-drafts.ts';
import { readers, reads } from '#domain/identity/access.ts';
import { listRules } from '#domain/identity/permission.ts';
import { whoMay } from '#http/seat.server.ts';

export function load({ locals }) {
	whoMay(locals, 'permission.read');
	const [open, closed] = [Object.entries(reads), Object.entries(readsOfDrafts)];
	return {
		rules: listRules(),
		readers,
		reads: open.map(([table, allowed]) => ({ table, allowed })),
		drafts: closed.map(([table, allowed]) => ({ table, allowed })),
	};
}
