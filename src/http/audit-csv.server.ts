import type { AuditEvent } from '#domain/identity/audit.ts';
import { m } from '#text/compiled/messages.js';
import { term } from '#text/terms.ts';
import { csvOf } from './csv.server.ts';

/** Audit events as a table, with the whole row before and after as JSON. */
export function auditCsv(pages: AsyncIterable<AuditEvent[]>): ReadableStream {
	const columns = [
		{ key: 'seq', header: m.audit_seq() },
		{ key: 'at', header: m.audit_at() },
		{ key: 'account', header: m.audit_account() },
		{ key: 'account_id', header: m.audit_account_id() },
		{ key: 'organization', header: m.audit_organization() },
		{ key: 'organization_id', header: m.audit_organization_id() },
		{ key: 'act', header: m.audit_act() },
		{ key: 'record', header: m.audit_record() },
		{ key: 'record_id', header: m.audit_record_id() },
		{ key: 'request_id', header: m.audit_request_id() },
		{ key: 'before', header: m.audit_before() },
		{ key: 'after', header: m.audit_after() },
	];
	return csvOf(pages, { columns, cells });
}

function cells(event: AuditEvent) {
	const { account, organization, before, after } = event;
	return {
		seq: event.seq,
		at: event.at,
		account: account?.name ?? null,
		account_id: account?.id ?? null,
		organization: organization?.name ?? null,
		organization_id: organization?.id ?? null,
		act: term('audit_act', event.act),
		record: term('audit_record', event.record),
		record_id: event.recordId,
		request_id: event.requestId,
		before: before && JSON.stringify(before),
		after: after && JSON.stringify(after),
	};
}
