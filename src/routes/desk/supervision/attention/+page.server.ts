import { may } from '#domain/identity/permission.ts';
import { formatView } from '#domain/list.ts';
import { shanghaiDate } from '#domain/period.ts';
import { attentionStatuses, type AttentionStatus } from '#domain/supervision/attention.ts';
import { attentionList } from '#domain/supervision/list.ts';
import * as attentions from '#data/supervision-attentions.server.ts';
import { viewOf } from '#http/list.server.ts';
import { whoActs } from '#http/seat.server.ts';

export async function load({ locals, url }) {
	const { seat } = whoActs(locals);
	const view = viewOf(url, attentionList);
	const status = (view.filter.status ?? 'listed') as AttentionStatus;
	const { rows, next } = await attentions.list(locals.db, status, view.after);
	return {
		today: shanghaiDate(new Date()),
		attentions: rows,
		status,
		statuses: attentionStatuses,
		older: next && formatView(view, attentionList, { after: next }),
		mayList: may(seat, 'attention.list'),
	};
}
