import { addDays, shanghaiDate } from '#domain/period.ts';
import { governmentId, supervisorId } from './organizations.ts';
import type { Players } from './pledge-acts.ts';
import { countyOf, townshipOf, XINLIAN, YUANGUDUI } from './places.ts';
import { idOf } from './random.ts';
import type { Facts } from './stage.ts';

const COUNTY = countyOf(YUANGUDUI);

/** Days are asked for from today on, whatever day the demo is of. */
const later = (days: number) => addDays(shanghaiDate(new Date()), days);

/** Opinions in three states, two visits, and what a county keeps an eye on. */
export function supervise(players: Players): void {
	const keeping = {
		category: 'weakness',
		cause: 'widespread',
		title: '蓄水池建成后无人管护',
		body: '移交后没有明确管护人，冬季可能冻裂。建议村里定人、乡里督促。',
	};
	raise(players, 'keeping', keeping);
	verify(players, 'keeping');
	plan(players, 'keeping');
	put(players, 'keeping', '管护人名单');
	raise(players, 'board', {
		category: 'omission',
		cause: 'prominent',
		title: '公示栏缺物资签领表',
		body: '十月发放的籽种，公示栏只有方案，没有签领表。',
	});
	verify(players, 'board');
	plan(players, 'board');
	put(players, 'board', '公示栏照片');
	end(players, 'board');
	raise(players, 'training', {
		category: 'shortfall',
		cause: 'plan',
		title: '培训计划未按季落实',
		body: '年度协议约定每季一期，第三季度没有开班。',
	});
	visit(players);
	watch(players);
}

function raise({ stage, archive, seatOf }: Players, key: string, facts: Facts): void {
	const seat = seatOf(supervisorId, 'editor');
	const papers = [archive.paper(seat, 'evidence', `监督意见附件（${String(facts['title'])}）`)];
	stage.act(seat, 'raise_opinion', { id: opinion(key), place: YUANGUDUI, ...facts, papers });
}

function verify({ stage, seatOf }: Players, key: string): void {
	const step = { id: opinion(key), step_id: idOf(`opinion ${key} verify`) };
	const facts = { ...step, organization_id: governmentId(COUNTY) };
	stage.act(seatOf(supervisorId, 'approver'), 'verify_opinion', facts);
}

function plan({ stage, seatOf }: Players, key: string): void {
	stage.act(seatOf(governmentId(COUNTY), 'approver'), 'assign_opinion', {
		id: opinion(key),
		step_id: idOf(`opinion ${key} assign`),
		organization_id: governmentId(townshipOf(YUANGUDUI)),
		owner_name: '田家河乡分管副乡长',
		due_on: later(20),
		note: '由乡里牵头，半月内整改，县里抽查。',
	});
}

function put({ stage, archive, seatOf }: Players, key: string, paper: string): void {
	const seat = seatOf(governmentId(townshipOf(YUANGUDUI)), 'editor');
	stage.act(seat, 'rectify_opinion', {
		id: opinion(key),
		step_id: idOf(`opinion ${key} rectify`),
		note: '已按措施整改，材料附后。',
		papers: [archive.paper(seat, 'evidence', paper)],
	});
}

function end({ stage, seatOf }: Players, key: string): void {
	stage.act(seatOf(supervisorId, 'editor'), 'recheck_opinion', {
		id: opinion(key),
		step_id: idOf(`opinion ${key} recheck`),
		conclusion: 'put_right',
		note: '到村看过，签领表已张贴。',
	});
	const step = { id: opinion(key), step_id: idOf(`opinion ${key} close`) };
	stage.act(seatOf(supervisorId, 'approver'), 'close_opinion', step);
}

function visit({ stage, seatOf }: Players): void {
	stage.act(seatOf(supervisorId, 'editor'), 'record_visit', {
		id: idOf('visit supervisor'),
		place: YUANGUDUI,
		kind: 'random',
		visited_on: '2026-11-05',
		met_count: 4,
		met: '四户村民',
		findings: '入社道路北坡段开裂；蓄水池无人管护。',
	});
	stage.act(seatOf(governmentId(COUNTY), 'editor'), 'record_visit', {
		id: idOf('visit county'),
		place: YUANGUDUI,
		kind: 'focus',
		visited_on: '2026-11-12',
		findings: '与村委会商定冬季管护安排。',
	});
}

function watch({ stage, seatOf }: Players): void {
	const county = countyOf(XINLIAN);
	stage.act(seatOf(governmentId(COUNTY), 'approver'), 'list_attention', {
		id: idOf('attention yuangudui'),
		place: YUANGUDUI,
		reason: '冬季供水不稳，蓄水池管护待落实。',
		review_on: later(0),
	});
	stage.act(seatOf(governmentId(county), 'approver'), 'list_attention', {
		id: idOf('attention xinlian'),
		place: XINLIAN,
		reason: '籽种发放后首个春耕，跟踪出苗情况。',
		review_on: later(60),
	});
}

function opinion(key: string): string {
	return idOf(`opinion ${key}`);
}
