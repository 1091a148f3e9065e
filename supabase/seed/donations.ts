import { addDays } from '#domain/period.ts';
import { dayBetween, REFERENCE_DAY } from './calendar.ts';
import type { Company } from './companies.ts';
import { charityId, governmentId } from './organizations.ts';
import { countyOf } from './places.ts';
import { pledgeOf, type PledgeDraft, type PledgePlan } from './pledges.ts';
import { isFunded, type ProjectPlan } from './projects.ts';
import { at, chanceOf, type Chance } from './random.ts';

const FEN_PER_WAN = 1_000_000;

/**
 * Companies that never give under their name, by their place in the list: they pair with no
 * village and sign nothing else, so that no published table can know them.
 */
const ANONYMOUS_FROM = 60;

/** The companies that people sign in with come first, and come again. */
const PROJECT_DONORS = [0, 1, 0, 2, 3, 0, 4, 5, 6, 7, 1, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17];

/** One donation for each project that counts on one, through the charity of its county. */
export function planProjectDonations(
	companies: readonly Company[],
	projects: readonly ProjectPlan[],
): PledgePlan[] {
	const funded = projects.filter(
		(project) => project.budget.social_donation && isFunded(project) && !project.isHistoric,
	);
	return funded.map((project, place) => {
		const amountFen = project.budget.social_donation ?? 0;
		const isAnonymous = place % 6 === 5;
		const donor = isAnonymous ? ANONYMOUS_FROM + place / 6 : at(PROJECT_DONORS, place);
		return pledgeOf({
			name: `donation ${project.id}`,
			donor: at(companies, Math.floor(donor)).id,
			receiver: charityId(project.village),
			nature: 'social_donation',
			amountFen,
			earmark: `定向用于${project.title}。`,
			isAnonymous,
			agreementOn: addDays(project.startOn, -38),
			shares: sharesOf(amountFen),
			lines: [{ village: project.village, needId: project.needId, amountFen }],
			uses: [{ projectId: project.id, amountFen }],
		});
	});
}

function sharesOf(amountFen: number): number[] {
	if (amountFen > 60 * FEN_PER_WAN) return [40, 30, 30];
	return amountFen > 25 * FEN_PER_WAN ? [60, 40] : [100];
}

/** What happens to donations besides going well, each to one of them. */
const TROUBLES: readonly Partial<PledgeDraft>[] = [
	{ amountFen: 20_000_000, trouble: { confirmedFen: 19_800_000 } },
	{ amountFen: 30_000_000, trouble: { confirmedFen: 29_500_000, outcome: 'settled' } },
	{ amountFen: 30_000_000, trouble: { reportedFen: 33_000_000, confirmedFen: 33_000_000 } },
	{ shares: [60, 40], trouble: { outcome: 'reported' } },
	{ shares: [50, 50], trouble: { outcome: 'confirmed' } },
	{ trouble: { outcome: 'returned' } },
	{ ending: 'lapsed', shares: [50, 50], paid: 1 },
	{ ending: 'lapsed', paid: 0 },
	{ ending: 'cancelled', paid: 0 },
	{ ending: 'written_off', shares: [70, 30], paid: 1 },
	{ ending: 'draft', paid: 0 },
	{ ending: 'draft', paid: 0 },
	{ ending: 'withdrawn', paid: 0 },
];

/** Donations for a county or some of its villages, and what can go wrong with a promise. */
export function planOtherDonations(
	companies: readonly Company[],
	villages: readonly string[],
): PledgePlan[] {
	const chance = chanceOf('donations');
	return Array.from({ length: 26 }, (_, place) => {
		const village = at(villages, place * 5);
		const isAnonymous = place % 9 === 7;
		const donor = isAnonymous ? ANONYMOUS_FROM + 3 + Math.floor(place / 9) : 66 + place;
		return pledgeOf({
			name: `other donation ${place}`,
			donor: at(companies, donor).id,
			receiver: charityId(village),
			nature: 'social_donation',
			amountFen: chance.pick([5, 5, 8, 10, 10, 15, 20, 30, 50, 80]) * FEN_PER_WAN,
			agreementOn: dayBetween(chance, '2023-01-10', addDays(REFERENCE_DAY, -60)),
			isAnonymous,
			...(place % 2 === 0 ? { earmark: '用于县域内防止返贫致贫帮扶和村级公益事业。' } : {}),
			...TROUBLES[place],
		});
	});
}

/** Investments and purchases, which end when they are received. */
export function planBusiness(
	companies: readonly Company[],
	villages: readonly string[],
): PledgePlan[] {
	const chance = chanceOf('business');
	const cash = [
		'investment',
		'investment',
		'investment',
		'purchase',
		'purchase',
		'purchase',
	] as const;
	return cash.map((nature, place) =>
		pledgeOf({
			name: `business ${place}`,
			donor: at(companies, 30 + place).id,
			receiver: governmentId(countyOf(at(villages, place * 7))),
			nature,
			amountFen: amountOf(nature, chance),
			agreementOn: dayBetween(chance, '2024-02-01', '2026-05-30'),
			shares: nature === 'investment' ? [50, 50] : [100],
		}),
	);
}

function amountOf(nature: 'investment' | 'purchase', chance: Chance): number {
	const most = nature === 'investment' ? [120, 180, 260, 300] : [12, 18, 24, 36];
	return chance.pick(most) * FEN_PER_WAN;
}
