import { getRequestEvent } from '$app/server';
import { error, type Handle, type RequestEvent } from '@sveltejs/kit';
import { auditForms, hasRealDays, type AuditFilter } from '#domain/identity/audit.ts';
import { tellEvent } from '#data/identity-audit.server.ts';
import { filterOf } from './address.server.ts';

/** The page that says no; `refusals` below tells the audit of it. */
export function deny(): never {
	getRequestEvent().locals.isDenied = true;
	error(403, 'not allowed');
}

/**
 * Records a right that was refused, with who asked for what. Here and not where it was refused: the
 * database rolled that back, and an error page of a script answers 200.
 */
export const refusals: Handle = async ({ event, resolve }) => {
	const answer = await resolve(event);
	const { actor, isDenied } = event.locals;
	if (actor && isDenied) await tellRefusal(event).catch((fault: unknown) => lament(event, fault));
	return answer;
};

async function tellRefusal({ locals, request, route, url }: RequestEvent): Promise<void> {
	const action = [...url.searchParams.keys()].find((key) => key.startsWith('/')) ?? null;
	await tellEvent(locals.actor!, locals.requestId, {
		act: 'refuse',
		record: 'requests',
		recordId: url.pathname,
		facts: { method: request.method, route: route.id, action },
	});
}

/** The refusal stands even where it could not be recorded; that is for the operator to see. */
function lament({ locals }: RequestEvent, fault: unknown): void {
	const { message } = fault instanceof Error ? fault : new Error(String(fault));
	console.error(JSON.stringify({ requestId: locals.requestId, name: 'audit', message }));
}

/** The filter of the audit desk, or 400 where it makes no sense. */
export function auditFilterOf(url: URL): AuditFilter {
	const filter = filterOf(url, auditForms);
	if (!hasRealDays(filter)) error(400, 'no such day');
	return filter;
}
