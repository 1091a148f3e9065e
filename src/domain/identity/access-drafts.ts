import { inCharge, type Reads } from './access.ts';

/**
 * Who reads it before: a draft, an organization that nobody has verified, an offer or round that is
 * not published, an unsigned pledge.
 */
export const readsOfDrafts: Reads = {
	organizations: ['village', 'county', 'receiving_city'],
	needs: inCharge,
	offers: ['donor'],
	rounds: ['county'],
	round_figures: ['county'],
	round_inputs: ['county'],
	round_certificates: ['county'],
	what_ifs: ['county'],
	round_unmet: ['county'],
	round_unspent: ['county'],
	proposals: ['county'],
	proposal_reminders: ['county'],
	pledges: ['donor', 'receiving_entity'],
	pledge_donors: ['donor', 'receiving_entity'],
	pledge_lines: ['donor', 'receiving_entity'],
	pledge_goods: ['donor', 'receiving_entity'],
	instalments: ['donor', 'receiving_entity'],
	projects: inCharge,
	project_villages: inCharge,
	budget_lines: inCharge,
	milestones: inCharge,
	opinions: ['supervisor'],
	opinion_steps: ['supervisor'],
	opinion_papers: ['supervisor'],
};
