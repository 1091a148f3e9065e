import type { HandleServerError } from '@sveltejs/kit';

/** A surprise is logged with the request's id; the reader sees only the id. */
export const surprise: HandleServerError = ({ error, event, status }) => {
	const { requestId } = event.locals;
	if (status >= 500) {
		const { name, message, stack } = error instanceof Error ? error : new Error(String(error));
		console.error(JSON.stringify({ requestId, route: event.route.id, name, message, stack }));
	}
	return { message: status === 404 ? 'not found' : 'error', requestId };
};
