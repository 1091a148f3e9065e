import { fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { InstanceRefusal } from '#domain/matching/fault.ts';
import type { Instance } from '#domain/matching/instance.ts';
import type { Solution } from '#domain/matching/solution.ts';
import type { Result } from '#domain/result.ts';
import type { Tell } from './match.server.ts';

type Solved = Result<Solution[], InstanceRefusal>;

const solver = fileURLToPath(new URL('./solver.server.ts', import.meta.url));

/**
 * `runMarkets` in a process of its own: solving holds its thread for seconds or minutes, and other
 * work must go on. An aborted `signal` ends the process at once, wherever the solver is, and the
 * promise rejects with the signal's reason. A process and not a thread: a thread that reads
 * TypeScript can bring down V8, and all work with it (its WebAssembly is not safe in threads).
 */
export function solveApart(
	instances: readonly Instance[],
	signal: AbortSignal,
	tell: Tell = () => {},
): Promise<Solved> {
	return new Promise((resolve, reject) => {
		signal.throwIfAborted();
		const child = fork(solver, { serialization: 'advanced', execArgv: [] });
		const end = () => void child.kill('SIGKILL');
		signal.addEventListener('abort', end, { once: true });
		child.on('message', (message: { share: number } | { result: Solved }) => {
			if ('share' in message) tell(message.share);
			else resolve(message.result);
		});
		child.once('error', reject);
		child.once('close', (code, killed) => {
			signal.removeEventListener('abort', end);
			const ended = new Error(`the solver's process ended with ${code ?? killed}`);
			reject(signal.aborted ? signal.reason : ended);
		});
		child.send(instances, (error) => error && reject(error));
	});
}
