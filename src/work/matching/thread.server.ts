import { parentPort, workerData } from 'node:worker_threads';
import type { Instance } from '#domain/matching/instance.ts';
import { runMarkets } from './match.server.ts';

/** The far end of `solveApart`: posts how far it is, and at last the result. */
const tell = (share: number) => parentPort?.postMessage({ share });
parentPort?.postMessage({ result: runMarkets(workerData as Instance[], tell) });
