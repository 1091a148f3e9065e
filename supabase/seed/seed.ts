import type { Sql } from 'postgres';
import { seedAccounts } from './accounts.ts';
import { seedAgreements } from './agreements.ts';
import { seedBulletins } from './bulletins.ts';
import type { Company } from './companies.ts';
import { openArchive, type Gateway } from './documents.ts';
import { seedExchanges, seedRiskCounts } from './exchanges.ts';
import { seedMeetings } from './meetings.ts';
import { goodsViews, playGoods } from './goods-acts.ts';
import { setBack } from './instants.ts';
import { mend } from './mending.ts';
import { endNeeds, stateNeeds } from './need-acts.ts';
import { raiseIssues } from './issues.ts';
import { raiseObjections } from './objections.ts';
import { closeOffers, seedOffers } from './offers.ts';
import { seedOrganizations } from './organizations.ts';
import { seedPairings } from './pairings.ts';
import { seatsOf, seedPeople } from './people.ts';
import { drawGallery, type Gallery } from './pictures.ts';
import { planDemo, type DemoPlan } from './plan.ts';
import { payPledge, signPledge, type Players } from './pledge-acts.ts';
import { playProject } from './project-acts.ts';
import type { ProjectPlan } from './projects.ts';
import { publishAll } from './publication.ts';
import { at } from './random.ts';
import { seedRegions, seedStatistics, seedTags } from './regions.ts';
import { planMatchedPledges, seedRounds } from './rounds.ts';
import { onStage } from './stage.ts';
import { supervise } from './supervision.ts';

/** How many matches of the round have become pledges. */
const MATCHED_PLEDGES = 5;

/**
 * Fills a migrated database that has no organization with the demo, in one transaction: a seeding
 * that is killed leaves nothing but files that the next one overwrites.
 * @param sql the owner of the database
 * @param dataDir where demo-accounts.json is written, for its owner's eyes only
 * @throws with the act and the refusal when the database refuses something
 */
export async function seedDemo(sql: Sql, dataDir: string, gateway: Gateway): Promise<void> {
	const plan = planDemo();
	const told = plan.updates.flatMap(({ photos }) => photos.map(({ view }) => view));
	const drawing = drawGallery([...told, ...goodsViews]);
	await onStage(sql, async (stage) => {
		const archive = openArchive(stage, gateway);
		const players = { stage, archive, seatOf: seatsOf(plan.members) };
		seedRegions(stage, plan.divisions.values());
		seedTags(stage);
		seedStatistics(stage, plan.villages);
		seedOrganizations(stage, plan.organizations);
		seedPeople(stage, plan.members);
		await playMarket(players, plan);
		playWorks(players, plan, await drawing);
		await seedAccounts(stage, plan.members, dataDir);
		await archive.arrived();
	});
}

/** From the needs to the signed pledges. Pledges come before the needs they fulfil are closed. */
async function playMarket(players: Players, plan: DemoPlan): Promise<void> {
	const { stage, archive, seatOf } = players;
	const { companies, villages, needs, offers, pledges } = plan;
	seedPairings(stage, seatOf, companies, villages);
	stateNeeds(stage, archive, seatOf, needs);
	seedOffers(stage, seatOf, offers);
	for (const [place, pledge] of pledges.entries()) signPledge(players, pledge, place + 1);
	endNeeds(stage, seatOf, needs);
	await seedRounds(stage, seatOf);
	stateNeeds(stage, archive, seatOf, plan.lateNeeds);
	endNeeds(stage, seatOf, plan.lateNeeds);
	closeOffers(stage, seatOf, offers);
	const matched = await planMatchedPledges(stage, MATCHED_PLEDGES);
	for (const [place, pledge] of matched.entries()) {
		signPledge(players, pledge, pledges.length + place + 1);
	}
	seedMeetings(stage, archive, seatOf, plan, plan.organizations);
	seedExchanges(stage, seatOf);
	seedRiskCounts(stage, seatOf);
}

/** From the first payment to the published timeline. */
function playWorks(players: Players, plan: DemoPlan, gallery: Gallery): void {
	const { pledges, projects, updates, companies } = plan;
	for (const pledge of pledges) payPledge(players, pledge);
	playGoods(players, pledges, gallery);
	const means = { players, pledges, updates, gallery, unitOf: builders(companies) };
	for (const project of projects) playProject(means, project);
	raiseObjections(players, projects);
	raiseIssues(players, companies);
	supervise(players);
	mend(players, pledges, projects);
	setBack(players.stage, projects);
	publishAll(players.stage, players.archive, gallery, updates);
	seedBulletins(players.stage, players.seatOf);
	seedAgreements(players.stage, players.archive, players.seatOf);
}

/** Who carries a project out: one of the last companies of the list, which are of 定西. */
function builders(companies: readonly Company[]): (project: ProjectPlan) => string {
	const local = companies.slice(-16);
	return ({ id }) => at(local, parseInt(id.slice(0, 6), 16)).name;
}
