import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { refuse, type Result } from '#domain/result.ts';
import type { Table } from './tables.server.ts';

const CHILD = fileURLToPath(new URL('./child.server.ts', import.meta.url));
/** A file of 5,000 rows takes a second and 100 MB; a hostile one shall take no more than this. */
const LONGEST_MS = 20_000;
const HEAP_MB = 256;
const MOST_OUTPUT = 64 * 1024 * 1024;

/**
 * The rows of a file that may be hostile, read in a process of its own that knows no secret: it is
 * ended when it takes too long or too much, and when `signal` says so.
 * @param mediaType of the file, as its content told
 */
export function readApart(
	bytes: Uint8Array,
	mediaType: string,
	signal?: AbortSignal,
): Promise<Result<Table>> {
	return new Promise((resolve, reject) => {
		const child = spawn(process.execPath, [`--max-old-space-size=${HEAP_MB}`, CHILD, mediaType], {
			stdio: ['pipe', 'pipe', 'ignore'],
			env: {},
		});
		const kill = () => void child.kill('SIGKILL');
		const timer = setTimeout(kill, LONGEST_MS);
		signal?.addEventListener('abort', kill, { once: true });
		const chunks: Buffer[] = [];
		let size = 0;
		child.stdout.on('data', (chunk: Buffer) => {
			size += chunk.length;
			if (size > MOST_OUTPUT) kill();
			else chunks.push(chunk);
		});
		child.stdin.on('error', () => {}); // it ended before it had read everything
		child.stdin.end(bytes);
		child.once('error', reject);
		child.once('close', (code) => {
			clearTimeout(timer);
			signal?.removeEventListener('abort', kill);
			if (signal?.aborted) reject(signal.reason as Error);
			else if (code === 0) resolve(JSON.parse(Buffer.concat(chunks).toString()) as Result<Table>);
			else resolve(refuse('file.takes_too_much'));
		});
	});
}
