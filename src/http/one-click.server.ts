import type { IncomingMessage } from 'node:http';

/** Where a mail program ends mails for its owner, without the language. */
const PLACE = /^\/follow\/[\w-]{1,100}\/stop$/;

type Asked = Pick<IncomingMessage, 'method' | 'url' | 'headers'>;

/**
 * RFC 8058: a mail program ends mails by one POST of its own. It is no browser, so it sends neither
 * Origin nor Sec-Fetch-Site nor a cookie, and the framework refuses a form without an Origin before
 * any hook of ours and knows no exception by address. So exactly this request is counted as sent
 * from our own page, after its cookies, if it had any, were taken away: what it may do hangs on the
 * link in its address alone, which stood in one mail. A browser names the site that it comes from,
 * and is judged by that as everywhere.
 */
export function admitOneClick(request: Asked, origin: string): void {
	const { method, url, headers } = request;
	if (method !== 'POST' || !PLACE.test(url ?? '')) return;
	if (headers.origin !== undefined || headers['sec-fetch-site'] !== undefined) return;
	delete headers.cookie;
	headers.origin = origin;
}
