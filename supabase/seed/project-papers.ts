import { addDays } from '#domain/period.ts';
import { notAfter } from './calendar.ts';
import { governmentId } from './organizations.ts';
import { countyOf, townshipOf } from './places.ts';
import type { Players } from './pledge-acts.ts';
import type { ProjectPlan, ProjectStatus } from './projects.ts';
import { idOf } from './random.ts';

interface Left {
	readonly name: string;
	readonly unit: string;
	readonly quantity: number;
	readonly kind: 'operating' | 'public_benefit' | 'household';
}

/** What is left of the works of each category; a training and the like leave nothing. */
const LEFT: Readonly<Record<string, Left>> = {
	industry: { name: '产业设施', unit: '处', quantity: 1, kind: 'operating' },
	employment: { name: '就业帮扶车间厂房', unit: '平方米', quantity: 420, kind: 'operating' },
	roads: { name: '硬化道路', unit: '公里', quantity: 2.4, kind: 'public_benefit' },
	water: { name: '供水管网及蓄水池', unit: '公里', quantity: 3.6, kind: 'public_benefit' },
	energy: { name: '太阳能路灯', unit: '盏', quantity: 80, kind: 'public_benefit' },
	digital: { name: '信息化设备', unit: '套', quantity: 1, kind: 'public_benefit' },
	housing: { name: '户用设施（86户）', unit: '户', quantity: 86, kind: 'household' },
	education: { name: '校舍及教学设备', unit: '处', quantity: 1, kind: 'public_benefit' },
	health: { name: '卫生室及诊疗设备', unit: '处', quantity: 1, kind: 'public_benefit' },
	elderly_care: { name: '互助养老设施', unit: '处', quantity: 1, kind: 'public_benefit' },
	culture: { name: '文化活动场所', unit: '处', quantity: 1, kind: 'public_benefit' },
	environment: { name: '人居环境设施', unit: '处', quantity: 1, kind: 'public_benefit' },
};

/** What is written down before the step that needs it: a contract, inspections, assets. */
export function writeDown(
	players: Players,
	project: ProjectPlan,
	reached: ProjectStatus,
	contractor: string,
): void {
	if (reached === 'in_pool') sign(players, project, contractor);
	if (reached === 'completed') inspect(players, project);
	if (reached === 'accepted') register(players, project);
}

/** Whether the handing over has to say why nothing is handed over. */
export function leavesNothing({ category }: ProjectPlan): boolean {
	return !(category in LEFT);
}

/** 四议 within the ten days before the application. */
export function deliberate({ stage, seatOf, archive }: Players, project: ProjectPlan): void {
	const { id, village, appliedOn } = project;
	const secretary = seatOf(governmentId(village), 'editor');
	const drawn = parseInt(id.slice(0, 4), 16);
	const [members, villagers] = [24 + (drawn % 20), 33 + (drawn % 17)];
	const [membersCame, villagersCame] = [members - 3 - (drawn % 4), villagers - 2 - (drawn % 5)];
	stage.act(secretary, 'record_deliberation', {
		id: idOf(`deliberation ${id}`),
		project_id: id,
		proposed_on: addDays(appliedOn, -10),
		discussed_on: addDays(appliedOn, -8),
		members_met_on: addDays(appliedOn, -6),
		members_due: members,
		members_present: membersCame,
		members_for: membersCame - (drawn % 3),
		villagers_met_on: addDays(appliedOn, -3),
		villagers_due: villagers,
		villagers_present: villagersCame,
		villagers_for: villagersCame - (drawn % 2),
		document_id: archive.paper(secretary, 'decision_record', `四议两公开登记表 ${id.slice(0, 8)}`),
	});
}

function sign({ stage, seatOf }: Players, project: ProjectPlan, contractor: string): void {
	const { id, village, startOn, budget } = project;
	const fen = Object.values(budget).reduce((sum, part) => sum + part, 0);
	const number = parseInt(id.slice(4, 8), 16) % 900;
	stage.act(seatOf(governmentId(countyOf(village)), 'editor'), 'record_contract', {
		id: idOf(`contract ${id}`),
		project_id: id,
		number: `演合同〔${startOn.slice(0, 4)}〕${number}号`,
		subject: '施工',
		contractor,
		amount_fen: Math.floor((fen * 0.97) / 10_000) * 10_000,
		method: fen >= 400_000_000 ? 'open_tender' : fen >= 50_000_000 ? 'consultation' : 'direct',
		signed_on: notAfter(addDays(startOn, -10)),
	});
}

function inspect({ stage, seatOf, archive }: Players, project: ProjectPlan): void {
	const places = { township: townshipOf(project.village), county: countyOf(project.village) };
	for (const [level, place] of Object.entries(places)) {
		const inspector = seatOf(governmentId(place), 'editor');
		stage.act(inspector, 'record_acceptance', {
			id: idOf(`acceptance ${project.id} ${level}`),
			project_id: project.id,
			inspected_on: notAfter(addDays(project.doneOn, level === 'township' ? 7 : 12)),
			outcome: 'passed',
			inspectors: level === 'township' ? '乡镇项目办、村务监督委员会' : '县农业农村局、县财政局',
			findings: '按设计完成，质量合格，资料齐全。',
			document_id: archive.paper(inspector, 'evidence', `验收单 ${project.id.slice(0, 8)}`),
		});
	}
}

function register({ stage, seatOf }: Players, project: ProjectPlan): void {
	const left = LEFT[project.category];
	if (!left) return;
	const isOperating = left.kind === 'operating';
	stage.act(seatOf(governmentId(project.village), 'editor'), 'save_asset', {
		id: idOf(`asset ${project.id}`),
		project_id: project.id,
		asset: {
			...left,
			value_fen: Object.values(project.budget).reduce((sum, part) => sum + part, 0),
			owner: left.kind === 'household' ? '受益农户86户' : '村集体经济合作社',
			keeper: isOperating ? '承租合作社' : '村公益岗',
			location: '本村',
			yield_use: isOperating ? '六成分红，三成公益，一成管护，方案经村民代表会议通过。' : null,
		},
	});
}
