import { error, type RequestEvent } from '@sveltejs/kit';
import { Readable } from 'node:stream';
import { changeInput } from '#domain/matching/changes.ts';
import { instanceOf } from '#domain/matching/input.ts';
import type { Instance } from '#domain/matching/instance.ts';
import type { Round } from '#domain/matching/round.ts';
import type { Db } from '#data/client.server.ts';
import { tellEvent } from '#data/identity-audit.server.ts';
import * as matches from '#data/matching-matches.server.ts';
import * as results from '#data/matching-results.server.ts';
import * as rounds from '#data/matching-rounds.server.ts';
import { whoActs } from './seat.server.ts';

/*
 * A round for the file, for its owner alone. Each download is told to the audit before it begins.
 */

type Event = Pick<RequestEvent<{ id: string }>, 'locals' | 'params'>;
type Body = string | ReadableStream;
type Part = 'instance' | 'solution' | 'matches';

interface File {
	readonly round: Round;
	readonly download: (body: Body, type: string) => Response;
}

/** One's own round with a plan, or 404. */
export async function findRound({ locals, params }: Event, part: Part): Promise<File> {
	const actor = whoActs(locals);
	const round = await rounds.find(locals.db, params.id);
	const isOwn = round?.organizationId === actor.seat.organizationId;
	if (!round?.figures || !isOwn) error(404, 'no such plan');
	await tellEvent(actor, locals.requestId, {
		act: 'export',
		record: 'rounds',
		recordId: round.id,
		facts: { part, input_hash: round.inputHash },
	});
	const ending = part === 'matches' ? 'csv' : 'json';
	const name = `round-${round.id.slice(0, 8)}-${part}.${ending}`;
	return { round, download: (body, type) => asFile(body, type, name) };
}

function asFile(body: Body, type: string, name: string): Response {
	return new Response(body, {
		headers: {
			'content-type': `${type}; charset=utf-8`,
			'content-disposition': `attachment; filename="${name}"`,
			'cache-control': 'private, no-store',
		},
	});
}

export async function findInstance(
	event: Event,
	part: Part,
): Promise<File & { readonly instance: Instance }> {
	const file = await findRound(event, part);
	const input = await results.findInput(event.locals.db, file.round.id);
	const changed = input && changeInput(input, file.round.changes);
	if (!changed?.ok) error(404, 'no such plan');
	return { ...file, instance: instanceOf(changed.value) };
}

/** The solution in the words of `npm run match`, quantities in the unit of the round, by pages. */
export async function findSolution(
	event: Event,
): Promise<File & { readonly pages: ReadableStream }> {
	const file = await findRound(event, 'solution');
	const parts = solutionText(event.locals.db, file.round);
	return { ...file, pages: Readable.toWeb(Readable.from(parts)) as ReadableStream };
}

async function* solutionText(db: Db, round: Round): AsyncGenerator<string> {
	const { inputHash, parameters, changes, objective, bound, gap, figures, rounding } = round;
	const { commodity, nature, category, unit } = round;
	const market = { commodity, nature, category, unit };
	const head = { inputHash, market, parameters, changes, objective, bound, gap, figures, rounding };
	yield JSON.stringify(head).slice(0, -1);
	const grants = matches.listPages(db, round);
	yield* listText('matches', grants, ({ need, offer, quantity, reasons }) => ({
		need: need.id,
		offer: offer.id,
		quantity,
		reasons,
	}));
	const unmet = results.listRest(db, round.id, 'unmet');
	yield* listText('unmet', unmet, ({ id, ...rest }) => ({ need: id, ...rest }));
	const unspent = results.listRest(db, round.id, 'unspent');
	yield* listText('unspent', unspent, ({ id, ...rest }) => ({ offer: id, ...rest }));
	const certificate = await results.findCertificate(db, round.id);
	yield `,\n"certificate":${JSON.stringify(certificate)}}\n`;
}

/** A record a line, so that two files can be compared by line. */
async function* listText<Row>(
	name: string,
	pages: AsyncIterable<readonly Row[]>,
	recordOf: (row: Row) => object,
): AsyncGenerator<string> {
	yield `,\n"${name}":[`;
	let separator = '\n';
	for await (const page of pages) {
		for (const row of page) {
			yield separator + JSON.stringify(recordOf(row));
			separator = ',\n';
		}
	}
	yield ']';
}
