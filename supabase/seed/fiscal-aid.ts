import { addDays } from '#domain/period.ts';
import { governmentId } from './organizations.ts';
import { countyOf, FUZHOU, QINGDAO } from './places.ts';
import { pledgeOf, type PledgePlan } from './pledges.ts';
import { isFunded, type ProjectPlan } from './projects.ts';

/** Days before the first works on which the city and the county sign for the year. */
const BEFORE_WORKS = 50;

/** One pledge per county and year, to its finance authority, with a line for each project. */
export function planFiscalAid(projects: readonly ProjectPlan[]): PledgePlan[] {
	const years = Object.groupBy(
		projects.filter((project) => project.budget.fiscal_aid && isFunded(project)),
		({ village, startOn }) => `${countyOf(village)} ${startOn.slice(0, 4)}`,
	);
	return Object.entries(years).map(([name, funded = []]) => {
		const starts = funded.map(({ startOn }) => startOn).sort();
		const [first] = funded;
		return pledgeOf({
			name: `fiscal aid ${name}`,
			donor: governmentId(first?.isHistoric ? FUZHOU : QINGDAO),
			receiver: governmentId(countyOf(first?.village ?? '')),
			nature: 'fiscal_aid',
			amountFen: funded.reduce((sum, { budget }) => sum + (budget.fiscal_aid ?? 0), 0),
			earmark: '东西部协作财政援助资金，按项目库安排使用。',
			agreementOn: addDays(starts[0] ?? '', -BEFORE_WORKS),
			shares: [60, 40],
			lines: funded.map(({ village, needId, budget }) => ({
				village,
				needId,
				amountFen: budget.fiscal_aid ?? 0,
			})),
			uses: funded.map(({ id, budget }) => ({
				projectId: id,
				amountFen: budget.fiscal_aid ?? 0,
			})),
		});
	});
}
