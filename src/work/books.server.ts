import type { Task } from 'graphile-worker';
import { readFileSync } from 'node:fs';
import type { BrokenInvariant } from '#domain/funds/books.ts';
import { tellDaily } from '#data/funds-books.server.ts';
import { serviceClient } from '#data/service.server.ts';

const invariants = readFileSync(
	new URL('../../supabase/checks/invariants.sql', import.meta.url),
	'utf8',
);

/** Once a day: asks what must be true of money and goods at any moment, and tells what is not. */
export const checkBooks: Task = async (_, { withPgClient }) => {
	const { rows } = await withPgClient((client) => client.query<BrokenInvariant>(invariants));
	await tellDaily(serviceClient(), rows);
	for (const { broken, record } of rows) console.error(`账目不符 books: ${broken}: ${record}`);
};
