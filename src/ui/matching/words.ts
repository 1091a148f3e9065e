import { formatChange } from '#domain/matching/basket.ts';
import type { Change } from '#domain/matching/changes.ts';
import type { MarketName } from '#domain/matching/markets.ts';
import type { Match, Named } from '#domain/matching/plan.ts';
import {
	leadsToPledge,
	type Proposal,
	type ProposalStatus,
	type Word,
} from '#domain/matching/proposal.ts';
import type { Round, RoundStatus } from '#domain/matching/round.ts';
import type { RoundForm } from '#domain/matching/schema.ts';
import type { Unit } from '#domain/needs/measure.ts';
import { m } from '#text/compiled/messages.js';
import { getLocale } from '#text/compiled/runtime.js';
import { formatQuantity, nameUnit } from '#text/quantity.ts';
import { term } from '#text/terms.ts';
import type { Tone } from '#ui/parts/tone.ts';

/** What is said beside the fields of a round; of a list, to the whole of it. */
export type RoundErrors = {
	readonly [Name in Exclude<keyof RoundForm, Lists>]?: string[] | undefined;
} & { readonly [Name in Lists]?: { readonly _errors?: string[] } | undefined };

type Lists = 'tier_size' | 'tier_reward';

const roundTones: Partial<Record<RoundStatus, Tone>> = {
	running: 'waiting',
	proposed: 'good',
	failed: 'alert',
};

/** A round that waits for its publication looks like one, although its plan is made. */
export function roundMark({ status, publishedAt }: Pick<Round, 'status' | 'publishedAt'>): {
	tone: Tone;
	label: string;
} {
	if (status === 'proposed' && publishedAt === null) {
		return { tone: 'waiting', label: m.round_unpublished() };
	}
	return { tone: roundTones[status] ?? 'neutral', label: term('status_round', status) };
}

const proposalTones: Partial<Record<ProposalStatus, Tone>> = {
	proposed: 'waiting',
	half_accepted: 'waiting',
	agreed: 'good',
	pledged: 'good',
};

export function proposalTone(state: ProposalStatus): Tone {
	return proposalTones[state] ?? 'neutral';
}

/** The donor as this reader may know it. */
export function nameDonor({ donorName, isAnonymous }: Proposal): string {
	if (donorName === null) return m.proposal_anonymous();
	return isAnonymous ? m.proposal_anonymous_to_village({ name: donorName }) : donorName;
}

export function nameNeed({ need }: Proposal): string {
	return need.title ?? m.proposal_need_closed();
}

export function wordDecision({ decision }: Word): string {
	return decision === null ? m.proposal_undecided() : term('decision', decision);
}

/** With what was proposed before, where the donor accepted a part of it. */
export function amountInFull({ quantity, reducedFrom, unit }: Proposal): string {
	const amount = formatQuantity(quantity, unit, getLocale());
	if (reducedFrom === null) return amount;
	const whole = formatQuantity(reducedFrom, unit, getLocale());
	return `${amount} ${m.proposal_accepted_part({ amount: whole })}`;
}

export function amountOf({ quantity, unit }: Pick<Proposal, 'quantity' | 'unit'>): string {
	return formatQuantity(quantity, unit, getLocale(), 'wan');
}

/** A market as people call it: 社会帮扶资金, 物资（教育，台）, 岗位. */
export function nameMarket({ commodity, nature, category, unit }: MarketName): string {
	const name = term('commodity', commodity);
	if (nature !== null) return m.round_market_of_money({ nature: term('nature', nature) });
	if (unit === null || commodity === 'jobs') return name;
	const counted = nameUnit(unit, getLocale());
	if (category === null) return m.round_market_in_unit({ commodity: name, unit: counted });
	return m.round_market_goods({
		commodity: name,
		category: term('category', category),
		unit: counted,
	});
}

/** Goods are pledged in words; people and purchases end with the agreement. */
export function whatFollows(proposal: Proposal): string {
	if (leadsToPledge(proposal)) return m.proposal_goods_next();
	return m.proposal_ends_here({ commodity: term('commodity', proposal.commodity) });
}

/** The donor of a grant as the owner of the round knows it. */
export function nameMatchDonor({ donorName, isAnonymous }: Match): string {
	return isAnonymous ? m.proposal_anonymous_to_village({ name: donorName }) : donorName;
}

/** The reason of a grant in a few words; the page of the grant has them all. */
export function tellMatch({ reasons }: Match): string {
	if (reasons.isHeld) return m.match_held();
	return m.match_short({ points: reasons.quality, tier: reasons.tier });
}

export function seconds(milliseconds: number | null): string {
	return m.round_seconds({ seconds: ((milliseconds ?? 0) / 1000).toFixed(1) });
}

/** What can be done about a failed round, and the page where it is done. */
export function repairOf(failure: string): { advice: string; href: string | null } {
	const [name = '', record = ''] = failure.split(' ');
	if (name === 'instance.village_without_population') {
		return { advice: m.round_repair_population(), href: `/villages/${record}` };
	}
	if (/^instance\.(lock_above_budget|mixed_natures|unknown_offer)$/.test(name)) {
		return { advice: m.round_repair_offer(), href: `/desk/offers/${record}` };
	}
	if (/^instance\.(lock_above_need|unknown_need|unknown_village)$/.test(name)) {
		return { advice: m.round_repair_need(), href: `/desk/needs/${record}` };
	}
	if (name.startsWith('instance.pairing_')) {
		return { advice: m.round_repair_pairing(), href: '/pairings' };
	}
	if (name.startsWith('what_if.')) return { advice: m.round_repair_change(), href: null };
	return { advice: m.round_repair_again(), href: null };
}

/** A change of a what-if as a sentence. */
export function wordChange(change: Change, named: ReadonlyMap<string, Named>, unit: Unit): string {
	const title = (id: string) => {
		const known = named.get(id);
		return known ? m.help_offer({ title: known.title, of: known.of }) : id;
	};
	const locale = getLocale();
	const told = (quantity: number) => formatQuantity(quantity, unit, locale, 'wan');
	switch (change.what) {
		case 'lock': {
			const [offer, need] = [title(change.offer), title(change.need)];
			return m.change_told_lock({ offer, need, amount: told(change.quantity) });
		}
		case 'ban':
			return m.change_told_ban({ offer: title(change.offer), need: title(change.need) });
		case 'budget':
			return m.change_told_budget({
				offer: title(change.offer),
				amount: told(change.quantity),
			});
		case 'floor':
			return unit === null
				? m.change_told_floor({ yuan: change.size })
				: m.change_told_floor_in_unit({ size: change.size, unit: nameUnit(unit, locale) });
	}
}

/** A step of the scale: so much for a head, or so many for 10,000 heads. */
export function wordTier(size: number, reward: number, unit: Unit): string {
	if (unit === null) return m.scale_step({ size, reward });
	return m.scale_step_in_unit({ size, reward, unit: nameUnit(unit, getLocale()) });
}

/** The address of a what-if that is put together; `act` is one of its form actions. */
export function basketQuery(changes: readonly Change[], act?: string): string {
	const query = new URLSearchParams(changes.map((change) => ['change', formatChange(change)]));
	return act === undefined ? `?${query}` : `?${query}&/${act}`;
}
