import type { Nature } from '#domain/offers/offer.ts';
import { isAllocable } from '#domain/pledges/pledge.ts';
import { stages, type Bucket } from '#domain/timeline/ledger.ts';
import { m } from '#text/compiled/messages.js';
import { getLocale } from '#text/compiled/runtime.js';
import { formatMoney, formatPercent } from '#text/format.ts';
import { term } from '#text/terms.ts';

type Stage = (typeof stages)[number];

/** What money of a nature passes. What is not given ends when it is received. */
export function stagesOf(nature: Nature): readonly Stage[] {
	return isAllocable(nature) ? stages : stages.slice(0, stages.indexOf('allocated'));
}

/** The words for what has come to a stage and waits there. */
export function nameRest(stage: Stage): string | undefined {
	if (stage === 'committed') return m.pledge_rest_committed();
	if (stage === 'received') return m.pledge_rest_received();
	if (stage === 'allocated') return m.pledge_rest_allocated();
	return stage === 'disbursed' ? m.pledge_rest_disbursed() : undefined;
}

/**
 * What the picture shows, in a sentence: how much of what has come got to the end of its way.
 * @param passed the stages of the picture
 */
export function tellFlow(
	nature: Nature,
	passed: readonly Stage[],
	fenIn: (bucket: Bucket) => number,
): string {
	const [first, last] = [passed[0], passed[passed.length - 1]];
	const name = term('nature', nature);
	const money = (bucket: Bucket) => formatMoney(fenIn(bucket), getLocale(), 'wan');
	const share = (whole: Bucket) => formatPercent(fenIn(last ?? whole), fenIn(whole));
	if (first === 'allocated') {
		const figures = { allocated: money('allocated'), spent: money('spent') };
		return m.flow_of_allocated({ nature: name, ...figures, percent: share('allocated') });
	}
	const figures = { committed: money('committed'), received: money('received') };
	if (fenIn('received') <= 0) return m.flow_not_received({ nature: name, ...figures });
	if (last === 'received') {
		return m.flow_of_committed({ nature: name, ...figures, percent: share('committed') });
	}
	const spent = money('spent');
	return m.flow_of_received({ nature: name, ...figures, spent, percent: share('received') });
}
