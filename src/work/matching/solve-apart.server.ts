import { Worker } from 'node:worker_threads';
import type { InstanceRefusal } from '#domain/matching/fault.ts';
import type { Instance } from '#domain/matching/instance.ts';
import type { Solution } from '#domain/matching/solution.ts';
import type { Result } from '#domain/result.ts';
import type { Tell } from './match.server.ts';

type Solved = Result<Solution[], InstanceRefusal>;

/**
 * `runMarkets` in a thread of its own: solving holds its thread for seconds or minutes, and other
 * work must go on. An aborted `signal` ends the thread at once, wherever the solver is, and the
 * promise rejects with the signal's reason.
 */
export function solveApart(
	instances: readonly Instance[],
	signal: AbortSignal,
	tell: Tell = () => {},
): Promise<Solved> {
	return new Promise((resolve, reject) => {
		signal.throwIfAborted();
		const thread = new Worker(new URL('./thread.server.ts', import.meta.url), {
			workerData: instances,
		});
		const end = () => void thread.terminate();
		signal.addEventListener('abort', end, { once: true });
		thread.on('message', (message: { share: number } | { result: Solved }) => {
			if ('share' in message) tell(message.share);
			else resolve(message.result);
		});
		thread.once('error', reject);
		thread.once('exit', (code) => {
			signal.removeEventListener('abort', end);
			reject(signal.aborted ? signal.reason : new Error(`the solver's thread ended with ${code}`));
		});
	});
}
