import type { Archive } from './documents.ts';
import { EVENT_DAY } from './history.ts';
import { governmentId, type Organization } from './organizations.ts';
import { fuzhouPairing, qingdaoPairing } from './pairings.ts';
import type { SeatOf } from './people.ts';
import { DINGXI } from './places.ts';
import type { PledgePlan } from './pledges.ts';
import { idOf } from './random.ts';
import type { Stage } from './stage.ts';

interface Item {
	readonly kind: 'signing' | 'donation' | 'intent' | 'resolution';
	readonly party_name: string;
	readonly party_organization_id: string | null;
	readonly subject: string;
	readonly amount_text: string | null;
	readonly amount_fen: number | null;
	readonly is_approximate: boolean;
	readonly pledge_id: string | null;
}

/** The event of 2020 with its eight signings, and a conference of the pairing of today. */
export function seedMeetings(
	stage: Stage,
	archive: Archive,
	seatOf: SeatOf,
	event: { signings: readonly PledgePlan[]; gift: PledgePlan },
	organizations: readonly Organization[],
): void {
	const nameOf = (id: string) => organizations.find((body) => body.id === id)?.name ?? '';
	const signings = event.signings.map((pledge): Item => ({
		...promised(pledge, nameOf(pledge.donor)),
		kind: 'signing',
		subject: pledge.nature === 'investment' ? '产业合作签约' : '捐赠签约',
	}));
	const gift: Item = {
		...promised(event.gift, nameOf(event.gift.donor)),
		kind: 'donation',
		subject: '捐赠资金和设备',
	};
	const dingxi = seatOf(governmentId(DINGXI), 'editor');
	const minutes = archive.paper(dingxi, 'minutes', '对接活动纪要');
	hold(stage, minutes, {
		name: '福州市·定西市产业对接活动（演示）',
		kind: 'matchmaking_event',
		heldOn: EVENT_DAY,
		pairing: fuzhouPairing,
		items: [...signings, gift, intended('参加推介对接的国有和民营企业', '30多家企业达成考察意向')],
	});
	hold(stage, archive.paper(dingxi, 'minutes', '联席会议纪要'), {
		name: '青岛市·定西市协作联席会议（演示）',
		kind: 'joint_conference',
		heldOn: '2026-03-26',
		pairing: qingdaoPairing,
		items: [
			resolved('年度协作资金于四月底前下达到县'),
			resolved('项目进展按月在平台公开，资金到村到项目'),
			resolved('消费帮扶和劳务协作需求清单按季更新'),
		],
	});
}

function promised(pledge: PledgePlan, donor: string): Omit<Item, 'kind' | 'subject'> {
	const wan = (pledge.amountFen ?? 0) / 1_000_000;
	return {
		party_name: donor,
		party_organization_id: pledge.donor,
		amount_text: pledge.amountText ?? `${wan}万元`,
		amount_fen: pledge.amountFen,
		is_approximate: pledge.isApproximate,
		pledge_id: pledge.id,
	};
}

function intended(party_name: string, subject: string): Item {
	return { ...spoken, kind: 'intent', party_name, subject };
}

function resolved(subject: string): Item {
	return { ...spoken, kind: 'resolution', party_name: '两市联席会议', subject };
}

const spoken = {
	party_organization_id: null,
	amount_text: null,
	amount_fen: null,
	is_approximate: false,
	pledge_id: null,
};

function hold(
	stage: Stage,
	minutes: string,
	meeting: {
		name: string;
		kind: 'matchmaking_event' | 'joint_conference';
		heldOn: string;
		pairing: string;
		items: readonly Item[];
	},
): void {
	const { name, kind, heldOn, pairing, items } = meeting;
	const id = idOf(`meeting ${heldOn}`);
	stage.write(
		(tx) => tx`insert into public.meetings (id, kind, name, held_on, place, pairing_id, minutes_id,
			status, organization_id)
		values (${id}, ${kind}, ${name}, ${heldOn}, '定西市', ${pairing}, ${minutes}, 'held',
			${governmentId(DINGXI)})`,
	);
	const rows = items.map((item, place) => ({ meeting_id: id, position: place + 1, ...item }));
	stage.write((tx) => tx`insert into public.meeting_items ${tx(rows)}`);
}
