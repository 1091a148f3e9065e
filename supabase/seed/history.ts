import { addDays } from '#domain/period.ts';
import type { Category } from '#domain/needs/need.ts';
import type { Company } from './companies.ts';
import { countyOf, DINGXI, FUZHOU, XINLIAN, YUANGUDUI } from './places.ts';
import { charityId, governmentId } from './organizations.ts';
import { pledgeOf, type PledgePlan } from './pledges.ts';
import type { ProjectPlan, Source } from './projects.ts';
import { at, idOf } from './random.ts';
import type { Subject } from './scenes.ts';

/** Projects of the pairing with 福州, all closed before it ended. Amounts in 万元. */
const PROJECTS = [
	[YUANGUDUI, '百合标准化种植示范基地', 'industry', 'field', '2018-04-16', 186],
	['621126103201', '日光温室24座', 'industry', 'greenhouse', '2019-04-09', 212],
	[XINLIAN, '集体经济经营用房', 'industry', 'workshop', '2020-06-22', 396],
	['621123102214', '人饮管网改造和蓄水池', 'water', 'water', '2020-06-29', 382],
	['621124110201', '寄宿制小学宿舍楼', 'education', 'school', '2020-07-01', 398],
	['621121101201', '通社路硬化9公里', 'roads', 'road', '2020-07-03', 375],
	['621125102204', '食用菌产业车间', 'industry', 'workshop', '2020-07-06', 392],
	['621102102201', '文化广场和游客步道', 'culture', 'square', '2020-07-09', 388],
] as const satisfies readonly (readonly [string, string, Category, Subject, string, number])[];

const FEN_PER_WAN = 1_000_000;

export function planFormerProjects(nameOf: (village: string) => string): ProjectPlan[] {
	return PROJECTS.map(([village, title, category, subject, startOn, wan], place) => ({
		id: idOf(`former project ${place}`),
		needId: null,
		village,
		title: `${nameOf(village)}${title}项目`,
		category,
		subject,
		variation: place % 3,
		status: 'closed',
		appliedOn: addDays(startOn, -120),
		startOn,
		doneOn: addDays(startOn, 118),
		progress: 100,
		households: 40 + place * 17,
		budget: budgetOf(startOn, wan * FEN_PER_WAN),
		isHistoric: true,
	}));
}

/** Fiscal aid of 福州 in the first years, the gifts of the event of June 2020 in the last. */
function budgetOf(startOn: string, total: number): Partial<Record<Source, number>> {
	return startOn < '2020' ? { fiscal_aid: total } : { social_donation: total };
}

/** The event at which eight companies signed and 2300多万元 was given. */
export const EVENT_DAY = '2020-06-02';

/** What five companies gave there, in 万元; three more signed to invest. */
const GIFTS = [5, 6, 5, 10, 5];
const INVESTMENTS = [320, 150, 560];

/** The eight signings, first the gifts. @param companies those of 福州 */
export function planSignings(
	companies: readonly Company[],
	projects: readonly ProjectPlan[],
): PledgePlan[] {
	const later = projects.filter(({ budget }) => budget.social_donation);
	const gifts = GIFTS.map((wan, place) => {
		const project = at(later, place);
		const amountFen = wan * FEN_PER_WAN;
		return pledgeOf({
			name: `signing ${place}`,
			donor: at(companies, place).id,
			receiver: charityId(project.village),
			nature: 'social_donation',
			amountFen,
			agreementOn: EVENT_DAY,
			lines: [{ village: project.village, needId: null, amountFen }],
			uses: [{ projectId: project.id, amountFen }],
		});
	});
	const investments = INVESTMENTS.map((wan, place) =>
		pledgeOf({
			name: `signing ${GIFTS.length + place}`,
			donor: at(companies, GIFTS.length + place).id,
			receiver: governmentId(countyOf(at(later, place).village)),
			nature: 'investment',
			amountFen: wan * FEN_PER_WAN,
			agreementOn: EVENT_DAY,
			shares: [50, 50],
		}),
	);
	return [...gifts, ...investments];
}

/** 2300多万元 of money and equipment, told in those words; all that the gifts left open. */
export function planEventGift(projects: readonly ProjectPlan[]): PledgePlan {
	const later = projects.filter(({ budget }) => budget.social_donation);
	const uses = later.map(({ id, budget }, place) => ({
		projectId: id,
		amountFen: (budget.social_donation ?? 0) - (GIFTS[place] ?? 0) * FEN_PER_WAN,
	}));
	return pledgeOf({
		name: 'event gift',
		donor: governmentId(FUZHOU),
		receiver: governmentId(DINGXI),
		nature: 'social_donation',
		amountFen: uses.reduce((sum, { amountFen }) => sum + amountFen, 0),
		amountText: '2300多万元（资金和设备）',
		isApproximate: true,
		agreementOn: EVENT_DAY,
		shares: [60, 40],
		uses,
	});
}
