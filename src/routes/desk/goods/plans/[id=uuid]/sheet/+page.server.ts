import { error } from '@sveltejs/kit';
import { lastDayOf } from '#domain/funds/goods-plan.ts';
import { shanghaiDate } from '#domain/period.ts';
import * as plans from '#data/funds-plans.server.ts';
import { whoActs } from '#http/seat.server.ts';

/** On paper: what hangs on the wall (`?for=notice`), or what is signed at the hand-over. */
export async function load({ locals, params: { id }, url }) {
	whoActs(locals);
	const plan = await plans.find(locals.db, id);
	if (!plan) error(404, 'no such plan');
	if (plan.status !== 'approved' && plan.status !== 'closed') error(409, 'not approved');
	const lastDay = lastDayOf(plan);
	const notice = plan.notices.find(
		({ submission, endsOn }) => submission === plan.submission && endsOn === lastDay,
	);
	const isNotice = url.searchParams.get('for') === 'notice';
	return { plan, notice: notice ?? null, isNotice, today: shanghaiDate(new Date()) };
}
