import type { Archive } from './documents.ts';
import type { NeedPlan } from './needs.ts';
import { governmentId } from './organizations.ts';
import type { SeatOf } from './people.ts';
import { countyOf, townshipOf } from './places.ts';
import type { Seat, Stage } from './stage.ts';

const RETURN_NOTES = [
	'概算缺少单价依据，请补报价单后再报。',
	'受益户数与村级台账不一致，请核对。',
	'选址涉及占用耕地，请先到自然资源所核实。',
	'会议记录缺应到、实到人数，请补正。',
];

/** The village states its needs, or its township on its behalf, and the county judges them. */
export function stateNeeds(
	stage: Stage,
	archive: Archive,
	seatOf: SeatOf,
	needs: readonly NeedPlan[],
): void {
	for (const [place, need] of needs.entries()) {
		const writer = writerOf(need, seatOf);
		save(stage, archive, writer, need);
		if (need.status === 'draft') continue;
		stage.act(writer, 'submit_need', { id: need.id });
		judge(stage, seatOf, need, place);
	}
}

function writerOf({ village, isOnBehalf }: NeedPlan, seatOf: SeatOf): Seat {
	return seatOf(governmentId(isOnBehalf ? townshipOf(village) : village), 'editor');
}

function save(stage: Stage, archive: Archive, writer: Seat, need: NeedPlan): void {
	// One meeting decides on all that a village asks for in a year.
	const meeting = `${need.statedOn.slice(0, 4)}年四议两公开会议记录（${need.village}）`;
	stage.act(writer, 'save_need', {
		id: need.id,
		village_code: need.village,
		title: need.title,
		description: need.description,
		category: need.category,
		commodity: need.commodity,
		urgency: need.urgency,
		amount_fen: need.amountFen,
		quantity: need.quantity,
		unit: need.unit,
		estimate_fen: need.estimateFen,
		beneficiary_households: need.households,
		beneficiary_persons: need.persons,
		decision_record_id:
			need.status === 'draft' ? null : archive.paper(writer, 'decision_record', meeting),
	});
}

function judge(stage: Stage, seatOf: SeatOf, need: NeedPlan, place: number): void {
	const { id, level, status } = need;
	const county = seatOf(governmentId(countyOf(need.village)), 'editor');
	if (status === 'submitted' || status === 'withdrawn') return;
	if (status === 'returned') {
		const note = RETURN_NOTES[place % RETURN_NOTES.length];
		stage.act(county, 'return_need', { id, note });
	} else if (status === 'verified') {
		// Between the visit and the opening stands nothing but the county's own desk.
		stage.write(
			(tx) => tx`update public.needs set status = 'verified', verified_level = ${level},
			reviewed_by = ${county.account}, reviewed_at = now() where id = ${id}`,
		);
	} else {
		stage.act(county, 'verify_need', { id, level });
	}
}

/**
 * What becomes of them after the pledges: only an open need can be pledged to. The days on which
 * they were stated and judged are set back, since all this is written in one instant.
 */
export function endNeeds(stage: Stage, seatOf: SeatOf, needs: readonly NeedPlan[]): void {
	for (const need of needs) end(stage, seatOf, need);
	const days = needs.map(({ id, statedOn, reviewedOn }) => [id, statedOn, reviewedOn]);
	stage.write(
		(tx) => tx`update public.needs n set created_at = d.stated_on + time '10:20',
			edited_at = d.stated_on + time '10:20', reviewed_at = case when n.reviewed_at is not null
			then d.reviewed_on + time '15:40' end
		from (values ${tx(days)}) as v (id, stated, reviewed)
		cross join lateral (
			select v.stated::date as stated_on, v.reviewed::date as reviewed_on
		) as d
		where n.id = v.id::uuid`,
	);
}

function end(stage: Stage, seatOf: SeatOf, need: NeedPlan): void {
	const { id, status } = need;
	const writer = writerOf(need, seatOf);
	if (status === 'fulfilled' || status === 'closed') {
		stage.act(writer, 'fulfil_need', { id, outcome: '帮扶事项已落实，村民代表会议认可。' });
	}
	if (status === 'closed') {
		stage.act(seatOf(governmentId(countyOf(need.village)), 'editor'), 'close_need', { id });
	}
	if (status === 'withdrawn' || status === 'reopened') {
		stage.act(writer, 'withdraw_need', { id });
	}
	if (status === 'reopened') {
		const note = '原资金渠道未落实，重新申报。';
		stage.act(writer, 'reopen_need', { id, note });
	}
}
