import { randomUUID } from 'node:crypto';
import { become, becomeOwner, type Tx } from './become.ts';
import {
	agreedMatch,
	fileDocument,
	pair,
	projectAt,
	receive,
	report,
	reverse,
	signedPledge,
	villages,
} from './giving.ts';
import { approvedPlan, goodsPledge, handOver, noticed, stocked } from './goods-giving.ts';
import { gather, type Cast, type Person } from './people.ts';

/**
 * One row at least in every table, all about the first village of the cast: its need, its match
 * with the enterprise, its pledge through the charity, its project and what became of that.
 */
export async function everything(tx: Tx): Promise<{ cast: Cast }> {
	const cast = await gather(tx);
	const pairing = await pair(tx, cast.cityApprover, cast.countyEditor.region, '2021-04-01');
	await pair(tx, cast.formerCity, cast.countyEditor.region, '2016-01-01', '2021-03-31');
	const { proposal, need } = await agreedMatch(tx, cast, 1_000_000);
	const pledge = await signedPledge(tx, cast, { amount_fen: 2_000_000 });
	const receipt = await receive(tx, cast, pledge, 1_000_000, 900_000);
	await report(tx, cast.donorEditor, pledge, 100_000);
	await reverse(tx, cast.charityEditor, receipt, 1_000);
	await ask(tx, cast, pledge);
	const project = await projectAt(tx, cast.villageEditor, 'under_way');
	await allocate(tx, cast, pledge, project);
	await goods(tx, cast);
	await becomeOwner(tx);
	await matching(tx, cast, { proposal, need });
	await works(tx, cast, project);
	await papers(tx, cast, project);
	await affairs(tx, cast, { pairing, pledge, project });
	await meet(tx, cast, pairing);
	await watch(tx, cast);
	await exchange(tx, cast, pairing);
	await countRisks(tx, cast);
	await bringIn(tx, cast);
	await publish(tx, { pairing, need, pledge, project });
	await bulletin(tx, cast, pairing);
	return { cast };
}

async function publish(
	tx: Tx,
	{ pairing, need, pledge, project }: Record<'pairing' | 'need' | 'pledge' | 'project', string>,
): Promise<void> {
	const media = ['1', '2', '3', '4'].map((digit) => digit.repeat(16)).join('');
	const picture = { position: 1, sha256: media, extension: 'jpg', caption: '路基' };
	const small = { small_sha256: media, small_width: 4, small_height: 3, colour: '#1f5f4a' };
	const size = { width: 4, height: 3, byte_size: 9, ...small };
	await tx`update rounds set status = 'proposed', input_hash = ${media}, objective = 1, bound = 1,
		gap = 0, pair_count = 1, duration_ms = 1, finished_at = now()`;
	await tx`update rounds set published_at = now(),
		published_by = (select id from accounts where id <> rounds.created_by limit 1)`;
	await tx`select private.publish_pairing(${pairing}), private.publish_need(${need})`;
	await tx`select private.publish_pledge(${pledge}), private.publish_project(${project})`;
	await tx`select private.publish_posting(seq) from (select seq from postings order by seq) as p`;
	await tx`select private.publish_handover(id) from goods_handovers`;
	await tx`select private.publish_update(id, ${tx.json([{ ...picture, ...size }])}) from updates`;
	await tx`select private.seal_entries(), public.seal_audit()`;
}

/** What the county and the city send up the line, drawn up by one and published by another. */
async function bulletin(tx: Tx, cast: Cast, pairing: string): Promise<void> {
	const id = randomUUID();
	await become(tx, cast.countyEditor);
	await tx`select draw_up_bulletin(${id}, 'pairing', '2024-05-01', null, ${pairing}::uuid)`;
	await become(tx, cast.countyApprover);
	await tx`select publish_bulletin(${id})`;
	await becomeOwner(tx);
}

/** A meeting of the county's, with the donor's word and something for the village to do. */
async function meet(tx: Tx, cast: Cast, pairing: string): Promise<void> {
	const { countyEditor, countyApprover, donorEditor, villageEditor } = cast;
	const meeting = randomUUID();
	const paper = await fileDocument(tx, countyEditor, 'minutes');
	await become(tx, countyEditor);
	await tx`select save_meeting(${meeting}, ${pairing}, 'matchmaking_event', '对接会', '2024-02-01',
		participants => ${tx.json([{ name: '某局' }])}, papers => ${[paper]}::uuid[])`;
	await tx`select save_meeting_item(${randomUUID()}, ${meeting}, 'donation', '某公司', '百合',
		${donorEditor.organization}, null, 'social_donation', 'goods')`;
	await tx`select resolve_action(${randomUUID()}, ${meeting}, '报需求清单', '村委会', '2024-03-01',
		${villageEditor.organization})`;
	await become(tx, countyApprover);
	await tx`select publish_meeting(${meeting})`;
	await becomeOwner(tx);
	await tx`select private.publish_meeting_copy(${meeting})`;
}

/**
 * The donor's question about the village, with the city that supports it by now; a visit of the
 * county's; a supervisor's opinion that the township puts right; the village under watch.
 */
async function watch(tx: Tx, cast: Cast): Promise<void> {
	const { donorEditor, villageEditor, cityEditor, countyEditor, countyApprover } = cast;
	const [issue, opinion, village] = [randomUUID(), randomUUID(), villages.yuangudui];
	await become(tx, donorEditor);
	await tx`select raise_own_issue(${issue}, ${village}, 'progress', '什么时候开工')`;
	await become(tx, villageEditor);
	await tx`select transfer_issue(${issue}, ${randomUUID()}, ${cityEditor.organization},
		'资金未到')`;
	const photo = await fileDocument(tx, countyEditor, 'evidence');
	await become(tx, countyEditor);
	await tx`select record_visit(${randomUUID()}, ${village}, 'random', '2024-01-05', '路面开裂',
		papers => ${[photo]}::uuid[])`;
	const paper = await fileDocument(tx, cast.supervisor, 'evidence');
	await become(tx, cast.supervisor);
	await tx`select raise_opinion(${opinion}, ${village}, 'loss', 'plan', '育苗棚漏雨', '请修',
		papers => ${[paper]}::uuid[])`;
	await becomeOwner(tx);
	await tx`update opinions set status = 'verified', addressee_id = ${countyEditor.organization}
		where id = ${opinion}`;
	await become(tx, countyApprover);
	await tx`select assign_opinion(${opinion}, ${randomUUID()}, ${cast.township.organization},
		'农业站站长', private.today() + 30, '更换棚膜')`;
	const attention = randomUUID();
	await tx`select list_attention(${attention}, ${village}, '水源不稳', private.today())`;
	await tx`select review_attention(${attention}, ${randomUUID()}, '仍不稳', private.today() + 9)`;
	await becomeOwner(tx);
	await tx`insert into issue_contacts values (${issue}, '13800000000')`;
}

/** Somebody the city sends, confirmed by the county. */
async function exchange(tx: Tx, cast: Cast, pairing: string): Promise<void> {
	const id = randomUUID();
	await become(tx, cast.cityEditor);
	await tx`select save_exchange(${id}, ${pairing}, 'posting', '2024-03-01', role => 'official',
		people_count => 1, from_name => '某局', to_name => '县教育局', person_name => '张某',
		place_code => ${villages.yuangudui})`;
	await become(tx, cast.countyApprover);
	await tx`select answer_exchange(${id}, 1, 'confirmed')`;
	await becomeOwner(tx);
	await tx`select private.publish_exchange(${id})`;
}

/** The households at risk, as the village states and the county verifies them. */
async function countRisks(tx: Tx, { villageEditor, countyEditor }: Cast): Promise<void> {
	const id = randomUUID();
	await become(tx, villageEditor);
	await tx`select state_risk_count(${id}, ${villages.yuangudui}, '2024-12-31', 2, null, 0, 1)`;
	await become(tx, countyEditor);
	await tx`select judge_risk_count(${id}, 'verified')`;
	await becomeOwner(tx);
}

/** A file of needs of the village's, as it was read. */
async function bringIn(tx: Tx, { villageEditor }: Cast): Promise<void> {
	const [id, file] = [randomUUID(), await fileDocument(tx, villageEditor, 'import')];
	await tx`select begin_import(${id}, 'needs', ${file})`;
	await becomeOwner(tx);
	await tx`insert into import_rows (import_id, position, cells, is_faulty)
		values (${id}, 2, '["元古堆村"]', true)`;
}

/** The same before anybody outside the house may know of it. */
export async function backToDrafts(tx: Tx): Promise<void> {
	await becomeOwner(tx);
	await tx`set local session_replication_role = replica`;
	await tx`update needs set status = 'draft', verified_level = 0`;
	await tx`update offers set status = 'draft', published_by = null, published_at = null`;
	await tx`update rounds set published_at = null, published_by = null`;
	await tx`update proposals set status = 'proposed', expires_on = null`;
	await tx`update pledges set status = 'draft', signed_at = null, signed_by = null,
		agreement_document_id = null, agreement_number = null, agreement_on = null`;
	await tx`update projects set status = 'draft', submission = 0`;
	await tx`delete from allocations`;
	await tx`update opinions set status = 'raised', addressee_id = null, owner_id = null,
		owner_name = null, due_on = null`;
	await tx`update organizations set status = 'pending' where kind = 'village'`;
	await tx`set local session_replication_role = origin`;
}

/** What was asked of the parties about the pledge, and that its donor was reminded. */
async function ask(tx: Tx, cast: Cast, pledge: string): Promise<void> {
	await become(tx, cast.charityEditor);
	await tx`select ask_use_change(${randomUUID()}, ${pledge}, '改修水渠', '路已修好')`;
	await becomeOwner(tx);
	await tx`insert into instalment_reminders values (${pledge}, 1, -7)`;
	await tx`insert into instalment_waivers (id, pledge_id, position, reason, requested_by, side)
		values (${randomUUID()}, ${pledge}, 1, '项目取消', ${cast.charityEditor.account},
			'receiver')`;
}

async function allocate(tx: Tx, cast: Cast, pledge: string, project: string): Promise<void> {
	const id = randomUUID();
	await become(tx, cast.countyEditor);
	await tx`select propose_allocation(${id}, ${project}, ${pledge}, 500000, '育苗棚')`;
	await become(tx, cast.countyApprover);
	await tx`select approve_allocation(${id})`;
	await become(tx, cast.countyEditor);
	await tx`select record_project_payment(${randomUUID()}, 'disbursement', ${project}, ${pledge},
		400000, '2024-06-01'::date, '渭源某施工队', null::uuid)`;
	await tx`select reverse_allocation(${randomUUID()}, ${id}, 1000, '金额登记有误')`;
}

async function goods(tx: Tx, cast: Cast): Promise<void> {
	const pledge = await goodsPledge(tx, cast);
	await stocked(tx, cast, pledge);
	const plan = await approvedPlan(tx, cast, pledge);
	await noticed(tx, cast.villageEditor, plan);
	const sheet = await handOver(tx, cast.villageEditor, plan, [{ number: 1, quantity: 0.158 }]);
	await become(tx, cast.villageApprover);
	await tx`select approve_goods_handover(${sheet})`;
}

async function matching(
	tx: Tx,
	{ villageApprover, villageEditor }: Cast,
	{ proposal, need }: { proposal: string; need: string },
): Promise<void> {
	await tx`insert into proposal_signatures (proposal_id, side, account_id, organization_id)
		values (${proposal}, 'village', ${villageApprover.account}, ${villageEditor.organization})`;
	await tx`insert into proposal_reminders values (${proposal}, 'village', 7)`;
	await tx`insert into round_unmet (round_id, need_id, quantity, why)
		select round_id, ${need}, 1, 'no_offer' from proposals where id = ${proposal}`;
	await tx`insert into round_figures (round_id, plan, offered, placed, village_count,
			without_count, at_floor_count)
		select round_id, 'proposed', 1, 1, 1, 0, 0 from proposals where id = ${proposal}`;
	await tx`insert into round_unspent (round_id, offer_id, quantity, why)
		select round_id, offer_id, 1, 'needs_met' from proposals where id = ${proposal}`;
	await tx`insert into round_inputs (round_id, input)
		select round_id, '{}' from proposals where id = ${proposal}`;
	await tx`insert into round_certificates (round_id, certificate)
		select round_id, '{}' from proposals where id = ${proposal}`;
	await tx`insert into what_ifs (round_id, changes, created_by)
		select round_id, '[{"what": "floor", "yuan": 80}]', ${villageEditor.account}
		from proposals where id = ${proposal}`;
}

/** What is written down for its steps. */
async function papers(tx: Tx, { villageEditor }: Cast, project: string): Promise<void> {
	const { account, organization } = villageEditor;
	const register = await fileDocument(tx, villageEditor, 'decision_record');
	await becomeOwner(tx);
	await tx`insert into deliberations values (${randomUUID()}, ${project}, '2023-10-08',
		'2023-10-10', '2023-10-12', 30, 24, 20, '2023-10-15', 38, 34, 33, ${register}, ${account},
		${organization})`;
	await tx`insert into contracts (id, project_id, number, subject, contractor, amount_fen, method,
			signed_on, recorded_by, organization_id)
		values (${randomUUID()}, ${project}, '8号', '施工', '某公司', 1, 'direct', '2024-01-01',
			${account}, ${organization})`;
	const paper = await fileDocument(tx, villageEditor, 'evidence');
	await becomeOwner(tx);
	await tx`insert into acceptances (id, project_id, level, inspected_on, outcome, inspectors,
			document_id, recorded_by, organization_id)
		values (${randomUUID()}, ${project}, 'county', '2024-01-01', 'passed', '农业农村局',
			${paper}, ${account}, ${organization})`;
	await tx`insert into assets (id, project_id, name, kind, quantity, unit, owner, keeper, location,
			recorded_by)
		values (${randomUUID()}, ${project}, '水泥路', 'public_benefit', 1, '公里', '村集体', '公益岗',
			'一社', ${account})`;
}

async function works(
	tx: Tx,
	{ villageEditor, villageApprover }: Cast,
	project: string,
): Promise<void> {
	const { account, organization } = villageEditor;
	const objection = randomUUID();
	await tx`insert into project_villages (project_id, village_code)
		values (${project}, ${villages.yuangudui})`;
	await tx`insert into notices (id, project_id, submission, level, starts_on, ends_on, place,
			recorded_by, organization_id)
		values (${randomUUID()}, ${project}, 1, 'village', '2024-01-01', '2024-01-12', '公开栏',
			${account}, ${organization})`;
	await tx`insert into objections (id, notice_id, body, code_hash)
		select ${objection}, id, '没有开过会', ${'a'.repeat(64)} from notices
		where project_id = ${project}`;
	await tx`insert into objection_contacts values (${objection}, '13800000000')`;
	await tx`insert into notice_stops (notice_id, reason, stopped_by, organization_id)
		select id, '面积写错', ${villageApprover.account}, ${organization} from notices
		where project_id = ${project}`;
	await tx`insert into project_steps (project_id, act, from_status, to_status, account_id,
			organization_id)
		values (${project}, 'submit', 'draft', 'submitted', ${account}, ${organization}),
			(${project}, 'hand_over', 'accepted', 'handed_over', ${account}, ${organization})`;
	await tx`insert into milestones (project_id, position, title, slot, due_on, weight)
		values (${project}, 1, '完工', 'done', '2024-12-01', 100)`;
	await tx`insert into light_rulings (id, project_id, colour, reason, holds_until, ruled_by,
			organization_id)
		values (${randomUUID()}, ${project}, 'green', '已核实', '2024-06-01', ${account},
			${organization})`;
	await tx`insert into silence_reminders (project_id, silent_since)
		values (${project}, '2024-02-01')`;
	const update = randomUUID();
	const photo = await fileDocument(tx, villageEditor, 'photo');
	await become(tx, villageEditor);
	await tx`select submit_update(${update}, ${project}, '2024-05-01', '路基已铺好', 30::smallint,
		null, null::uuid, ${tx.json([{ document_id: photo }])}, null)`;
	await become(tx, villageApprover);
	await tx`select review_update(${update}, 1, 'approved', null)`;
	await becomeOwner(tx);
	await tx`insert into document_pictures (document_id, sketch, prints)
		values (${photo}, decode(repeat('00', 2304), 'hex'), '{0}')`;
	await tx`insert into photo_likenesses (update_id, document_id, other_update_id,
			other_document_id, is_same_file, likeness)
		values (${update}, ${photo}, ${update}, ${photo}, true, 100)`;
}

/** An agreement of a year with all that hangs on it. */
async function agree(tx: Tx, id: string, pairing: string, { account, organization }: Person) {
	await tx`insert into agreements (id, pairing_id, year) values (${id}, ${pairing}, 2024)`;
	await tx`insert into agreement_versions (agreement_id, version, side, proposed_by,
			organization_id)
		values (${id}, 1, 'receiving', ${account}, ${organization})`;
	await tx`insert into agreement_targets values (${id}, 1, 'labour', 1)`;
	await tx`insert into agreement_signatures (agreement_id, version, side, signed_by,
			organization_id)
		values (${id}, 1, 'receiving', ${account}, ${organization})`;
	await tx`insert into agreement_reports (id, agreement_id, indicator, value, occurred_on, note,
			number, reported_by, organization_id)
		values (${randomUUID()}, ${id}, 'labour', 1, '2024-05-01', '第一批', '1号', ${account},
			${organization})`;
	await tx`insert into assessments (agreement_id, as_of, words, assessed_by, organization_id)
		values (${id}, '2024-12-31', '本年协议目标均已完成。', ${account}, ${organization})`;
	await tx`insert into assessment_figures values (${id}, 'labour', 1, 1)`;
}

async function affairs(
	tx: Tx,
	{
		countyEditor,
		donorEditor,
		charityEditor,
		villageEditor,
		villageApprover,
		auditAdministrator,
	}: Cast,
	{ pairing, pledge, project }: { pairing: string; pledge: string; project: string },
): Promise<void> {
	const agreement = randomUUID();
	await tx`update projects set pairing_id = ${pairing} where id = ${project}`;
	await agree(tx, agreement, pairing, countyEditor);
	await tx`insert into pledge_exits (pledge_id, exit, reason, requested_by, organization_id)
		values (${pledge}, 'cancelled', '经营困难', ${donorEditor.account},
			${donorEditor.organization})`;
	await tx`insert into notice_terms (id, county_code, village_days, township_days, county_days,
			basis, valid_from, set_by, organization_id)
		values (${randomUUID()}, ${countyEditor.region}, 7, 7, 10, '县规', '2024-01-01',
			${countyEditor.account}, ${countyEditor.organization})`;
	for (const { account } of [villageEditor, villageApprover]) {
		await tx`insert into saved_views (id, account_id, list, name, query)
			values (${randomUUID()}, ${account}, 'needs', '待核实', '?status=submitted')`;
		await tx`insert into calendars (token_hash, account_id, organization_id)
			values (encode(sha256(${account}::text::bytea), 'hex'), ${account},
				${villageEditor.organization})`;
	}
	await tx`insert into region_statistics (region_code, year, households, population, source)
		values (${villages.yuangudui}, 2024, 1, 1, '村报')`;
	await tx`insert into region_tags (region_code, tag, valid_from, source)
		values (${countyEditor.region}, 'key_county', '2021-08-27', '名单')`;
	await tx`insert into sessions (id_hash, account_id, expires_at)
		values (${'0'.repeat(64)}, ${charityEditor.account}, now())`;
	const hash = 'f'.repeat(64);
	await tx`insert into organization_records (organization_id)
		values (${villageEditor.organization})`;
	await tx`insert into invitations (id, organization_id, role, token_hash, invited_by)
		values (${randomUUID()}, ${auditAdministrator.organization}, 'audit_administrator', ${hash},
			${auditAdministrator.account})`;
	await tx`insert into sign_in_attempts values ('login', ${hash}, 1, now())`;
	await tx`insert into known_devices values (${charityEditor.account}, ${hash}, now(), now())`;
	await tx`insert into second_factors (account_id, secret_sealed, created_at)
		values (${charityEditor.account}, 'sealed', now())`;
	await tx`insert into recovery_codes values (${charityEditor.account}, ${hash})`;
	await tx`insert into passkeys (account_id, credential_id, public_key, counter, transports, name,
			created_at)
		values (${charityEditor.account}, 'one', ${'k'.repeat(60)}, 0, '{}', '手机', now())`;
	await tx`insert into answered_challenges values (${hash}, now())`;
	await tx`insert into credentials (account_id, login, password_hash)
		values (${charityEditor.account}, 'charity@demo.invalid', '$argon2id$x')`;
	await tx`insert into password_resets (id, account_id, token_hash, created_at, expires_at)
		values (${randomUUID()}, ${charityEditor.account}, ${hash}, now(), now() + '1 day')`;
	await tx`insert into outbox_mails (recipient, kind, facts, created_at, expires_at)
		values ('charity@demo.invalid', 'password_changed', '{}', now(), now() + '1 day')`;
}
