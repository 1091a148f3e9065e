/** When a donor is reminded of an instalment that nobody has paid, reported or let go. */
export const reminders = {
	/** Days before it is due. */
	before: [14, 7, 1],
	/** Then again after every so many days, */
	everyDays: 7,
	/** at most so many times: after that it is for people to speak. */
	most: 4,
} as const;

/** The reminders that were sent of one instalment. */
export interface Reminded {
	readonly position: number;
	readonly count: number;
	readonly lastAt: string;
}
