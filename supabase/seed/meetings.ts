import type { Archive } from './documents.ts';
import { EVENT_DAY } from './history.ts';
import { governmentId, type Organization } from './organizations.ts';
import { fuzhouPairing, qingdaoPairing } from './pairings.ts';
import type { SeatOf } from './people.ts';
import { countyOf, DINGXI, QINGDAO, XINLIAN, YUANGUDUI } from './places.ts';
import type { PledgePlan } from './pledges.ts';
import { at, idOf } from './random.ts';
import type { Facts, Stage } from './stage.ts';

interface Meeting {
	readonly key: string;
	/** The city that recorded it. */
	readonly city: string;
	readonly facts: Facts;
	readonly papers: readonly string[];
	readonly items: readonly Facts[];
	readonly actions: readonly Facts[];
	/** What came of the actions, in their order; nothing: open. */
	readonly ends: readonly (Facts | null)[];
}

/**
 * The event of 2020 with its eight signings, a conference of the pairing of today whose actions are
 * under way, and an event of this autumn whose signings wait to be drawn up as pledges.
 */
export function seedMeetings(
	stage: Stage,
	archive: Archive,
	seatOf: SeatOf,
	event: { signings: readonly PledgePlan[]; gift: PledgePlan },
	organizations: readonly Organization[],
): void {
	const nameOf = (id: string) => organizations.find((body) => body.id === id)?.name ?? '';
	const promised = [...event.signings, event.gift];
	hold(stage, archive, seatOf, {
		...eventOf2020,
		items: [
			...event.signings.map((pledge) => ({
				...promiseOf(pledge, nameOf(pledge.donor)),
				kind: 'signing',
				subject: pledge.nature === 'investment' ? '产业合作签约' : '捐赠签约',
			})),
			{
				...promiseOf(event.gift, nameOf(event.gift.donor)),
				kind: 'donation',
				subject: '捐赠资金和设备',
			},
			{
				kind: 'intent',
				party_name: '参加推介对接的国有和民营企业',
				subject: '达成考察和合作意向',
				amount_text: '30多家',
			},
		],
	});
	for (const [place, { id }] of promised.entries()) {
		stage.write(
			(tx) => tx`update public.meeting_items set pledge_id = ${id}
				where id = ${idOf(`meeting 2020 item ${place + 1}`)}`,
		);
	}
	hold(stage, archive, seatOf, conference);
	const givers = organizations.filter(
		({ kind, region, status }) => kind === 'enterprise' && region.startsWith('3702') && !status,
	);
	hold(stage, archive, seatOf, { ...eventOfAutumn, items: autumnItems(givers) });
}

/** What was drawn up as a pledge afterwards, as it was said there. */
function promiseOf(pledge: PledgePlan, donor: string): Facts {
	const wan = (pledge.amountFen ?? 0) / 1_000_000;
	return {
		party_name: donor,
		party_organization_id: pledge.donor,
		nature: pledge.nature,
		form: pledge.form,
		amount_text: pledge.amountText ?? `${wan}万元`,
		amount_fen: pledge.isApproximate ? null : pledge.amountFen,
	};
}

function hold(stage: Stage, archive: Archive, seatOf: SeatOf, meeting: Meeting): void {
	const { key, city } = meeting;
	const editor = seatOf(governmentId(city), 'editor');
	const id = idOf(`meeting ${key}`);
	const papers = meeting.papers.map((name) => archive.paper(editor, 'minutes', name));
	stage.act(editor, 'save_meeting', { id, ...meeting.facts, papers });
	for (const [place, item] of meeting.items.entries()) {
		const own = { id: idOf(`meeting ${key} item ${place + 1}`), meeting_id: id };
		stage.act(editor, 'save_meeting_item', { ...own, ...item });
	}
	for (const [place, action] of meeting.actions.entries()) {
		const own = { id: idOf(`meeting ${key} action ${place + 1}`), meeting_id: id };
		stage.act(editor, 'resolve_action', { ...own, ...action });
		const end = meeting.ends[place];
		if (end) stage.act(editor, 'end_action', { id: own.id, ...end });
	}
	stage.act(seatOf(governmentId(city), 'approver'), 'publish_meeting', { id });
}

const came = (name: string, people_count: number) => ({ name, people_count });

const eventOf2020 = {
	key: '2020',
	city: DINGXI,
	papers: ['对接活动纪要'],
	facts: {
		pairing_id: fuzhouPairing,
		kind: 'matchmaking_event',
		name: '福州市·定西市产业对接活动（演示）',
		held_on: EVENT_DAY,
		place: '定西市',
		host: '福州市、定西市东西部协作领导小组办公室',
		agenda: '联席会议\n项目推介\n签约和捐赠\n企业家座谈\n实地考察',
		report: '8 家企业现场签约，捐赠资金和设备 2300 多万元，30 多家国有和民营企业参加推介对接。',
		participants: [came('福州市代表团', 42), came('定西市有关部门', 36), { name: '参会企业' }],
	},
	actions: [
		{ subject: '签约企业一个月内到村考察', owner_name: '两市协作办', due_on: '2020-07-02' },
	],
	ends: [{ status: 'done', note: '签约企业均已到村考察。' }],
};

const conference: Meeting = {
	key: '2026-03-26',
	city: DINGXI,
	papers: ['联席会议纪要'],
	facts: {
		pairing_id: qingdaoPairing,
		kind: 'joint_conference',
		name: '青岛市·定西市协作联席会议（演示）',
		held_on: '2026-03-26',
		place: '定西市安定区',
		host: '青岛市、定西市',
		agenda: '通报上年度协作情况\n商定本年度协作重点\n明确任务分工',
		report: '会议通报上年度协作情况，商定本年度资金、产业、劳务协作重点，明确三项任务和时限。',
		participants: [came('青岛市代表团', 18), came('定西市及各县区', 31)],
	},
	items: [],
	actions: [
		{
			subject: '年度协作资金于四月底前下达到县',
			owner_name: '定西市',
			owner_organization_id: governmentId(DINGXI),
			due_on: '2026-04-30',
		},
		{
			subject: '项目进展按月在平台公开，资金到村到项目',
			owner_name: '各县区',
			due_on: '2026-12-31',
		},
		{
			subject: '消费帮扶和劳务协作需求清单第三季度更新',
			owner_name: '渭源县',
			owner_organization_id: governmentId(countyOf(YUANGUDUI)),
			due_on: '2026-09-30',
		},
	],
	ends: [{ status: 'done', note: '资金已于 4 月 28 日下达到县。' }],
};

const eventOfAutumn = {
	key: '2026-10-15',
	city: QINGDAO,
	papers: ['产业对接活动纪要'],
	facts: {
		pairing_id: qingdaoPairing,
		kind: 'matchmaking_event',
		name: '青岛市·定西市秋季产业对接活动（演示）',
		held_on: '2026-10-15',
		place: '青岛市',
		host: '青岛市协作办',
		agenda: '项目推介\n签约和捐赠\n企业座谈',
		report: '4 家企业签约或捐赠，10 多家企业达成采购意向。',
		participants: [came('定西市代表团', 22), came('青岛市参会企业', 48)],
	},
	actions: [
		{
			subject: '签约协议文本送各企业审签',
			owner_name: '青岛市',
			owner_organization_id: governmentId(QINGDAO),
			due_on: '2026-11-15',
		},
		{ subject: '采购意向企业名单送定西市', owner_name: '青岛市协作办', due_on: '2026-12-20' },
	],
	ends: [],
};

/** @param givers companies of the supporting city */
function autumnItems(givers: readonly Organization[]): Facts[] {
	const by = (place: number) => {
		const { id, name } = at(givers, place);
		return { party_name: name, party_organization_id: id };
	};
	return [
		{
			...by(1),
			kind: 'signing',
			subject: '中药材加工车间改造',
			place_code: YUANGUDUI,
			nature: 'social_donation',
			form: 'cash',
			amount_text: '20万元',
			amount_fen: 20_000_000,
		},
		{
			...by(2),
			kind: 'signing',
			subject: '食用菌产业园扩建',
			place_code: countyOf(XINLIAN),
			nature: 'investment',
			form: 'cash',
			amount_text: '500多万元',
		},
		{
			...by(3),
			kind: 'donation',
			subject: '小学图书和课桌椅',
			place_code: countyOf(YUANGUDUI),
			nature: 'social_donation',
			form: 'goods',
			amount_text: '图书一批、课桌椅200套',
			is_anonymous: true,
		},
		{
			kind: 'signing',
			party_name: '崂山区某茶业合作社',
			subject: '柴胡茶原料基地',
			place_code: XINLIAN,
			nature: 'purchase',
			form: 'cash',
			amount_text: '每年约80万元',
		},
		{
			kind: 'intent',
			party_name: '参会采购企业',
			subject: '农特产品长期采购',
			nature: 'purchase',
			amount_text: '10多家',
		},
	];
}
