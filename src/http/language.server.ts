import type { Handle } from '@sveltejs/kit';
import { paraglideMiddleware } from '#text/compiled/server.js';

/** The language comes from the address alone; the size of the letters from a cookie. */
export const language: Handle = ({ event, resolve }) =>
	paraglideMiddleware(event.request, ({ locale }) => {
		const size = event.cookies.get('size') === 'large' ? 'large' : 'normal';
		return resolve(event, {
			transformPageChunk: ({ html }) => html.replace('%lang%', locale).replace('%size%', size),
		});
	});
