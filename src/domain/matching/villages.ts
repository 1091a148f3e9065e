import { at, byText, groupBy, highest } from './columns.ts';
import type { Instance, Need, Village } from './instance.ts';
import { lexicographicReward, tiersOf, type Tier } from './tiers.ts';

/** A village of the market: one that asks for something. */
export interface VillageColumn {
	readonly code: string;
	/** null where the instance does not say. */
	readonly heads: number | null;
	readonly tiers: readonly Tier[];
	/** What its verified needs ask for. */
	readonly asked: number;
	/** Its first tier, or all it asks for where that is less. */
	readonly floor: number;
}

/** The greatest numbers of a market, from which a lexicographic floor takes its reward. */
export interface Extremes {
	readonly offers: number;
	readonly highestQuality: number;
	readonly highestValue: number;
}

/** Villages by code, each with its tiers before any lock. */
export function villagesOf(
	instance: Instance,
	needs: readonly Need[],
	extremes: Extremes,
): VillageColumn[] {
	const needsOf = groupBy(needs, ({ village }) => village);
	const records = new Map(instance.villages?.map((village) => [village.code, village]));
	const columns = [...needsOf]
		.toSorted(([one], [other]) => byText(one, other))
		.map(([code, own]) => columnOf(records.get(code) ?? { code }, own, instance));
	if (instance.parameters.floor === 'weighted') return columns;
	const laterRewards = columns.flatMap(({ tiers }) => tiers.slice(1).map(({ reward }) => reward));
	const highestSecondReward = highest(laterRewards);
	const reward = lexicographicReward({ ...extremes, highestSecondReward });
	return columns.map((column) => ({
		...column,
		tiers: [{ ...at(column.tiers, 0), reward }, ...column.tiers.slice(1)],
	}));
}

function columnOf(
	village: Village,
	needs: readonly Need[],
	{ parameters }: Instance,
): VillageColumn {
	const { code, population } = village;
	const isSizedByHeads = village.tiers === undefined;
	const tiers = tiersOf(
		village.tiers ?? parameters.tiers,
		isSizedByHeads && population !== undefined ? population : null,
		amountOf(needs),
	);
	const asked = amountOf(needs.filter((need) => need.value !== undefined || need.verified > 0));
	const floor = Math.min(asked, at(tiers, 0).width);
	return { code, heads: population ?? null, tiers, asked, floor };
}

function amountOf(needs: readonly Need[]): number {
	return needs.reduce((sum, { amount }) => sum + amount, 0);
}
