import { describe, expect, it } from 'vitest';
import { refuse, type Result } from '#domain/result.ts';
import { runBeside, type Job } from '#work/job.server.ts';
import { solveApart } from '#work/matching/solve-apart.server.ts';
import { instance, need, offer } from '../domain/matching/markets.ts';

const heard: Result<unknown> = { ok: true, value: null };

/** Ends when, and only when, it is told to stop. */
function untilStopped({ signal }: Job): Promise<never> {
	return new Promise((_, reject) => {
		signal.addEventListener('abort', () => reject(signal.reason as Error), { once: true });
	});
}

describe('a job beside its row', () => {
	it('gives its answer, and has told how far it was', async () => {
		const told: number[] = [];
		const tell = (percent: number) => {
			told.push(percent);
			return Promise.resolve(heard);
		};
		expect(await runBeside(tell, () => Promise.resolve('done'))).toBe('done');
		expect(told[0]).toBe(0);
	});

	it('stops where the row hears no more, and answers nothing', async () => {
		let beats = 0;
		const tell = () => {
			beats += 1;
			return Promise.resolve(beats < 2 ? heard : refuse('round.not_running'));
		};
		expect(await runBeside(tell, untilStopped)).toBeNull();
		expect(beats).toBe(2);
	});

	it('goes on where the database does not answer for once', async () => {
		const tell = () => Promise.reject(new Error('gone'));
		expect(await runBeside(tell, () => Promise.resolve(7))).toBe(7);
	});

	it('throws what its work throws', async () => {
		const broken = () => Promise.reject(new Error('broken'));
		await expect(runBeside(() => Promise.resolve(heard), broken)).rejects.toThrow('broken');
	});
});

describe('solving apart', () => {
	const market = instance({ needs: [need('n1')], offers: [offer('o1')] });

	it('gives what solving here would give', async () => {
		const { signal } = new AbortController();
		const solved = await solveApart([market], signal);
		expect(solved).toMatchObject({ ok: true, value: [{ gap: 0 }] });
	});

	it('ends at once where nobody waits any more', async () => {
		const stop = new AbortController();
		const solved = solveApart([market], stop.signal);
		stop.abort(new Error('unwanted'));
		await expect(solved).rejects.toThrow('unwanted');
	});
});
