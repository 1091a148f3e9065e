import { readTables } from './tables.server.ts';

/**
 * The far end of `readApart`, a process of its own: the bytes of a file on stdin, its rows or a
 * refusal as JSON on stdout. What it cannot read ends it, and nobody else.
 */
const chunks: Buffer[] = [];
for await (const chunk of process.stdin) chunks.push(chunk as Buffer);
const read = await readTables(Buffer.concat(chunks), process.argv[2] ?? '');
process.stdout.write(JSON.stringify(read));
