import { sumFen } from '#domain/money.ts';

export interface Instalment {
	readonly position: number;
	readonly dueOn: string;
	readonly amountFen: number;
}

/** Money that came, or is said to be on its way; `position` where it names an instalment. */
export interface Payment {
	readonly position: number | null;
	readonly fen: number;
	/** By the receiver, by two people: only that counts as received. */
	readonly isConfirmed: boolean;
}

/** What the receiver let go of an instalment: what was missing of it on that day. */
export interface Waived {
	readonly position: number;
	readonly fen: number;
}

/**
 * paid: all of it is received. waived: what is not was let go. reported: the rest is reported and
 * waits for the receiver. overdue: its day has passed. partly: some of it is received. due: nothing
 * has come yet.
 */
export type InstalmentState = 'paid' | 'waived' | 'reported' | 'overdue' | 'partly' | 'due';

export interface InstalmentStanding extends Instalment {
	readonly waivedFen: number;
	readonly receivedFen: number;
	readonly reportedFen: number;
	readonly state: InstalmentState;
}

/**
 * The instalments by their days, and how far each has come. A payment goes to the instalment that
 * it names; what that cannot hold, and what names none, goes to the earliest that is open. The view
 * instalment_standings says the same.
 * @param today Asia/Shanghai
 */
export function standInstalments(
	instalments: readonly Instalment[],
	payments: readonly Payment[],
	today: string,
	waived: readonly Waived[] = [],
): InstalmentStanding[] {
	const inOrder = [...instalments].sort(
		(one, other) => one.dueOn.localeCompare(other.dueOn) || one.position - other.position,
	);
	const pours = (isConfirmed: boolean) => payments.filter((one) => one.isConfirmed === isConfirmed);
	const letGo = inOrder.map((one) => sumFen(ofInstalment(waived, one).map(({ fen }) => fen)));
	const owed = inOrder.map((one, at) => less(one, letGo[at]));
	const received = pour(owed, pours(true));
	const reported = pour(
		owed.map((one, at) => less(one, received[at])),
		pours(false),
	);
	return inOrder.map((instalment, at) => {
		const sums = {
			waivedFen: letGo[at] ?? 0,
			receivedFen: received[at] ?? 0,
			reportedFen: reported[at] ?? 0,
		};
		return { ...instalment, ...sums, state: stateOf({ ...instalment, ...sums }, today) };
	});
}

function ofInstalment(waived: readonly Waived[], { position }: Instalment): Waived[] {
	return waived.filter((one) => one.position === position);
}

function less(instalment: Instalment, fen = 0): Instalment {
	return { ...instalment, amountFen: instalment.amountFen - fen };
}

/** How much of the payments each instalment holds. */
function pour(instalments: readonly Instalment[], payments: readonly Payment[]): number[] {
	const held = instalments.map(() => 0);
	const fill = (fen: number, fits: (instalment: Instalment) => boolean): number =>
		instalments.reduce((rest, instalment, at) => {
			const share = fits(instalment) ? Math.min(rest, instalment.amountFen - (held[at] ?? 0)) : 0;
			held[at] = (held[at] ?? 0) + share;
			return rest - share;
		}, fen);
	const rests = payments.map(({ fen, position }) => fill(fen, (one) => one.position === position));
	for (const rest of rests) fill(rest, () => true);
	return held;
}

function stateOf(
	{ amountFen, waivedFen, receivedFen, reportedFen, dueOn }: Omit<InstalmentStanding, 'state'>,
	today: string,
): InstalmentState {
	if (receivedFen === amountFen) return 'paid';
	if (receivedFen + waivedFen === amountFen) return 'waived';
	if (receivedFen + reportedFen + waivedFen === amountFen) return 'reported';
	if (dueOn < today) return 'overdue';
	return receivedFen > 0 ? 'partly' : 'due';
}

/** What nobody has paid, reported or let go of it. */
export function missingFen(standing: Omit<InstalmentStanding, 'state'>): number {
	const { amountFen, waivedFen, receivedFen, reportedFen } = standing;
	return amountFen - waivedFen - receivedFen - reportedFen;
}

/** The first instalment that lacks something, and how much; null where none does. */
export function nextDue(
	standings: readonly InstalmentStanding[],
): { position: number; missingFen: number } | null {
	const next = standings.find((one) => missingFen(one) > 0);
	return next ? { position: next.position, missingFen: missingFen(next) } : null;
}
