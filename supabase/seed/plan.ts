import { daysBetween } from '#domain/period.ts';
import { inventCompanies, type Company } from './companies.ts';
import { planBusiness, planOtherDonations, planProjectDonations } from './donations.ts';
import { planFiscalAid } from './fiscal-aid.ts';
import { planGoods } from './goods.ts';
import { planEventGift, planFormerProjects, planSignings } from './history.ts';
import { planMended } from './mending.ts';
import { planLateNeeds, planMarkets, planNeeds, type NeedPlan } from './needs.ts';
import { planOffers, type OfferPlan } from './offers.ts';
import { foundOrganizations, type Organization } from './organizations.ts';
import { castPeople, type Member } from './people.ts';
import { activeVillages } from './places.ts';
import type { PledgePlan } from './pledges.ts';
import { planProjects, statedBefore, type ProjectPlan } from './projects.ts';
import { householdsOf, readDivisions, type Division } from './regions.ts';
import { planUpdates, type UpdatePlan } from './updates.ts';

/** All that the demo will be, before anything is written: the same in every seeding. */
export interface DemoPlan {
	readonly divisions: ReadonlyMap<string, Division>;
	/** Codes of the villages that take part. */
	readonly villages: readonly string[];
	readonly companies: readonly Company[];
	readonly organizations: readonly Organization[];
	readonly members: readonly Member[];
	readonly needs: readonly NeedPlan[];
	/** Of these no round of the demo knows yet. */
	readonly lateNeeds: readonly NeedPlan[];
	readonly offers: readonly OfferPlan[];
	/** In the order of their agreements. */
	readonly pledges: readonly PledgePlan[];
	/** What was signed and given at the event of 2020; among the pledges. */
	readonly signings: readonly PledgePlan[];
	readonly gift: PledgePlan;
	readonly projects: readonly ProjectPlan[];
	readonly updates: readonly UpdatePlan[];
}

/** The companies of 福州 and of 定西 come after those of 青岛. */
const FUZHOU_FROM = 96;

export function planDemo(): DemoPlan {
	const divisions = readDivisions();
	const nameOf = (code: string) => divisions.get(code)?.name ?? '';
	const villages = activeVillages(divisions);
	const companies = inventCompanies(divisions);
	const organizations = foundOrganizations(divisions, villages, companies);
	const wanted = planNeeds(villages, householdsOf);
	const former = planFormerProjects(nameOf);
	const projects = [...former, ...planProjects(wanted, nameOf)];
	const signings = planSignings(companies.slice(FUZHOU_FROM), former);
	const gift = planEventGift(former);
	const pledges = [
		...planFiscalAid(projects),
		...signings,
		gift,
		...planProjectDonations(companies, projects),
		...planOtherDonations(companies, villages),
		...planBusiness(companies, villages),
		...planGoods(companies, villages),
		...planMended(companies),
	];
	return {
		divisions,
		villages,
		companies,
		organizations,
		members: castPeople(organizations),
		needs: [...statedBefore(wanted, projects), ...planMarkets(villages, householdsOf)],
		lateNeeds: planLateNeeds(villages, householdsOf),
		offers: planOffers(companies),
		pledges: pledges.toSorted((one, other) => daysBetween(other.agreementOn, one.agreementOn)),
		signings,
		gift,
		projects,
		updates: projects.flatMap(planUpdates),
	};
}
