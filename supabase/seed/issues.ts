import { createHash } from 'node:crypto';
import { addDays } from '#domain/period.ts';
import { REFERENCE_DAY } from './calendar.ts';
import type { Company } from './companies.ts';
import { governmentId } from './organizations.ts';
import type { Players } from './pledge-acts.ts';
import { countyOf, DINGXI, QINGDAO, townshipOf, XINLIAN, YUANGUDUI } from './places.ts';
import { idOf } from './random.ts';
import type { Facts } from './stage.ts';

/** One act on an issue: how many days before the day of the demo, by which government, and what. */
type Turn = readonly [ago: number, by: string, act: string, facts?: Facts];

interface Saying {
	readonly key: string;
	readonly village: string;
	readonly category: string;
	readonly body: string;
	/** Days before the day of the demo. */
	readonly ago: number;
	/** null: asked by a company. */
	readonly code: string | null;
	readonly turns: readonly Turn[];
}

const to = (region: string, note: string): Facts => ({
	organization_id: governmentId(region),
	note,
});

const YUANGUDUI_COUNTY = countyOf(YUANGUDUI);

/** One that stays too long with the county, one answered, one closed, one with the other side. */
const SAYINGS: readonly Saying[] = [
	{
		key: 'road',
		village: YUANGUDUI,
		category: 'quality',
		body: '入社道路修好不到一年，北坡段路面开裂，什么时候返修？',
		ago: 24,
		code: 'YANSHI5555555555',
		turns: [
			[23, YUANGUDUI, 'transfer', to(townshipOf(YUANGUDUI), '道路由乡里验收，请乡里核实。')],
			[20, townshipOf(YUANGUDUI), 'transfer', to(YUANGUDUI_COUNTY, '质保金在县里，请县里安排。')],
			[19, YUANGUDUI_COUNTY, 'accept'],
		],
	},
	{
		key: 'goods',
		village: XINLIAN,
		category: 'goods',
		body: '秋天发的籽种，每户多少斤是怎么定的？',
		ago: 9,
		code: 'YANSHI6666666666',
		turns: [
			[8, XINLIAN, 'accept'],
			[
				5,
				XINLIAN,
				'answer',
				{ note: '按种植面积分，每亩 20 斤，方案和签领表在村务公开栏，也在平台公开。' },
			],
		],
	},
	{
		key: 'water',
		village: YUANGUDUI,
		category: 'progress',
		body: '三社的蓄水池停了两个月，冬天前能不能用？',
		ago: 60,
		code: 'YANSHI7777777777',
		turns: [
			[59, YUANGUDUI, 'accept'],
			[57, YUANGUDUI, 'answer', { note: '等一批阀门，九月二十五日前到货，月底通水。' }],
			[50, '', 'approve', { note: '已通水。' }],
			[49, YUANGUDUI, 'close'],
		],
	},
	{
		key: 'training',
		village: YUANGUDUI,
		category: 'other',
		body: '协作项目配套的技术培训还没有日期，我司技术员需要提前安排。',
		ago: 12,
		code: null,
		turns: [
			[11, YUANGUDUI, 'transfer', to(YUANGUDUI_COUNTY, '培训由县里统一安排。')],
			[9, YUANGUDUI_COUNTY, 'transfer', to(DINGXI, '需市里与支援方商定。')],
			[6, DINGXI, 'transfer', to(QINGDAO, '专家由青岛市选派，请确定日期。')],
		],
	},
];

/** Issues of villagers, found by the codes above, and one of a company of the supporting city. */
export function raiseIssues(players: Players, [donor]: readonly Company[]): void {
	for (const saying of SAYINGS) {
		raise(players, saying, donor?.id ?? '');
		for (const turn of saying.turns) take(players, saying, turn);
	}
	setBack(players);
}

/** Without an account it is the owner of the database who calls the function: nobody acts. */
function raise({ stage, seatOf }: Players, saying: Saying, donor: string): void {
	const { key, code, village, category, body } = saying;
	const id = idOf(`issue ${key}`);
	if (code === null) {
		const facts = { id, place: village, category, body };
		stage.act(seatOf(donor, 'editor'), 'raise_own_issue', facts);
	} else {
		stage.write(
			(tx) => tx`select public.raise_issue(${id}, ${village}, ${category}, ${body},
				${hashOf(code)})`,
		);
	}
}

function take({ stage, seatOf }: Players, { key, code }: Saying, turn: Turn): void {
	const [, by, act, facts = {}] = turn;
	const step = stepOf(key, turn);
	if (act === 'approve') {
		const note = String(facts['note']);
		stage.write(
			(tx) => tx`select public.rate_issue(${hashOf(code ?? '')}, ${step}, true, ${note})`,
		);
		return;
	}
	const seat = seatOf(governmentId(by), act === 'answer' ? 'approver' : 'editor');
	stage.act(seat, `${act}_issue`, { id: idOf(`issue ${key}`), step_id: step, ...facts });
}

/** All of it was written in one instant. Nobody may change a step: the triggers sleep meanwhile. */
function setBack({ stage }: Players): void {
	const days = SAYINGS.flatMap((saying) => [
		[idOf(`issue ${saying.key}`), dayBefore(saying.ago)] as const,
		...saying.turns.map((turn) => [stepOf(saying.key, turn), dayBefore(turn[0])] as const),
	]);
	stage.write((tx) => tx.unsafe('alter table public.issues disable trigger issues_words'));
	stage.write((tx) =>
		tx.unsafe('alter table public.issue_steps disable trigger issue_steps_append_only'),
	);
	stage.write(
		(tx) => tx`update public.issue_steps s
			set taken_at = (v.day::date + time '10:20') at time zone 'Asia/Shanghai'
			from (values ${tx(days as never)}) as v (step, day) where s.id = v.step::uuid`,
	);
	stage.write(
		(tx) => tx`update public.issues i set
			raised_at = (select min(s.taken_at) from public.issue_steps s where s.issue_id = i.id),
			held_since = (select max(s.taken_at) from public.issue_steps s
				where s.issue_id = i.id and s.act in ('raise', 'transfer'))`,
	);
	stage.write((tx) => tx.unsafe('alter table public.issues enable trigger issues_words'));
	stage.write((tx) =>
		tx.unsafe('alter table public.issue_steps enable trigger issue_steps_append_only'),
	);
}

function dayBefore(days: number): string {
	return addDays(REFERENCE_DAY, -days);
}

function stepOf(key: string, [ago, by, act]: Turn): string {
	return idOf(`issue ${key} ${act} ${by} ${ago}`);
}

function hashOf(code: string): string {
	return createHash('sha256').update(code).digest('hex');
}
