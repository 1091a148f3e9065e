/** Points are whole numbers: they are added up per unit of the market, and compared exactly. */
export interface Weights {
	/** Stored with every match, so that an old explanation stays true. */
	readonly version: string;
	readonly description: string;
	/** Highest points of each part of the quality of a pair. */
	readonly capability: number;
	readonly region: number;
	readonly amount: number;
	readonly text: number;
	readonly history: number;
	/** Points of a need per grade of urgency (1 … 5) and of verification (0 … 3). */
	readonly urgency: number;
	readonly verified: number;
}

/**
 * A step of the village's scale: its size and the points each unit in it earns on top. The last
 * size may be null, "the rest"; a number there is a hard cap on what one village can get.
 */
export type TierStep = readonly [size: number | null, reward: number];

/** For so many heads the size of a tier is meant where a round is not in money. */
export const TIER_HEADS = 10_000;

/** The most of a size, so that books for a hamlet still have one. SQL says the same. */
export const MOST_SIZE = 10_000_000;

export interface Parameters {
	/** `lexicographic`: no quality whatever may be bought with a village's first tier. */
	readonly floor: 'weighted' | 'lexicographic';
	/**
	 * Of an instance: sizes in hundredths of a unit per head, which is 元 per head where the unit is
	 * 100 元; whole units where it lists no villages. Of a round that is not in money: in its unit
	 * for `TIER_HEADS` heads. Rewards never rise from one step to the next.
	 */
	readonly tiers: readonly TierStep[];
	readonly weights: Weights;
}

/** The parts of the quality of a pair, in the order in which they are told. */
export const qualityNames = ['capability', 'region', 'amount', 'text', 'history'] as const;

export const DEFAULT_PARAMETERS: Parameters = {
	floor: 'weighted',
	tiers: [
		[50, 4000],
		[100, 1500],
		[250, 500],
		[null, 0],
	],
	weights: {
		version: '2026-1',
		description:
			'A pair earns up to 1000 points per unit: 300 for what the donor is able to do, 300 for ' +
			'pairing or region, 150 for an amount it can carry alone, 150 for category and words in ' +
			'common, 100 for promises kept. A need adds 60 per grade of urgency and 80 per grade of ' +
			'verification. A village adds 4000, 1500, 500, then 0 points, by people and not by what it ' +
			'asks for, so that asking for more gains nothing.',
		capability: 300,
		region: 300,
		amount: 150,
		text: 150,
		history: 100,
		urgency: 60,
		verified: 80,
	},
};
