import type { Actor } from '#domain/identity/actor.ts';
import { may } from '#domain/identity/permission.ts';
import { sumFen } from '#domain/money.ts';
import type { Nature } from '#domain/offers/offer.ts';
import { refuse, type Refusal } from '#domain/result.ts';
import type { GoodsLine, GoodsStage } from './goods.ts';
import type { Instalment } from './instalment.ts';

/** What is given. Only cash has an amount; goods and services are told in words. */
export const pledgeKinds = ['cash', 'goods', 'service'] as const;

export type PledgeKind = (typeof pledgeKinds)[number];

/** The ways in which a signed promise ends without being kept whole. */
export const exits = ['lapsed', 'cancelled', 'written_off'] as const;

export type Exit = (typeof exits)[number];

export type PledgeStatus = 'draft' | 'signed' | 'withdrawn' | Exit;

/** How far a pledge has come: what was signed, by what its receiver confirmed. */
export type Standing = PledgeStatus | 'partly_received' | 'fulfilled';

/** In the order in which lists offer them. */
export const standings = [
	'draft',
	'signed',
	'partly_received',
	'fulfilled',
	'lapsed',
	'cancelled',
	'written_off',
	'withdrawn',
] as const satisfies readonly Standing[];

export interface Party {
	readonly id: string;
	readonly name: string;
}

/** A donor that the reader may not know: it is nobody, and the page says 爱心单位. */
export const UNNAMED: Party = { id: '', name: '' };

/** For whose good, in shares; goods and services have none. */
export interface Line {
	readonly villageCode: string;
	/** From the county down, since villages share names. */
	readonly place: string;
	readonly needId: string | null;
	/** null where there is no need, or none that the reader may see. */
	readonly needTitle: string | null;
	readonly amountFen: number | null;
}

/** What came of a pledge, in fen: the first three are balances, the rest what ever came in. */
export interface Proceeds {
	readonly outstandingFen: number;
	readonly inTransitFen: number;
	/** Received and not yet allocated. */
	readonly availableFen: number;
	readonly receivedFen: number;
	readonly lapsedFen: number;
	readonly writtenOffFen: number;
}

export interface PledgeSummary {
	readonly id: string;
	readonly donor: Party;
	readonly receiver: Party;
	readonly nature: Nature;
	readonly kind: PledgeKind;
	/** null for goods and services, which are told in `amountText`. */
	readonly amountFen: number | null;
	/** The words of the source, such as 2300多万元. */
	readonly amountText: string | null;
	readonly isApproximate: boolean;
	readonly agreementNumber: string | null;
	readonly agreementOn: string | null;
	readonly standing: Standing;
	/** null for money and services, and before anything was sent. */
	readonly goodsStage: GoodsStage | null;
	readonly proceeds: Proceeds;
	readonly isDemo: boolean;
}

/** A request to end a signed pledge, and its answer. */
export interface ExitRequest {
	readonly exit: Exit;
	readonly reason: string;
	readonly status: 'requested' | 'approved' | 'refused';
	readonly answer: string | null;
	readonly requestedBy: string;
	readonly organization: Party;
	readonly requestedAt: string;
}

export interface Pledge extends PledgeSummary {
	readonly proposalId: string | null;
	/** Whether the reader may open it: the receiver of the money took no part in the matching. */
	readonly readsProposal: boolean;
	readonly status: PledgeStatus;
	readonly earmark: string | null;
	readonly changeOfUseClause: string | null;
	readonly isAnonymous: boolean;
	readonly agreementDocumentId: string | null;
	/** Who drew it up: the donor, or the county for a match in one of its villages. */
	readonly drawnUpBy: Party;
	/** Account ids: whoever wrote it cannot sign it. */
	readonly writers: readonly string[];
	readonly version: number;
	/** None: unrestricted. */
	readonly lines: readonly Line[];
	/** What a pledge of goods gives; of any other none. */
	readonly goods: readonly GoodsLine[];
	readonly instalments: readonly Instalment[];
	/** The newest first. */
	readonly exits: readonly ExitRequest[];
}

export function pendingExit({ exits }: Pick<Pledge, 'exits'>): ExitRequest | null {
	return exits.find(({ status }) => status === 'requested') ?? null;
}

/** Why a draft cannot be signed yet: its parts must make the amount, and goods be named. */
export function faultsOf({
	kind,
	amountFen,
	lines,
	goods,
	instalments,
}: Pick<Pledge, 'kind' | 'amountFen' | 'lines' | 'goods' | 'instalments'>): Refusal[] {
	const whole = amountFen ?? 0;
	const areSumsWrong = (parts: readonly { amountFen: number | null }[]) =>
		sumFen(parts.map((part) => part.amountFen ?? 0)) !== whole;
	const hasGap = whole > 0 && lines.some((line) => line.amountFen === null);
	return [
		...(lines.length > 0 && (hasGap || areSumsWrong(lines))
			? [refuse('pledge.lines_do_not_sum').refusal]
			: []),
		...(kind === 'goods' && goods.length === 0 ? [refuse('pledge.goods_missing').refusal] : []),
		...(areSumsWrong(instalments) ? [refuse('pledge.instalments_do_not_sum').refusal] : []),
	];
}

/** What this person may do with the pledge now. The database asks again. */
export function actsOn(pledge: Pledge, { seat, accountId }: Pick<Actor, 'seat' | 'accountId'>) {
	const own = seat.organizationId;
	const isDonor = own === pledge.donor.id;
	const isDrawer = own === pledge.drawnUpBy.id;
	const isReceiver = own === pledge.receiver.id;
	const isDraft = pledge.status === 'draft';
	const isSigned = pledge.status === 'signed';
	const asked = isSigned ? pendingExit(pledge) : null;
	return {
		edit: isDraft && isDrawer && may(seat, 'pledge.draw_up'),
		withdraw: isDraft && (isDonor || isDrawer) && may(seat, 'pledge.draw_up'),
		sign: isDraft && isDonor && may(seat, 'pledge.sign') && !pledge.writers.includes(accountId),
		report: isSigned && isDonor && pledge.kind === 'cash' && may(seat, 'report.submit'),
		end: isSigned && (isDonor || isReceiver) && isEndable(pledge) && may(seat, 'pledge.end'),
		release:
			asked !== null &&
			isReceiver &&
			asked.requestedBy !== accountId &&
			may(seat, 'pledge.release'),
		refuseExit:
			asked !== null && (isReceiver || own === asked.organization.id) && may(seat, 'pledge.end'),
		allocate: pledge.proceeds.availableFen > 0 && may(seat, 'allocation.propose'),
	};
}

/** Nothing ends while money is on its way, nor when all has come. */
function isEndable({ kind, proceeds }: Pledge): boolean {
	return proceeds.inTransitFen === 0 && (kind !== 'cash' || proceeds.outstandingFen > 0);
}

/** Who must act next: named for the sentence that says so, null where nobody must. */
export type NextStep = 'complete' | 'sign' | 'answer_exit' | 'confirm' | 'pay' | 'allocate';

export function nextStep(pledge: Pledge): NextStep | null {
	const { status, proceeds, nature } = pledge;
	if (status === 'draft') return faultsOf(pledge).length > 0 ? 'complete' : 'sign';
	if (status === 'signed' && pendingExit(pledge)) return 'answer_exit';
	if (proceeds.inTransitFen > 0) return 'confirm';
	if (status === 'signed' && proceeds.outstandingFen > 0) return 'pay';
	return proceeds.availableFen > 0 && isAllocable(nature) ? 'allocate' : null;
}

/** Investments and purchases end when they are received. */
export function isAllocable(nature: Nature): boolean {
	return nature === 'fiscal_aid' || nature === 'social_donation';
}
