import { redirect } from '@sveltejs/kit';
import type { Act } from '#domain/identity/permission.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from '#data/client.server.ts';
import * as results from '#data/matching-results.server.ts';
import * as rounds from '#data/matching-rounds.server.ts';
import { refuseAct } from '#http/form.server.ts';
import { whoMay } from '#http/seat.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';
import { wordFailure } from '#text/refusals.ts';

export async function load({ locals, params: { id }, parent }) {
	const { isOwn, round } = await parent();
	const hasPlan = isOwn && round.figures !== null;
	return {
		failure: wordFailure(round.failure ?? ''),
		flows: hasPlan ? await results.listFlows(locals.db, id) : [],
	};
}

function act(permission: Act, record: (db: Db, id: string) => Promise<Result<string>>) {
	return async ({ locals, params: { id } }: { locals: App.Locals; params: { id: string } }) => {
		whoMay(locals, permission);
		const refused = refuseAct(await record(locals.db, id));
		return refused ?? redirect(303, localizeHref(`/desk/matching/${id}`));
	};
}

export const actions = {
	publish: act('round.publish', rounds.publish),
	cancel: act('round.start', rounds.cancel),
	discard: act('round.start', rounds.discard),
	close: act('round.start', rounds.close),
};
