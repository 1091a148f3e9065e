import { makeWorkerUtils, type WorkerUtilsOptions } from 'graphile-worker';

/**
 * Frees the jobs that a killed process still holds; left alone they would wait for four hours. One
 * work process serves a database. Should there be a second, every task bears being run twice.
 */
export async function freeAbandonedJobs(options: WorkerUtilsOptions): Promise<void> {
	const utils = await makeWorkerUtils(options);
	await utils.withPgClient((client) =>
		client.query(`select graphile_worker.force_unlock_workers(array(
			select distinct locked_by from graphile_worker.jobs where locked_by is not null))`),
	);
	await utils.release();
}
