import { addDays, daysBetween } from '#domain/period.ts';
import { notAfter, REFERENCE_DAY } from './calendar.ts';
import { governmentId } from './organizations.ts';
import { countyOf } from './places.ts';
import type { Players } from './pledge-acts.ts';
import { receivedIn, wholeYuan, type PledgePlan } from './pledges.ts';
import type { ProjectPlan, ProjectStatus } from './projects.ts';
import { idOf } from './random.ts';

/** Percent of the allocated money that is paid out; where the works go on, it follows them. */
const PAID_OUT: Readonly<Partial<Record<ProjectStatus, number>>> = {
	contracted: 20,
	suspended: 40,
	terminated: 25,
	completed: 90,
	accepted: 95,
	handed_over: 100,
	closed: 100,
	reopened: 100,
};

/** Percent of a payment that is spent, while not all of the money is paid out. */
const SPENT = 92;

/** Allocates to a project what was received for it, then pays it out and spends it. */
export function fundProject(
	players: Players,
	project: ProjectPlan,
	pledges: readonly PledgePlan[],
	payee: string,
): void {
	for (const pledge of pledges) {
		const use = pledge.uses.find(({ projectId }) => projectId === project.id);
		if (!use) continue;
		const allocated = allocate(players, project, pledge, use.amountFen);
		if (allocated.fen > 0) payOut(players, { project, pledge, payee, ...allocated });
	}
}

/** As each instalment arrives, the project's share of it; the last one makes the share whole. */
function allocate(
	players: Players,
	project: ProjectPlan,
	pledge: PledgePlan,
	shareFen: number,
): { fen: number; on: string } {
	let fen = 0;
	let on = '';
	for (const payment of pledge.payments) {
		const isLast = receivedIn(pledge, payment.position) === pledge.amountFen;
		const part = isLast
			? shareFen - fen
			: wholeYuan((shareFen * payment.confirmedFen) / (pledge.amountFen ?? 1));
		const received = addDays(payment.paidOn, 2);
		on = notAfter(later(addDays(received, 6), addDays(project.startOn, -12)), REFERENCE_DAY);
		allocatePart(players, project, pledge, { part, on, position: payment.position });
		fen += part;
	}
	return { fen, on };
}

/**
 * The county's two people. The approval is done as the function does it, but on its own day: the
 * function dates an allocation today, which is right for all but a history.
 */
function allocatePart(
	{ stage, seatOf }: Players,
	project: ProjectPlan,
	pledge: PledgePlan,
	{ part, on, position }: { part: number; on: string; position: number },
): void {
	const county = governmentId(countyOf(project.village));
	const id = idOf(`allocation ${project.id} ${pledge.id} ${position}`);
	stage.act(seatOf(county, 'editor'), 'propose_allocation', {
		id,
		project_id: project.id,
		pledge_id: pledge.id,
		amount_fen: part,
		note: `第${position}期到账资金`,
	});
	const approver = seatOf(county, 'approver');
	stage.write(
		(tx) => tx`update public.allocations
			set status = 'approved', reviewed_by = ${approver.account}, reviewed_at = now()
			where id = ${id}`,
		approver,
	);
	stage.write(
		(tx) => tx`select private.move_funds('allocate', ${pledge.id}, ${project.id}, ${part},
			'allocations', ${id}, ${on}, ${`allocation:${id}`})`,
		approver,
	);
}

interface Payout {
	readonly project: ProjectPlan;
	readonly pledge: PledgePlan;
	readonly payee: string;
	readonly fen: number;
	/** The day of the last allocation. */
	readonly on: string;
}

/** An advance and a second payment to who carries it out, each spent some days later. */
function payOut(players: Players, payout: Payout): void {
	const { project, fen, on } = payout;
	const { startOn, doneOn, status, progress } = project;
	const percent = PAID_OUT[status] ?? Math.min(progress + 10, 90);
	const total = percent === 100 ? fen : wholeYuan((fen * percent) / 100);
	const elapsed = Math.max(0, daysBetween(startOn, notAfter(doneOn)));
	const advanceOn = later(addDays(startOn, 8), addDays(on, 3));
	const secondOn = later(addDays(startOn, Math.round(elapsed * 0.8)), addDays(on, 9));
	if (status === 'contracted') {
		payment(players, payout, { kind: 'disbursement', fen: total, on: advanceOn, place: 0 });
		return;
	}
	const advance = wholeYuan(total * 0.4);
	const payments = [
		{ fen: advance, on: advanceOn },
		{ fen: total - advance, on: secondOn },
	];
	for (const [place, paid] of payments.entries()) {
		payment(players, payout, { kind: 'disbursement', ...paid, place });
		const spent = percent === 100 ? paid.fen : wholeYuan((paid.fen * SPENT) / 100);
		const spentOn = addDays(paid.on, 11);
		payment(players, payout, { kind: 'expenditure', fen: spent, on: spentOn, place });
	}
}

interface Paid {
	readonly kind: 'disbursement' | 'expenditure';
	readonly fen: number;
	readonly on: string;
	/** The first or the second of its kind. */
	readonly place: number;
}

function payment(
	{ stage, seatOf }: Players,
	{ project, pledge, payee }: Payout,
	{ kind, fen, on, place }: Paid,
): void {
	if (fen === 0) return;
	const county = governmentId(countyOf(project.village));
	const id = idOf(`${kind} ${project.id} ${pledge.id} ${place}`);
	stage.act(seatOf(county, 'editor'), 'record_project_payment', {
		id,
		kind,
		project_id: project.id,
		pledge_id: pledge.id,
		amount_fen: fen,
		paid_on: notAfter(on, addDays(REFERENCE_DAY, kind === 'expenditure' ? -1 : -2)),
		payee,
	});
	stage.act(seatOf(county, 'approver'), 'approve_project_payment', { id });
}

function later(one: string, other: string): string {
	return one > other ? one : other;
}
