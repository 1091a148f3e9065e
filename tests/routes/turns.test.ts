import { expect, test, type Page } from '@playwright/test';
import postgres from 'postgres';
import { fill, Troupe } from './troupe.ts';

/**
 * The forms that no story needs, because its people agree: returned, declined, withdrawn.
 * Each is sent once, well formed, from a page that offers it, by somebody who may. A new form comes
 * here or into a story: `npm run proof -- fields`, for which this runs after the stories, names
 * those of the tree that nobody sent. It asks the database for records in the right state.
 */
const databaseUrl = process.env['DATABASE_URL'];
test.describe.configure({ mode: 'default' });

interface Turn {
	/** As the tree names it: the route and the form. */
	readonly form: string;
	/** How the login of somebody who may begins. */
	readonly as: string;
	/** Answers rows with what stands in brackets in the address. */
	readonly of?: string;
	/** What time would have done to the database before. */
	readonly given?: string;
	/** Where the form stands, if not at its own route. */
	readonly at?: string;
	/** FIRST chooses what a list offers first, PAPER any file, PHOTO a picture. */
	readonly fill?: Readonly<Record<string, string>>;
}

const FIRST = '(first)';
const PAPER = '(paper)';
const PHOTO = '(photo)';
const paper = {
	name: '记录.pdf',
	mimeType: 'application/pdf',
	buffer: Buffer.from('%PDF-1.4\n%%EOF\n'),
};
/** One white point: a picture that opens. */
const photo = {
	name: '收货.png',
	mimeType: 'image/png',
	buffer: Buffer.from(
		'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJ' +
			'AAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==',
		'base64',
	),
};
const note = { note: '请补充说明' };
const today = new Date().toLocaleDateString('sv', { timeZone: 'Asia/Shanghai' });
const inState = (table: string, state: string) =>
	`select id from ${table} where status = '${state}'`;

const payment: Turn = {
	form: '/desk/funds/payments/new',
	as: 'weiyuan-charity-editor',
	at: '/desk/funds/payments/new?pledge=[pledge=uuid]&project=[project=uuid]',
	of: `select pledge_id as pledge, project_id as project
		from allocations order by proposed_at desc`,
	fill: { amount: '1', paid_on: today, payee: '元古堆村股份经济合作社', evidence: PAPER },
};

/** What the donor of the demo has signed, as whoever may answer it finds it. */
const signedByDonor = `select p.id from pledges p
	join memberships m on m.organization_id = p.donor_organization_id
	join credentials c on c.account_id = m.account_id
	where p.status = 'signed' and c.login like 'donor-editor%'`;
const otherUse = { earmark: '改修水渠', reason: '道路已修好' };

/** Asked and sent back, asked again and approved: of an allocation or of a payment. */
function reversals(
	folder: 'allocations' | 'payments',
	of: { records: string; posted: string; people: readonly [editor: string, approver: string] },
): Turn[] {
	const page = `/desk/funds/${folder}/[id=uuid]`;
	const [editor, approver] = of.people;
	const ask: Turn = {
		form: `${page}?/reverse`,
		as: editor,
		of: of.posted,
		fill: { amount: '0.01', reason: '金额登记有误' },
	};
	return [
		ask,
		{ form: `${page}?/return_reversal`, as: approver, of: of.records, fill: note },
		ask,
		{ form: `${page}?/approve_reversal`, as: approver, of: of.records },
	];
}

/** Nobody waits for an answer to it. */
const openNeed = `select id from needs where status = 'open'
	and not exists (select from proposals p where p.need_id = needs.id)`;

/** In this order: what one makes the next one needs. */
const turns: readonly Turn[] = [
	{ form: '/display', as: 'yuangudui-editor', at: '/desk' },
	{ form: '/account/organization', as: 'tianjiahe-editor', at: '/desk' },
	{
		form: '/desk/needs/[id=uuid]?/return',
		as: 'weiyuan-editor',
		of: inState('needs', 'submitted'),
		fill: note,
	},
	{
		form: '/desk/needs/[id=uuid]?/withdraw',
		as: 'yuangudui-approver',
		of: `select id from needs where village_code = '621123210202'`,
	},
	{
		form: '/desk/needs/[id=uuid]?/fulfil',
		as: 'yuangudui-editor',
		of: openNeed,
		fill: { note: '水窖已由村里自筹修好' },
	},
	{
		form: '/desk/needs/[id=uuid]?/reopen',
		as: 'yuangudui-editor',
		of: inState('needs', 'fulfilled'),
		fill: { note: '入冬后又漏水' },
	},
	{
		form: '/desk/needs/[id=uuid]?/fulfil',
		as: 'yuangudui-editor',
		of: openNeed,
		fill: { note: '水窖已由村里自筹修好' },
	},
	{
		form: '/desk/needs/[id=uuid]?/close',
		as: 'weiyuan-editor',
		of: inState('needs', 'fulfilled'),
	},
	{
		form: '/desk/villages/[code=division]',
		as: 'weiyuan-editor',
		of: `select code from regions where code like '621123%' and level = 5`,
		fill: { counted_on: today, population: '1861', households: '447', source: '村级年报' },
	},
	{ form: '/desk/offers/[id=uuid]?/close', as: 'donor-approver', of: inState('offers', 'open') },
	{
		form: '/desk/offers/[id=uuid]/edit',
		as: 'donor-editor',
		at: '/desk/offers/new',
		fill: { title: '冬季物资', nature: 'social_donation', commodity: 'money', budget: '1万' },
	},
	{ form: '/desk/offers/[id=uuid]?/withdraw', as: 'donor-editor', of: inState('offers', 'draft') },
	{
		form: '/desk/matching/new?/preview',
		as: 'weiyuan-editor',
		fill: { nature: 'social_donation', floor: 'weighted' },
	},
	{
		form: '/desk/organizations/[id=uuid]?/suspend',
		as: 'weiyuan-approver',
		of: inState('organizations', 'verified'),
		fill: note,
	},
	{
		form: '/desk/organizations/[id=uuid]?/restore',
		as: 'weiyuan-approver',
		of: inState('organizations', 'suspended'),
		fill: note,
	},
	{
		form: '/desk/proposals/[id=uuid]?/decline',
		as: 'qingdao-approver',
		of: `select id from proposals where status in ('proposed', 'half_accepted')`,
		fill: { cause: 'other', reason: '今年已另有安排' },
	},
	{
		form: '/desk/pledges/[id=uuid]/edit?/save',
		as: 'donor-editor',
		at: '/desk/pledges/new',
		fill: { nature: 'social_donation', amount: '1万', receiving_organization_id: FIRST },
	},
	{
		form: '/desk/pledges/[id=uuid]/edit?/line',
		as: 'donor-editor',
		of: inState('pledges', 'draft'),
	},
	{
		form: '/desk/pledges/[id=uuid]/edit?/goods',
		as: 'donor-editor',
		of: inState('pledges', 'draft'),
	},
	{
		form: '/desk/pledges/[id=uuid]/edit?/instalment',
		as: 'donor-editor',
		of: inState('pledges', 'draft'),
	},
	{
		form: '/desk/pledges/[id=uuid]/edit?/plan',
		as: 'donor-editor',
		of: inState('pledges', 'draft'),
		fill: { amount: '1万', plan_count: '2', plan_every: '6', plan_from: today },
	},
	{
		form: '/desk/pledges/[id=uuid]?/withdraw',
		as: 'donor-editor',
		of: inState('pledges', 'draft'),
	},
	{
		form: '/desk/pledges/[id=uuid]/end?/end',
		as: 'donor2-editor',
		of: inState('pledges', 'signed'),
		fill: { exit: 'cancelled', reason: '计划调整' },
	},
	{
		form: '/desk/pledges/[id=uuid]/end?/refuse',
		as: 'donor2-editor',
		of: `select pledge_id as id from pledge_exits where status = 'requested'`,
		fill: { reason: '请再商量' },
	},
	{
		form: '/desk/pledges/[id=uuid]/report',
		as: 'qingdao-editor',
		of: inState('pledges', 'signed'),
		fill: { amount: '1', paid_on: today, evidence: PAPER },
	},
	{
		form: '/desk/pledges/[id=uuid]/waive?/ask',
		as: 'donor-editor',
		of: inState('pledges', 'signed'),
		fill: { instalment: FIRST, reason: '双方商定缩减规模' },
	},
	{
		form: '/desk/pledges/[id=uuid]/waive?/refuse',
		as: 'donor-editor',
		of: `select pledge_id as id from instalment_waivers where status = 'requested'`,
		fill: { answer: '仍按约定履行' },
	},
	{
		form: '/desk/pledges/[id=uuid]/use?/ask',
		as: 'weiyuan-charity-editor',
		of: signedByDonor,
		fill: otherUse,
	},
	{
		form: '/desk/pledges/[id=uuid]/use?/withdraw',
		as: 'weiyuan-charity-editor',
		of: `select pledge_id as id from use_changes where status = 'requested'`,
	},
	{
		form: '/desk/pledges/[id=uuid]/use?/ask',
		as: 'weiyuan-charity-editor',
		of: signedByDonor,
		fill: otherUse,
	},
	{
		form: '/desk/pledges/[id=uuid]/use?/refuse',
		as: 'donor-approver',
		of: `select pledge_id as id from use_changes where status = 'requested'`,
		fill: { answer: '请按原约定使用' },
	},
	{
		form: '/desk/funds/reports/[id=uuid]?/reverse',
		as: 'weiyuan-charity-editor',
		of: `select r.payment_report_id as id from receipts r
			join fund_accounts a on a.pledge_id = r.pledge_id
			where a.bucket = 'received' and a.balance_fen > 0`,
		fill: { amount: '1', reason: '银行退汇' },
	},
	{
		form: '/desk/funds/reports/[id=uuid]?/return_reversal',
		as: 'weiyuan-charity-approver',
		of: `select r.payment_report_id as id from receipt_reversals v
			join receipts r on r.id = v.receipt_id where v.status = 'pending'`,
		fill: note,
	},
	{
		form: '/desk/funds/reports/[id=uuid]?/withdraw',
		as: 'qingdao-editor',
		of: 'select id from payment_reports order by reported_at desc',
		fill: note,
	},
	{
		form: '/desk/funds/reports/[id=uuid]?/return',
		as: 'weiyuan-charity-approver',
		of: `select payment_report_id as id from receipts where status = 'pending'`,
		fill: note,
	},
	{
		form: '/desk/funds/allocations/new',
		as: 'weiyuan-editor',
		at: '/desk/funds/allocations/new?pledge=[id=uuid]',
		of: inState('pledges', 'signed'),
		fill: { project_id: FIRST, amount: '1' },
	},
	{
		form: '/desk/funds/allocations/[id=uuid]?/return',
		as: 'weiyuan-approver',
		of: inState('allocations', 'pending'),
		fill: note,
	},
	payment,
	{
		form: '/desk/funds/payments/[id=uuid]?/return',
		as: 'weiyuan-charity-approver',
		of: inState('project_payments', 'pending'),
		fill: note,
	},
	payment,
	{
		form: '/desk/funds/payments/[id=uuid]?/approve',
		as: 'weiyuan-charity-approver',
		of: inState('project_payments', 'pending'),
	},
	...reversals('allocations', {
		records: `select allocation_id as id from project_reversals
			where status = 'pending' and allocation_id is not null`,
		// Of what was disbursed meanwhile nothing can be taken back.
		posted: `select a.id from allocations a join fund_accounts f
			on (f.pledge_id, f.project_id) = (a.pledge_id, a.project_id)
			where f.bucket = 'allocated' and f.balance_fen > 0 and a.status = 'approved'`,
		people: ['weiyuan-editor', 'weiyuan-approver'],
	}),
	...reversals('payments', {
		records: `select payment_id as id from project_reversals
			where status = 'pending' and payment_id is not null`,
		posted: `select id from project_payments
			where kind = 'expenditure' and status = 'approved'`,
		people: ['weiyuan-editor', 'weiyuan-approver'],
	}),
	{
		form: '/desk/goods/shipments/[id=uuid]?/confirm',
		as: 'yuangudui-editor',
		of: `select id from goods_shipments
			where status = 'shipped' and village_code = '621123210202'`,
		fill: { quantity: '1', received_on: today, photo: PHOTO },
	},
	{
		form: '/desk/goods/shipments/[id=uuid]?/return',
		as: 'yuangudui-approver',
		of: `select shipment_id as id from goods_receipts where status = 'pending'`,
		fill: note,
	},
	{
		form: '/desk/goods/shipments/[id=uuid]?/withdraw',
		as: 'donor-editor',
		of: `select id from goods_shipments where status = 'shipped' order by reported_at desc`,
		fill: note,
	},
	{
		form: '/desk/goods/[id=uuid]/ship',
		as: 'donor-editor',
		of: `select distinct pledge_id as id from goods_accounts where bucket = 'committed'
			and balance > 0`,
		fill: { quantity: '0.001', shipped_on: today },
	},
	{
		form: '/desk/goods/plans/[id=uuid]/handover',
		as: 'yuangudui-editor',
		of: inState('goods_plans', 'approved'),
		fill: { handed_on: today, exceptions: '1 0.001', sheet: PAPER },
	},
	{
		form: '/desk/goods/plans/[id=uuid]?/reject',
		as: 'yuangudui-approver',
		of: `select plan_id as id from goods_handovers where status = 'pending'`,
		fill: note,
	},
	{
		form: '/desk/goods/plans/[id=uuid]/edit?/save',
		as: 'yuangudui-editor',
		// What 78 equal parts left in the store.
		at: '/desk/goods/plans/new?pledge=[pledge=uuid]&position=1&village=621123210202',
		of: `select pledge_id as pledge from goods_accounts
			where bucket = 'received' and village_code = '621123210202' and balance > 0`,
		fill: { way: 'directed', scope: 'facilities', lines: '村卫生室 0.001', reason: '取暖' },
	},
	{
		form: '/desk/goods/plans/[id=uuid]?/return',
		as: 'yuangudui-approver',
		of: inState('goods_plans', 'pending'),
		fill: note,
	},
	{
		form: '/desk/projects/[id=uuid]/approval',
		as: 'weiyuan-editor',
		of: `select id from projects where village_code like '621123%'`,
		fill: { approval_number: '渭发改〔2026〕12号' },
	},
	{
		form: '/desk/projects/[id=uuid]/notices/[notice=uuid]',
		as: 'tianjiahe-approver',
		of: `select n.project_id as id, n.id as notice from notices n join projects p
			on p.id = n.project_id and p.status = 'village_notice'
			where p.village_code like '621123210%'`,
		fill: { reason: '公示的面积写错' },
	},
	{
		form: '/desk/projects/[id=uuid]/light',
		as: 'weiyuan-approver',
		of: `select id from projects where village_code like '621123%' and status = 'under_way'`,
		fill: { colour: 'green', reason: '已现场核实，进度正常' },
	},
	{
		form: '/desk/projects/[id=uuid]/assets/[asset=uuid]?/remove',
		as: 'weiyuan-editor',
		of: `select a.project_id as id, a.id as asset from assets a join projects p
			on p.id = a.project_id
			where p.village_code like '621123%' and p.status in ('accepted', 'handed_over')`,
	},
	{
		form: '/desk/projects/[id=uuid]/milestones/[milestone=uuid]',
		as: 'weiyuan-approver',
		of: `select project_id as id, id as milestone from milestones where status = 'scheduled'`,
		fill: { status: 'not_met', note: '雨季停工' },
	},
	{
		form: '/desk/updates/[id=uuid]/edit',
		as: 'yuangudui-editor',
		at: '/desk/updates/new',
		fill: { project_id: FIRST, body: '清理了边沟。', event_on: today },
	},
	{
		form: '/desk/updates/[id=uuid]?/return',
		as: 'yuangudui-approver',
		of: 'select id from updates order by created_at desc',
		fill: note,
	},
	{
		form: '/desk/matching/[id=uuid]/follow-up?/start',
		as: 'zhangxian-editor',
		of: `select id from rounds where not is_followed_up`,
	},
	{
		form: '/desk/matching/[id=uuid]?/close',
		as: 'tongwei-editor',
		given: `update proposals set expires_on = current_date - 1
			where status in ('proposed', 'half_accepted') and round_id is not null`,
		of: `select id from rounds where published_at is not null order by published_at desc`,
	},
	{
		form: '/desk/settings/notices',
		as: 'weiyuan-approver',
		fill: { village_days: '15', basis: '渭农领办发〔2026〕3号' },
	},
	{
		form: '/desk/views?/keep',
		as: 'weiyuan-editor',
		at: '/desk/views?list=needs&query=%3Fstatus%3Dsubmitted',
		fill: { name: '待核实' },
	},
	{ form: '/desk/views?/forget', as: 'weiyuan-editor' },
	{ form: '/desk/calendar?/open', as: 'weiyuan-editor' },
	{ form: '/desk/calendar?/close', as: 'weiyuan-editor' },
	{ form: '/account/mails', as: 'donor-editor' },
	{
		form: '/desk/supervision/opinions/[id=uuid]?/drop',
		as: 'dingxi-supervisor-editor',
		of: inState('opinions', 'raised'),
		fill: note,
	},
	{
		form: '/desk/meetings/actions/[action=uuid]?/drop',
		as: 'qingdao-editor',
		of: `select id as action from meeting_actions where status = 'open'`,
		fill: note,
	},
	{
		form: '/desk/meetings/[id=uuid]/lines/[line=uuid]?/remove',
		as: 'qingdao-editor',
		of: `select meeting_id as id, id as line from meeting_items where pledge_id is null`,
	},
	{
		form: '/desk/meetings/[id=uuid]/edit?/participant',
		as: 'qingdao-editor',
		of: 'select id from meetings',
	},
	// By now the same person has signed in more than once.
	{ form: '/account/security?/end_others', as: 'yuangudui-editor' },
];

/** What a page says that offers the form, and its button. */
function marksOf(form: string): { readonly text: RegExp; readonly button: string } {
	const act = /\?\/\w+$/.exec(form)?.[0];
	if (form === '/display' || form === '/account/organization') {
		return { text: new RegExp(`${form}"`), button: `form[action$="${form}"] button` };
	}
	if (!act) return { text: /<main.*<form method="post"/s, button: 'main form[method=post] button' };
	return {
		text: new RegExp(`action="\\${act}`),
		button:
			`button[formaction^="${act}"], ` +
			`form[action^="${act}"] button:not([formaction], [tabindex])`,
	};
}

/** Where the form is offered to this person: of many records the first. */
async function placeOf({ form, given, of, at }: Turn, page: Page): Promise<string> {
	const template = at ?? form.split('?/')[0]!;
	const sql = postgres(databaseUrl!, { max: 1 });
	if (given !== undefined) await sql.unsafe(given);
	const rows: Readonly<Record<string, string>>[] =
		of === undefined ? [{}] : await sql.unsafe<Record<string, string>[]>(of);
	await sql.end();
	for (const row of rows.slice(0, 200)) {
		const place = template.replaceAll(/\[(\w+)=\w+\]/g, (_, name: string) => row[name]!);
		const text = await (await page.request.get(place)).text();
		if (marksOf(form).text.test(text)) return place;
	}
	throw new Error(`${form}: none of ${rows.length} pages offers it to ${page.url()}`);
}

async function fillIn(page: Page, turn: Turn): Promise<void> {
	for (const [name, value] of Object.entries(turn.fill ?? {})) {
		const control = page.locator(`main [name="${name}"]`);
		if (value === PAPER) await control.setInputFiles(paper);
		else if (value === PHOTO) await control.setInputFiles(photo);
		else if (value === FIRST) await control.selectOption({ index: 1 });
		else await fill(page, { [name]: value });
	}
}

for (const [index, turn] of turns.entries()) {
	test(`turn ${index + 1}: ${turn.form} is sent by ${turn.as}`, async ({ browser }) => {
		const troupe = new Troupe(browser, false);
		const page = await troupe.as(turn.as);
		await page.goto(await placeOf(turn, page));
		// The last first: what is open counts no more among the closed.
		const closed = await page.locator('main details:not([open]) > summary').all();
		for (const summary of closed.toReversed()) await summary.click();
		await fillIn(page, turn);
		const answered = page.waitForResponse((answer) => answer.request().method() === 'POST');
		await page.locator(marksOf(turn.form).button).locator('visible=true').first().click();
		const status = (await answered).status();
		await page.waitForLoadState('load');
		const text = status < 400 ? '' : await page.getByRole('main').innerText();
		expect(status, text).toBeLessThan(400);
		await troupe.leave();
	});
}
