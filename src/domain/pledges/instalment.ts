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

/**
 * paid: all of it is received. reported: the rest is reported and waits for the receiver.
 * overdue: its day has passed. partly: some of it is received. due: nothing has come yet.
 */
export type InstalmentState = 'paid' | 'reported' | 'overdue' | 'partly' | 'due';

export interface InstalmentStanding extends Instalment {
	readonly receivedFen: number;
	readonly reportedFen: number;
	readonly state: InstalmentState;
}

/**
 * The instalments by their days, and how far each has come. A payment goes to the instalment that
 * it names; what that cannot hold, and what names none, goes to the earliest that is open.
 * @param today Asia/Shanghai
 */
export function standInstalments(
	instalments: readonly Instalment[],
	payments: readonly Payment[],
	today: string,
): InstalmentStanding[] {
	const inOrder = [...instalments].sort(
		(one, other) => one.dueOn.localeCompare(other.dueOn) || one.position - other.position,
	);
	const pours = (isConfirmed: boolean) => payments.filter((one) => one.isConfirmed === isConfirmed);
	const received = pour(inOrder, pours(true));
	const left = inOrder.map((one, at) => ({
		...one,
		amountFen: one.amountFen - (received[at] ?? 0),
	}));
	const reported = pour(left, pours(false));
	return inOrder.map((instalment, at) => {
		const sums = { receivedFen: received[at] ?? 0, reportedFen: reported[at] ?? 0 };
		return { ...instalment, ...sums, state: stateOf({ ...instalment, ...sums }, today) };
	});
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
	{ amountFen, receivedFen, reportedFen, dueOn }: Omit<InstalmentStanding, 'state'>,
	today: string,
): InstalmentState {
	if (receivedFen === amountFen) return 'paid';
	if (receivedFen + reportedFen === amountFen) return 'reported';
	if (dueOn < today) return 'overdue';
	return receivedFen > 0 ? 'partly' : 'due';
}

/** The first instalment neither paid nor reported, and what it lacks; null where none is left. */
export function nextDue(
	standings: readonly InstalmentStanding[],
): { position: number; missingFen: number } | null {
	const next = standings.find(({ state }) => state !== 'paid' && state !== 'reported');
	if (!next) return null;
	const { position, amountFen, receivedFen, reportedFen } = next;
	return { position, missingFen: amountFen - receivedFen - reportedFen };
}
