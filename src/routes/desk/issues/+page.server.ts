import { may } from '#domain/identity/permission.ts';
import { formatView } from '#domain/list.ts';
import { shanghaiDate } from '#domain/period.ts';
import {
	issueCategories,
	issueStatuses,
	type IssueCategory,
	type IssueStatus,
} from '#domain/supervision/issue.ts';
import { issueList } from '#domain/supervision/list.ts';
import * as issues from '#data/supervision-issues.server.ts';
import { viewOf } from '#http/list.server.ts';
import { whoActs } from '#http/seat.server.ts';

export async function load({ locals, url }) {
	const { seat } = whoActs(locals);
	const today = shanghaiDate(new Date());
	const view = viewOf(url, issueList);
	const { status, category, mine, overdue } = view.filter;
	const asked = {
		status: status as IssueStatus | undefined,
		category: category as IssueCategory | undefined,
		holder: mine && seat.organizationId,
		overdueOn: overdue && today,
	};
	const { rows, next } = await issues.list(locals.db, asked, view.after);
	return {
		today,
		issues: rows,
		filter: view.filter,
		older: next && formatView(view, issueList, { after: next }),
		statuses: issueStatuses,
		categories: issueCategories,
		mayRaise: may(seat, 'issue.raise'),
	};
}
