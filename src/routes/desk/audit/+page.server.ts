import { parseHead, type Verification } from '#domain/identity/audit.ts';
import { verifySchema } from '#domain/identity/schema.ts';
import { list } from '#data/identity-audit.server.ts';
import { findDaily as findBooks } from '#data/funds-books.server.ts';
import { findDaily, findHead, verify } from '#data/identity-chain.server.ts';
import { seqOf } from '#http/address.server.ts';
import { auditFilterOf } from '#http/audit.server.ts';
import { openForm, readForm, refuseForm } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';

/** How many of the last seals the page recomputes; the whole chain is the work process's, daily. */
const most = 10_000;

export async function load({ locals, url }) {
	whoMay(locals, 'audit.read');
	const filter = auditFilterOf(url);
	const [page, head, daily, books] = await Promise.all([
		list(locals.db, filter, { before: seqOf(url), limit: 50 }),
		findHead(locals.db),
		findDaily(locals.db),
		findBooks(locals.db),
	]);
	return { ...page, filter, head, daily, books, form: await openForm(verifySchema) };
}

export const actions = {
	/** Reads and writes nothing, so its answer is the page itself. */
	verify: async ({ request, locals }) => {
		whoMay(locals, 'audit.read');
		const form = await readForm(await request.formData(), verifySchema);
		if (!form.valid) return refuseForm(form);
		const noted = parseHead(form.data.head);
		const head = noted.ok ? noted.value : null;
		const found: Verification = await verify(locals.db, { noted: head, most });
		return { form, found };
	},
};
