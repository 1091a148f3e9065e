import type { Sql } from 'postgres';
import { seedAccounts, type DemoAccount } from './accounts.ts';
import { inventCompanies, type Company } from './companies.ts';
import { openArchive, type Gateway } from './documents.ts';
import { planBusiness, planOtherDonations, planProjectDonations } from './donations.ts';
import { planFiscalAid } from './fiscal-aid.ts';
import { planEventGift, planFormerProjects, planSignings } from './history.ts';
import { seedMeetings } from './meetings.ts';
import { endNeeds, stateNeeds } from './need-acts.ts';
import { planNeeds } from './needs.ts';
import { closeOffers, planOffers, seedOffers } from './offers.ts';
import { foundOrganizations, seedOrganizations } from './organizations.ts';
import { seedPairings } from './pairings.ts';
import { castPeople, seatsOf, seedPeople } from './people.ts';
import { drawGallery } from './pictures.ts';
import { activeVillages } from './places.ts';
import { payPledge, signPledge } from './pledge-acts.ts';
import { playProject } from './project-acts.ts';
import { planProjects, statedBefore, type ProjectPlan } from './projects.ts';
import { publishAll } from './publication.ts';
import { at } from './random.ts';
import { householdsOf, readDivisions, seedRegions, seedStatistics } from './regions.ts';
import { planMatchedPledges, seedRounds } from './rounds.ts';
import { onStage } from './stage.ts';

export async function seedDemo(sql: Sql, dataDir: string, gateway: Gateway): Promise<DemoAccount[]> {
	const plan = planDemo();
	const { villages, companies, organizations, members, needs, offers, projects } = plan;
	const seatOf = seatsOf(members);
	let accounts: DemoAccount[] = [];
	const t=performance.now(); const lap=(n:string)=>process.env.LAP && console.log(n,Math.round(performance.now()-t));
	const drawing = drawGallery();
	await onStage(sql, async (stage) => {
		const archive = openArchive(stage, gateway);
		const players = { stage, archive, seatOf };
		await seedRegions(stage, plan.divisions.values());
		await seedStatistics(stage, villages);
		await seedOrganizations(stage, organizations);
		await seedPeople(stage, members);
		lap('people');
		accounts = await seedAccounts(stage, members, dataDir);
		lap('accounts');
		await seedPairings(stage, seatOf, companies, villages);
		await stateNeeds(stage, archive, seatOf, needs);
		lap('needs');
		await seedOffers(stage, seatOf, offers);
		lap('offers');
		const pledges = [...plan.pledges];
		for (const [place, pledge] of pledges.entries()) await signPledge(players, pledge, place + 1);
		await endNeeds(stage, seatOf, needs);
		await seedRounds(stage, seatOf);
		await closeOffers(stage, seatOf, offers);
		lap('rounds');
		const matched = await planMatchedPledges(stage, 5);
		for (const [place, pledge] of matched.entries()) {
			await signPledge(players, pledge, pledges.length + place + 1);
		}
		for (const pledge of pledges) await payPledge(players, pledge);
		lap('pledges');
		const gallery = await drawing;
		lap('gallery');
		const means = { players, pledges, gallery, unitOf: unitsOf(companies) };
		for (const project of projects) await playProject(means, project);
		lap('projects');
		await seedMeetings(stage, archive, seatOf, plan, organizations);
		await publishAll(stage, archive, gallery, projects);
		lap('publication');
		await archive.arrived();
		lap('arrived');
	});
	lap('committed');
	return accounts;
}

function planDemo() {
	const divisions = readDivisions();
	const nameOf = (code: string) => divisions.get(code)?.name ?? '';
	const villages = activeVillages(divisions);
	const companies = inventCompanies(divisions);
	const organizations = foundOrganizations(divisions, villages, companies);
	const members = castPeople(organizations);
	const wished = planNeeds(villages, householdsOf);
	const projects = [...planFormerProjects(nameOf), ...planProjects(wished, nameOf)];
	const needs = statedBefore(wished, projects);
	const former = projects.filter(({ isHistoric }) => isHistoric);
	const signings = planSignings(companies.slice(96), former);
	const gift = planEventGift(former);
	const pledges = [
		...planFiscalAid(projects),
		...signings,
		gift,
		...planProjectDonations(companies, projects),
		...planOtherDonations(companies, villages),
		...planBusiness(companies, villages),
	].toSorted((one, other) => (one.agreementOn < other.agreementOn ? -1 : 1));
	const offers = planOffers(companies);
	return { divisions, villages, companies, organizations, members, projects, needs, signings, gift, pledges, offers };
}

/** Builders of 定西 do the works. */
function unitsOf(companies: readonly Company[]): (project: ProjectPlan) => string {
	const local = companies.slice(114);
	return ({ id }) => at(local, parseInt(id.slice(0, 6), 16)).name;
}
