/**
 * Who reads what, as one table: the page that shows it, and the tests that become each of these
 * and ask for every table, read it here. `permission.ts` says who does what; nobody writes a table
 * directly (no policy but for `select` exists), so reading and acting are all there is.
 *
 * A reader is told by how he stands to one record: about one village, with one donor and one
 * receiving entity. Within an organization the role makes no difference to reading.
 */
export const readers = [
	'public',
	'village',
	'other_village',
	'township',
	'county',
	'other_county',
	'receiving_city',
	'supporting_city',
	'former_city',
	'donor',
	'other_donor',
	'receiving_entity',
	'supervisor',
	'system_administrator',
	'security_administrator',
	'audit_administrator',
] as const;

export type Reader = (typeof readers)[number];

export type Reads = Readonly<Record<string, readonly Reader[]>>;

const everybody = readers;
const signedIn = readers.filter((reader) => reader !== 'public');
const nobody: readonly Reader[] = [];
/** Whose region the village lies in, and the village itself. */
export const inCharge = ['village', 'township', 'county', 'receiving_city', 'supervisor'] as const;
/** They and those who give, pass on and watch the money. */
const parties = [...inCharge, 'supporting_city', 'donor', 'receiving_entity'] as const;
/** Cities and counties anywhere: what is offered and agreed at meetings is for all of them. */
const officials = [
	'county',
	'other_county',
	'receiving_city',
	'supporting_city',
	'former_city',
] as const;

const each = (names: string, who: readonly Reader[], prefix = ''): Reads =>
	Object.fromEntries(names.split(' ').map((name) => [prefix + name, who]));

const published = each(
	'assets contracts donors entries entry_media exchanges handovers instalments media ' +
		'meeting_items meetings milestones needs notices pairings pledges postings projects reports ' +
		'rulings seals totals versions',
	everybody,
	'published_',
);

/** Who reads a record of each table once it is under way. */
export const reads: Reads = {
	regions: everybody,
	region_statistics: everybody,
	region_tags: everybody,
	status_transitions: everybody,
	credentials: nobody,
	sessions: nobody,
	sign_in_attempts: nobody,
	known_devices: nobody,
	second_factors: nobody,
	recovery_codes: nobody,
	password_resets: nobody,
	// In a demo, which has no mail server, its system administrator: tests/database/edges.ts.
	outbox_mails: nobody,
	passkeys: nobody,
	answered_challenges: nobody,
	audit_events: ['audit_administrator'],
	audit_seals: ['audit_administrator'],
	// Of the village's people: colleagues see each other, and events are told by names.
	accounts: ['village', 'audit_administrator'],
	memberships: ['village'],
	// Each their own: here those of the village's people.
	saved_views: ['village'],
	calendars: ['village'],
	// Each organization its own.
	imports: ['village'],
	import_rows: ['village'],
	// The operator's; those of another organization are its admin's to see.
	invitations: ['security_administrator'],
	organizations: signedIn,
	// Whom to ask and what was said at its verification: itself, and the officials in charge.
	organization_records: ['village', 'county', 'receiving_city'],
	pairings: signedIn,
	indicators: signedIn,
	// Of a pairing of regions: both sides and the officials around them.
	...each(
		'agreements agreement_versions agreement_targets agreement_signatures agreement_reports ' +
			'assessments assessment_figures',
		[...inCharge, 'supporting_city'],
	),
	exchanges: [...inCharge, 'supporting_city'],
	exchange_answers: [...inCharge, 'supporting_city'],
	risk_counts: inCharge,
	risk_count_verdicts: inCharge,
	documents: parties,
	// Of photos, which stand with the place; papers have none.
	document_pictures: inCharge,
	// The supporting side: minutes concern both.
	document_places: [...inCharge, 'supporting_city'],
	// Township and supervisor: of an opinion.
	document_readers: ['township', 'supervisor', 'supporting_city', 'donor', 'receiving_entity'],
	// Open, so that whoever could help may find it.
	needs: [...parties, 'other_donor'],
	offers: [...officials, 'donor'],
	rounds: signedIn,
	round_figures: signedIn,
	// With what is told of the anonymous and of those left out: the owner's alone.
	round_inputs: ['county'],
	round_certificates: ['county'],
	what_ifs: ['county'],
	round_unmet: inCharge,
	round_unspent: ['county', 'donor'],
	proposals: [...inCharge, 'donor'],
	proposal_signatures: ['village'],
	proposal_reminders: [...inCharge, 'donor'],
	pledges: parties,
	// Where the donor wants no name, without village, township and supervisor: edges.ts.
	pledge_donors: parties,
	pledge_lines: parties,
	pledge_goods: parties,
	instalments: parties,
	instalment_waivers: parties,
	instalment_reminders: parties,
	use_changes: parties,
	pledge_exits: parties,
	payment_reports: parties,
	receipts: parties,
	receipt_reversals: parties,
	discrepancies: parties,
	fund_accounts: parties,
	postings: parties,
	projects: parties,
	project_villages: parties,
	budget_lines: parties,
	notices: parties,
	notice_stops: parties,
	notice_terms: inCharge,
	objections: inCharge,
	// Whoever objected may be afraid of the village.
	objection_contacts: ['township', 'county', 'receiving_city'],
	project_steps: parties,
	milestones: parties,
	deliberations: parties,
	contracts: parties,
	acceptances: parties,
	assets: parties,
	light_rulings: parties,
	silence_reminders: parties,
	allocations: parties,
	project_payments: parties,
	project_reversals: parties,
	goods_shipments: parties,
	goods_receipts: parties,
	goods_plans: parties,
	goods_plan_lines: parties,
	goods_notices: parties,
	goods_handovers: parties,
	goods_handover_lines: parties,
	goods_accounts: parties,
	goods_movements: parties,
	updates: parties,
	update_versions: parties,
	update_photos: parties,
	// A suspicion is for those who review, and for nobody else.
	photo_likenesses: inCharge,
	// The donor for its own line, the village for what it is to do.
	meetings: [...officials, 'supervisor', 'donor', 'village'],
	meeting_participants: [...officials, 'supervisor'],
	meeting_papers: [...officials, 'supervisor'],
	meeting_items: [...officials, 'supervisor', 'donor'],
	meeting_actions: [...officials, 'supervisor', 'village'],
	// Whoever asked or holds it, and those above its place; who asked is for the levels above alone.
	issues: [...inCharge, 'supporting_city', 'donor'],
	issue_steps: [...inCharge, 'supporting_city', 'donor'],
	issue_contacts: ['township', 'county', 'receiving_city'],
	// Of an official's: those above; a supervisor's own are for supervisors alone (edges.ts).
	visits: ['county', 'receiving_city', 'supervisor'],
	visit_papers: ['county', 'receiving_city', 'supervisor'],
	// The township for its own part: it owns what is to be put right.
	opinions: ['township', 'county', 'receiving_city', 'supervisor'],
	opinion_steps: ['township', 'county', 'receiving_city', 'supervisor'],
	opinion_papers: ['township', 'county', 'receiving_city', 'supervisor'],
	attentions: [...inCharge, 'supporting_city'],
	attention_reviews: [...inCharge, 'supporting_city'],
	// Of a pairing: both its sides, before and after.
	bulletins: ['county', 'supporting_city'],
	...published,
};
