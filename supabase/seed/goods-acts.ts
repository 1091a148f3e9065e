import { goodsDays } from './goods.ts';
import { governmentId } from './organizations.ts';
import type { Gallery, View } from './pictures.ts';
import type { Players } from './pledge-acts.ts';
import type { PledgePlan } from './pledges.ts';
import { idOf } from './random.ts';
import type { Seat } from './stage.ts';

/** What the photos of arrivals show. */
export const goodsViews: readonly View[] = [
	{ subject: 'lights', stage: 0, variation: 0 },
	{ subject: 'school', stage: 2, variation: 1 },
	{ subject: 'workshop', stage: 2, variation: 2 },
];

/** A line of a pledge on its way into a village's store, or (null) the receiving entity's. */
interface Delivery {
	readonly pledge: PledgePlan;
	readonly position: number;
	readonly quantity: number;
	readonly village: string | null;
}

/** How the gifts in kind go: handed out, differing, waiting for a second person, under way. */
export function playGoods(
	players: Players,
	pledges: readonly PledgePlan[],
	gallery: Gallery,
): void {
	const about = (item: string) => {
		const pledge = pledges.find(({ goods }) => goods.some((line) => line.item === item));
		if (!pledge) throw new RangeError(`nobody gives ${item}`);
		return pledge;
	};
	const [lamps, books] = [about('太阳能路灯'), about('农家书屋图书')];
	const [devices, feed] = [about('村卫生室检查设备'), about('羊用饲料')];
	const [first, second, third] = goodsViews.map(gallery);
	const villageOf = ({ lines }: PledgePlan) => lines[0]?.village ?? null;
	const show = (picture: typeof first) => (seat: Seat) =>
		players.archive.photo(seat, `收货照片 ${picture?.sha256.slice(0, 6)}`, picture!);

	const light = { pledge: lamps, position: 1, quantity: 120, village: villageOf(lamps) };
	receive(players, light, show(first), 120);
	handOut(players, light);

	const shelf = { pledge: books, position: 1, quantity: 2000, village: villageOf(books) };
	receive(players, shelf, show(second), 1980);

	const kit = { pledge: devices, position: 1, quantity: 6, village: null };
	receive(players, kit, show(third), 6);
	plan(players, kit, {
		way: 'directed',
		scope: 'facilities',
		reason: '捐赠协议约定用于村卫生室。',
		lines: [{ village_code: villageOf(devices), target: '村卫生室', quantity: 4 }],
	});

	const winter = { pledge: feed, position: 1, quantity: 12.34, village: villageOf(feed) };
	receive(players, winter, show(third), 12.34);
	shareAlike(players, winter, 78, 0.158);
	ship(players, { ...winter, position: 2, quantity: 390 });
}

function ship({ stage, archive, seatOf }: Players, delivery: Delivery): string {
	const { pledge, position, quantity, village } = delivery;
	const id = idOf(`shipment ${pledge.id} ${position}`);
	const donor = seatOf(pledge.donor, 'editor');
	stage.act(donor, 'ship_goods', {
		id,
		pledge_id: pledge.id,
		goods_position: position,
		quantity,
		shipped_on: goodsDays(pledge).shipped,
		village_code: village,
		carrier: '演示物流',
		document_id: archive.paper(donor, 'evidence', `运单 ${id.slice(0, 8)}`),
	});
	return id;
}

function keeperOf({ seatOf }: Players, { pledge, village }: Delivery, role: 'editor' | 'approver') {
	return seatOf(village === null ? pledge.receiver : governmentId(village), role);
}

function receive(
	players: Players,
	delivery: Delivery,
	photoOf: (seat: Seat) => string,
	quantity: number,
): void {
	const { stage, archive } = players;
	const shipment = ship(players, delivery);
	const id = idOf(`goods receipt ${shipment}`);
	const keeper = keeperOf(players, delivery, 'editor');
	stage.act(keeper, 'confirm_goods', {
		id,
		shipment_id: shipment,
		quantity,
		received_on: goodsDays(delivery.pledge).received,
		photo_document_id: photoOf(keeper),
		document_id: archive.paper(keeper, 'evidence', `签收单 ${id.slice(0, 8)}`),
		note: quantity < delivery.quantity ? '两箱受潮，已退回承运单位。' : null,
	});
	stage.act(keeperOf(players, delivery, 'approver'), 'approve_goods', { id });
}

interface Terms {
	readonly way: 'equal' | 'focused' | 'directed';
	readonly scope: 'households' | 'facilities' | 'villages';
	readonly reason: string | null;
	readonly lines: readonly {
		readonly village_code: string | null;
		readonly target: string | null;
		readonly quantity: number;
	}[];
}

function plan(players: Players, delivery: Delivery, terms: Terms): string {
	const { pledge, position, village } = delivery;
	const id = idOf(`goods plan ${pledge.id} ${position}`);
	players.stage.act(keeperOf(players, delivery, 'editor'), 'propose_goods_plan', {
		id,
		pledge_id: pledge.id,
		goods_position: position,
		village_code: village,
		step: terms.way === 'equal' ? 0.001 : null,
		...terms,
	});
	return id;
}

/** Approved, and on the wall since some days. */
function announce(players: Players, delivery: Delivery, id: string): void {
	const { stage } = players;
	const { noticeFrom, noticeTo } = goodsDays(delivery.pledge);
	stage.act(keeperOf(players, delivery, 'approver'), 'approve_goods_plan', { id, version: 1 });
	stage.act(keeperOf(players, delivery, 'editor'), 'record_goods_notice', {
		id: idOf(`goods notice ${id}`),
		plan_id: id,
		starts_on: noticeFrom,
		ends_on: noticeTo,
		place: '村务公开栏',
	});
}

/** Equal parts for numbered households; what cannot be divided stays in the store. */
function shareAlike(players: Players, delivery: Delivery, count: number, part: number): void {
	const lines = Array.from({ length: count }, (_, place) => ({
		village_code: delivery.village,
		target: String(place + 1).padStart(2, '0'),
		quantity: part,
	}));
	const id = plan(players, delivery, { way: 'equal', scope: 'households', reason: null, lines });
	announce(players, delivery, id);
}

/** Lamps for the places where people walk at night, all put up and signed for. */
function handOut(players: Players, delivery: Delivery): void {
	const { stage, archive } = players;
	const places = { 村主干道: 70, 文化广场: 20, 村小学: 15, 村卫生室: 15 };
	const lines = Object.entries(places).map(([target, quantity]) => ({
		village_code: delivery.village,
		target,
		quantity,
	}));
	const reason = '优先照明夜间出行最多的路段和公共场所。';
	const id = plan(players, delivery, { way: 'focused', scope: 'facilities', reason, lines });
	announce(players, delivery, id);
	const [editor, approver] = [
		keeperOf(players, delivery, 'editor'),
		keeperOf(players, delivery, 'approver'),
	];
	const sheet = idOf(`hand-over ${id}`);
	stage.act(editor, 'record_goods_handover', {
		id: sheet,
		plan_id: id,
		handed_on: goodsDays(delivery.pledge).handed,
		lines: lines.map(({ quantity }, place) => ({ number: place + 1, quantity })),
		document_id: archive.paper(editor, 'evidence', `签领表 ${sheet.slice(0, 8)}`),
	});
	stage.act(approver, 'approve_goods_handover', { id: sheet });
	stage.act(approver, 'close_goods_plan', { id });
}
