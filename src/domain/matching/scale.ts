import { accept, refuse, type Result } from '#domain/result.ts';
import { normalizeInput } from '#domain/text.ts';
import type { Unit } from '#domain/needs/measure.ts';
import {
	DEFAULT_PARAMETERS,
	MOST_SIZE,
	qualityNames,
	TIER_HEADS,
	type Parameters,
	type TierStep,
} from './parameters.ts';
import type { RoundPreview } from './round.ts';
import type { RoundForm } from './schema.ts';

/** Tiers of the form; those left empty fall away. */
export const TIER_STEPS = 4;

/** Whole points, 0 … 10000. @returns null where the text is no such number */
export function parsePoints(text: string): number | null {
	const typed = normalizeInput(text);
	return /^\d{1,5}$/.test(typed) && Number(typed) <= 10_000 ? Number(typed) : null;
}

/** Whole units. @returns null where the text is no such number */
function parseSize(text: string): number | null {
	const typed = normalizeInput(text);
	const size = /^\d{1,8}$/.test(typed) ? Number(typed) : 0;
	return size > 0 && size <= MOST_SIZE ? size : null;
}

/**
 * The tiers to begin with. How much money keeps a village from having nothing can be said for all
 * of them; how many lamps cannot. So they follow from what there is to give: half of an equal
 * share, the other half, as much again, the rest.
 */
export function usualTiers(
	{ asked, offered, headCount }: Pick<RoundPreview, 'asked' | 'offered' | 'headCount'>,
	unit: Unit,
): readonly TierStep[] {
	if (unit === null) return DEFAULT_PARAMETERS.tiers;
	const share = (Math.min(asked, offered) * TIER_HEADS) / Math.max(1, headCount);
	const half = Math.min(MOST_SIZE / 2, Math.max(1, Math.ceil(share / 2)));
	const sizes = [half, half, 2 * half, null];
	return DEFAULT_PARAMETERS.tiers.map(([, reward], index) => [sizes[index] ?? null, reward]);
}

/** Sizes and rewards as the form shows them; the rest has no size. */
export function stepsAsText(tiers: readonly TierStep[]): [sizes: string[], rewards: string[]] {
	const rows = Array.from({ length: TIER_STEPS }, (_, index) => tiers[index]);
	return [
		rows.map((step) => (step && step[0] !== null ? String(step[0]) : '')),
		rows.map((step) => (step ? String(step[1]) : '')),
	];
}

const pointNames = [...qualityNames, 'urgency', 'verified'] as const;

type ScaleRefusal =
	'round.quality_above_thousand' | 'round.grades_out_of_bounds' | 'round.tiers_invalid';

/**
 * The scale that a checked form describes. Any but the published one bears a version name of its
 * own, the same for the same numbers, so that two plans tell whether they were made alike.
 */
export function parametersFromForm(form: RoundForm): Result<Parameters, ScaleRefusal> {
	const points = Object.fromEntries(
		pointNames.map((name) => [name, parsePoints(form[name]) ?? 0]),
	) as Record<(typeof pointNames)[number], number>;
	const quality = qualityNames.reduce((sum, name) => sum + points[name], 0);
	if (quality < 1 || quality > 1000) return refuse('round.quality_above_thousand', 'capability');
	if (Math.max(points.urgency, points.verified) > 200) {
		return refuse('round.grades_out_of_bounds', 'urgency');
	}
	const tiers = tiersOf(form);
	if (!tiers) return refuse('round.tiers_invalid', 'tier_size._errors');
	const weights = { ...DEFAULT_PARAMETERS.weights, ...points };
	const scale = { floor: form.floor, tiers, weights };
	return accept({ ...scale, weights: { ...weights, ...nameOf(scale) } });
}

/** null where a size or a reward is missing, or where a reward rises. */
function tiersOf({ tier_size, tier_reward }: RoundForm): TierStep[] | null {
	const tiers: TierStep[] = [];
	const rows = tier_size.map((size, index) => [size.trim(), (tier_reward[index] ?? '').trim()]);
	for (const [size = '', reward = ''] of rows.filter((row) => row.join('') !== '')) {
		const before = tiers.at(-1);
		const [width, points] = [size === '' ? null : parseSize(size), parsePoints(reward)];
		if (points === null || (size !== '' && width === null)) return null;
		// The rest is the last: a step above it could never be reached.
		if (before && (before[0] === null || points > before[1])) return null;
		tiers.push([width, points]);
	}
	return tiers.length > 0 ? tiers : null;
}

function nameOf({ tiers, weights }: Parameters): { version: string; description: string } {
	const published = DEFAULT_PARAMETERS.weights;
	const numbersOf = (scale: Pick<Parameters, 'tiers' | 'weights'>) =>
		[...pointNames.map((name) => scale.weights[name]), ...scale.tiers.flat()].join(' ');
	const numbers = numbersOf({ tiers, weights });
	if (numbers === numbersOf(DEFAULT_PARAMETERS)) {
		return { version: published.version, description: published.description };
	}
	return {
		version: `${published.version}+${checkWord(numbers)}`,
		description: `Set for this round: ${numbers}.`,
	};
}

/** FNV-1a in 32 bits: a short name for a few numbers, no secret. */
function checkWord(text: string): string {
	let hash = 0x811c9dc5;
	for (const character of text) {
		hash = Math.imul(hash ^ character.charCodeAt(0), 0x01000193) >>> 0;
	}
	return hash.toString(16).padStart(8, '0');
}
