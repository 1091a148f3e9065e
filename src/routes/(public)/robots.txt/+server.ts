import { robotsText } from '#http/robots.server.ts';

export function GET({ url }) {
	return new Response(robotsText(url.origin), { headers: { 'content-type': 'text/plain' } });
}
