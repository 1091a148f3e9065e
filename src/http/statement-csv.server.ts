import type { Movement } from '#domain/funds/statement.ts';
import { columnsOf } from '#text/column.ts';
import { m } from '#text/compiled/messages.js';
import { term } from '#text/terms.ts';
import { csvOf } from './csv.server.ts';

/** A donor's year, movement by movement: what the sums of its statement are made of. */
export function statementCsv(movements: readonly Movement[]): ReadableStream<Uint8Array> {
	const { text, money, serial, day } = columnsOf<Movement, string>();
	return csvOf(once(movements), [
		serial('seq', m.ledger_seq(), ({ seq }) => seq),
		day('occurred_on', m.ledger_date(), ({ occurredOn }) => occurredOn),
		text('agreement', m.pledge_number(), ({ pledge }) => pledge.agreementNumber),
		text('nature', m.ledger_nature(), ({ pledge }) => term('nature', pledge.nature)),
		text('receiver', m.pledge_receiver(), ({ pledge }) => pledge.receiver.name),
		text('bucket', m.ledger_bucket(), ({ bucket }) => term('bucket', bucket)),
		text('kind', m.ledger_kind(), ({ kind }) => term('kind_posting', kind)),
		money('yuan', m.ledger_amount_plain(), ({ signedFen }) => signedFen),
		serial('fen', m.ledger_amount_fen(), ({ signedFen }) => signedFen),
		text('voucher', m.fund_voucher(), ({ voucher }) => voucher),
		text('project', m.ledger_project(), ({ project }) => project?.title ?? null),
		text('reason', m.ledger_reason(), ({ reason }) => reason),
	]);
}

async function* once(movements: readonly Movement[]): AsyncGenerator<readonly Movement[]> {
	yield movements;
}
