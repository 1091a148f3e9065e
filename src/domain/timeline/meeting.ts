/** What was signed, given or intended at a meeting, as the public reads it. */
export interface PublishedMeetingItem {
	readonly position: number;
	readonly kind: string;
	/** null where the giver wants no name. */
	readonly partyName: string | null;
	readonly placeName: string | null;
	readonly subject: string;
	readonly nature: string | null;
	/** The words of the day; the exact figure in fen stands beside them where it is known. */
	readonly amountText: string | null;
	readonly amountFen: number | null;
}

/** A meeting of a pairing: 对接活动 or 联席会. */
export interface PublishedMeeting {
	readonly id: string;
	readonly kind: string;
	readonly name: string;
	readonly heldOn: string;
	readonly place: string;
	readonly host: string;
	readonly report: string;
	readonly bodyCount: number;
	/** null where nobody counted. */
	readonly peopleCount: number | null;
	readonly isDemo: boolean;
	readonly items: readonly PublishedMeetingItem[];
}
