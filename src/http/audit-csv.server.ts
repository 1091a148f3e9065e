import type { AuditEvent } from '#domain/identity/audit.ts';
import { columnsOf } from '#text/column.ts';
import { m } from '#text/compiled/messages.js';
import { term } from '#text/terms.ts';
import { csvOf } from './csv.server.ts';

/** Audit events as a table, with the whole row before and after as JSON. */
export function auditCsv(pages: AsyncIterable<AuditEvent[]>): ReadableStream<Uint8Array> {
	const { text, serial } = columnsOf<AuditEvent, string>();
	return csvOf(pages, [
		serial('seq', m.audit_seq(), ({ seq }) => seq),
		text('at', m.audit_at(), ({ at }) => at),
		text('account', m.audit_account(), ({ account }) => account?.name ?? null),
		text('account_id', m.audit_account_id(), ({ account }) => account?.id ?? null),
		text('organization', m.audit_organization(), ({ organization: one }) => one?.name ?? null),
		text('organization_id', m.audit_organization_id(), ({ organization: one }) => one?.id ?? null),
		text('act', m.audit_act(), ({ act }) => term('audit_act', act)),
		text('record', m.audit_record(), ({ record }) => term('audit_record', record)),
		text('record_id', m.audit_record_id(), ({ recordId }) => recordId),
		text('request_id', m.audit_request_id(), ({ requestId }) => requestId),
		text('before', m.audit_before(), ({ before }) => before && JSON.stringify(before)),
		text('after', m.audit_after(), ({ after }) => after && JSON.stringify(after)),
	]);
}
