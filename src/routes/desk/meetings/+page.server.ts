import { may } from '#domain/identity/permission.ts';
import { meetingKinds, meetingStatuses } from '#domain/meetings/meeting.ts';
import { shanghaiDate } from '#domain/period.ts';
import { list } from '#data/meetings-list.server.ts';
import { whoActs } from '#http/seat.server.ts';

export async function load({ locals, url }) {
	const { seat } = whoActs(locals);
	const asked = (name: string) => url.searchParams.get(name);
	const filter = {
		kind: meetingKinds.find((one) => one === asked('kind')),
		status: meetingStatuses.find((one) => one === asked('status')),
		overdue: asked('overdue') === 'on',
	};
	const overdueOn = filter.overdue ? shanghaiDate(new Date()) : undefined;
	const after = asked('after') ?? undefined;
	return {
		...(await list(locals.db, { ...filter, overdueOn, after })),
		filter,
		kinds: meetingKinds,
		statuses: meetingStatuses,
		mayRecord: may(seat, 'meeting.save'),
	};
}
