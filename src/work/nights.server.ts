import type { Task } from 'graphile-worker';
import * as nights from '#data/matching-nights.server.ts';
import { remindOfInstalments } from '#data/pledges-nights.server.ts';
import { serviceClient } from '#data/service.server.ts';
import { remindOfSilence } from '#data/timeline-nights.server.ts';

/**
 * The end of a day, after midnight in China: what ran out is written down before anybody is
 * reminded of what has not, and what came free by it is in the rounds that follow.
 */
export const endDay: Task = async () => {
	const db = serviceClient();
	await nights.expireOverdue(db);
	await nights.remindOfProposals(db);
	await remindOfInstalments(db);
	await remindOfSilence(db);
	await nights.followUpRounds(db);
};
