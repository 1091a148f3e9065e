import { parentPort, workerData } from 'node:worker_threads';
import type { Instance } from '#domain/matching/instance.ts';
import { runMarket } from './match.server.ts';

/** The far end of `solve`: solves the instance it was started with and posts the result. */
parentPort?.postMessage(await runMarket(workerData as Instance));
