import type { Entry } from '#domain/timeline/entry.ts';
import type { Named } from '#domain/timeline/ledger.ts';
import type { Place } from '#domain/timeline/place.ts';
import { m } from './compiled/messages.js';
import { getLocale } from './compiled/runtime.js';
import { formatDate, formatMoney } from './format.ts';
import { term } from './terms.ts';

/** What an entry is, in one line without a full stop. */
export function entryTitle({ facts }: Pick<Entry, 'facts'>): string {
	const locale = getLocale();
	switch (facts.kind) {
		case 'status':
			return m.entry_status({ status: term('status_project', facts.status) });
		case 'notice':
			return (facts.isStopped ? m.entry_notice_stopped : m.entry_notice)({
				level: term('level_notice', facts.level),
				from: formatDate(facts.startsOn, locale),
				to: formatDate(facts.endsOn, locale),
			});
		case 'money': {
			const [nature, bucket] = [term('nature', facts.nature), term('bucket', facts.bucket)];
			const amount = formatMoney(facts.signedFen, locale);
			const isBack = facts.signedFen < 0;
			return (isBack ? m.entry_money_back : m.entry_money)({ nature, bucket, amount });
		}
		case 'milestone':
			return m.entry_milestone({
				title: facts.title,
				status: term('status_milestone', facts.status),
			});
		case 'contract':
			return m.entry_contract({
				subject: facts.subject,
				amount: formatMoney(facts.amountFen, locale),
			});
		case 'handover':
			return facts.assetCount
				? m.entry_handover({ count: facts.assetCount })
				: m.entry_handover_nothing();
		case 'acceptance':
			return m.entry_acceptance({
				level: term('acceptance_level', facts.level),
				outcome: term('acceptance_outcome', facts.outcome),
			});
		case 'update':
			return m.entry_update();
		case 'correction':
			return m.entry_correction();
	}
}

/** What else an entry says, sentence by sentence; its own words first. */
export function entryLines({ body, facts }: Pick<Entry, 'body' | 'facts'>): string[] {
	if (facts.kind === 'money') return body ? [m.entry_correction_note({ note: body })] : [];
	const lines = body ? body.split('\n') : [];
	if (facts.kind === 'correction') lines.push(m.entry_correction_note({ note: facts.note }));
	if (facts.kind === 'acceptance') {
		lines.push(m.entry_inspectors({ inspectors: facts.inspectors }));
	}
	if (facts.kind === 'contract') {
		lines.push(m.entry_contractor({ contractor: facts.contractor ?? m.paper_no_office() }));
	}
	if (facts.kind !== 'update' && facts.kind !== 'correction') return lines;
	const { worksPercent, amountFen } = facts;
	if (worksPercent !== null) lines.push(m.entry_works({ percent: worksPercent }));
	if (amountFen !== null) {
		lines.push(m.entry_amount({ amount: formatMoney(amountFen, getLocale()) }));
	}
	return lines;
}

/** A donor's name, or the name that all share who do not want to be named. */
export function donorName(donor: Named | null): string {
	return donor?.name ?? m.donor_anonymous();
}

/** 渭源县田家河乡元古堆村: a village's name alone may be that of its neighbour. */
export function placeName({ county, township, village }: Place): string {
	return county + township + village;
}
