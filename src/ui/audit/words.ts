import {
	formatHead,
	type AuditEvent,
	type AuditFilter,
	type ChainHead,
} from '#domain/identity/audit.ts';
import { auditedRecords } from '#domain/identity/audited.ts';
import { formatFilter } from '#domain/filter.ts';
import { m } from '#text/compiled/messages.js';
import { localizeHref } from '#text/compiled/runtime.js';
import { term } from '#text/terms.ts';
import type { Tone } from '#ui/parts/tone.ts';

export const auditPath = () => localizeHref('/desk/audit');

export function auditHref(filter: AuditFilter, after: number | null = null): string {
	return auditPath() + formatFilter({ ...filter, after: after === null ? undefined : `${after}` });
}

/** The same events as a file. */
export function auditFileHref(filter: AuditFilter): string {
	return localizeHref(`/desk/audit.csv${formatFilter({ ...filter })}`);
}

export function eventHref({ seq }: Pick<AuditEvent, 'seq'>): string {
	return localizeHref(`/desk/audit/${seq}`);
}

/** 需求 621f…; the record by its word and the beginning of its number. */
export function recordText({ record, recordId }: AuditEvent): string {
	const id = recordId && (recordId.length > 24 ? `${recordId.slice(0, 8)}…` : recordId);
	return [term('audit_record', record), id].filter(Boolean).join(' ');
}

export function personText({ account }: AuditEvent): string {
	return account ? (account.name ?? account.id) : m.audit_nobody();
}

/** Where in the chain an event stands. */
export function sealText(seal: ChainHead | null): string {
	return seal ? formatHead(seal) : m.audit_unsealed();
}

export function recordOptions(): { value: string; label: string }[] {
	return auditedRecords.map((value) => ({ value, label: term('audit_record', value) }));
}

const clock = new Intl.DateTimeFormat('sv', {
	timeZone: 'Asia/Shanghai',
	dateStyle: 'short',
	timeStyle: 'medium',
});

/** To the second: 2026-11-21 14:03:05. */
export function instantText(at: string): string {
	return clock.format(new Date(at));
}

const tones: Readonly<Record<string, Tone>> = {
	delete: 'alert',
	refuse: 'alert',
	export: 'waiting',
};

export function actTone(act: string): Tone {
	return tones[act] ?? 'neutral';
}

/** A value as it was kept; what was not there at all is a dash. */
export function valueText(value: unknown): string {
	if (value === undefined || value === null) return '—';
	return typeof value === 'string' ? value : JSON.stringify(value);
}
