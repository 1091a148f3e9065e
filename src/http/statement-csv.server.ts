import type { Movement } from '#domain/funds/statement.ts';
import { m } from '#text/compiled/messages.js';
import { term } from '#text/terms.ts';
import { csvOf } from './csv.server.ts';

/** A donor's year, movement by movement: what the sums of its statement are made of. */
export function statementCsv(movements: readonly Movement[]): ReadableStream {
	const columns = [
		{ key: 'seq', header: m.ledger_seq() },
		{ key: 'occurred_on', header: m.ledger_date() },
		{ key: 'agreement', header: m.pledge_number() },
		{ key: 'nature', header: m.ledger_nature() },
		{ key: 'receiver', header: m.pledge_receiver() },
		{ key: 'bucket', header: m.ledger_bucket() },
		{ key: 'kind', header: m.ledger_kind() },
		{ key: 'yuan', header: m.ledger_amount({ unit: m.part_yuan() }) },
		{ key: 'fen', header: m.ledger_amount_fen() },
		{ key: 'voucher', header: m.fund_voucher() },
		{ key: 'project', header: m.ledger_project() },
		{ key: 'reason', header: m.ledger_reason() },
	];
	return csvOf(once(movements), { columns, cells, yuan: 'yuan' });
}

async function* once(movements: readonly Movement[]): AsyncGenerator<readonly Movement[]> {
	yield movements;
}

function cells(movement: Movement) {
	const { pledge, project } = movement;
	return {
		seq: movement.seq,
		occurred_on: movement.occurredOn,
		agreement: pledge.agreementNumber,
		nature: term('nature', pledge.nature),
		receiver: pledge.receiver.name,
		bucket: term('bucket', movement.bucket),
		kind: term('kind_posting', movement.kind),
		yuan: movement.signedFen,
		fen: movement.signedFen,
		voucher: movement.voucher,
		project: project?.title ?? null,
		reason: movement.reason,
	};
}
