import { AsyncLocalStorage } from 'node:async_hooks';

const underWay = new AsyncLocalStorage<string>();

/**
 * Does some work as part of a request: what it writes with the secret key, of which there is one
 * client for all, bears the id of the request in the audit.
 */
export function withinRequest<Answer>(requestId: string, work: () => Answer): Answer {
	return underWay.run(requestId, work);
}

/** The headers of a request to the database, with the id of the one that it is part of. */
export function underRequest(headers: HeadersInit | undefined): Headers {
	const named = new Headers(headers);
	const requestId = underWay.getStore();
	if (requestId !== undefined) named.set('x-request-id', requestId);
	return named;
}
