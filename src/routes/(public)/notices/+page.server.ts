import { shanghaiDate } from '#domain/period.ts';
import { noticeForms } from '#domain/timeline/notice.ts';
import * as notices from '#data/timeline-notices.server.ts';
import { listCounties } from '#data/timeline-villages.server.ts';
import { afterOf, filterOf } from '#http/address.server.ts';

export async function load({ locals: { db }, url }) {
	const filter = filterOf(url, noticeForms);
	const today = shanghaiDate(new Date());
	const [page, counties] = await Promise.all([
		notices.list(db, filter, { after: afterOf(url), today }),
		listCounties(db),
	]);
	return { ...page, filter, counties, today };
}
