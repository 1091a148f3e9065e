import { firstSentence } from '#domain/text.ts';
import type { Entry } from '#domain/timeline/entry.ts';
import type { Named } from '#domain/timeline/ledger.ts';
import type { Place } from '#domain/timeline/place.ts';
import { m } from './compiled/messages.js';
import { getLocale } from './compiled/runtime.js';
import { formatDate, formatMoney } from './format.ts';
import { term } from './terms.ts';

/**
 * What an entry is, in one line without a full stop.
 * @param locale another language than the reader's, in mails
 */
export function entryTitle({ facts }: Pick<Entry, 'facts'>, locale = getLocale()): string {
	const said = { locale };
	switch (facts.kind) {
		case 'status':
			return m.entry_status({ status: term('status_project', facts.status, locale) }, said);
		case 'notice': {
			const days = {
				from: formatDate(facts.startsOn, locale),
				to: formatDate(facts.endsOn, locale),
			};
			const level = term('level_notice', facts.level, locale);
			return (facts.isStopped ? m.entry_notice_stopped : m.entry_notice)({ level, ...days }, said);
		}
		case 'money': {
			const nature = term('nature', facts.nature, locale);
			const bucket = term('bucket', facts.bucket, locale);
			const amount = formatMoney(facts.signedFen, locale);
			const isBack = facts.signedFen < 0;
			return (isBack ? m.entry_money_back : m.entry_money)({ nature, bucket, amount }, said);
		}
		case 'milestone': {
			const status = term('status_milestone', facts.status, locale);
			return m.entry_milestone({ title: facts.title, status }, said);
		}
		case 'acceptance': {
			const level = term('acceptance_level', facts.level, locale);
			const outcome = term('acceptance_outcome', facts.outcome, locale);
			return m.entry_acceptance({ level, outcome }, said);
		}
		case 'deliberation':
			return m.entry_deliberation({}, said);
		case 'contract': {
			const amount = formatMoney(facts.amountFen, locale);
			return m.entry_contract({ subject: facts.subject, amount }, said);
		}
		case 'handover':
			return facts.assetCount
				? m.entry_handover({ count: facts.assetCount }, said)
				: m.entry_handover_nothing({}, said);
		case 'update':
			return m.entry_update({}, said);
		case 'correction':
			return m.entry_correction({}, said);
	}
}

/** An entry beside those of other projects: whose it is, and what a village told in its words. */
export function entryHeadline(
	{ project, body, facts }: Pick<Entry, 'body' | 'facts'> & { project: Pick<Named, 'name'> },
	locale = getLocale(),
): string {
	const told = facts.kind === 'update' && body;
	const what = told ? firstSentence(told, 60) : entryTitle({ facts }, locale);
	return m.entry_of({ title: project.name, what }, { locale });
}

/** What else an entry says, sentence by sentence; its own words first. */
export function entryLines({ body, facts }: Pick<Entry, 'body' | 'facts'>): string[] {
	if (facts.kind === 'money') return body ? [m.entry_correction_note({ note: body })] : [];
	const lines = body ? body.split('\n') : [];
	if (facts.kind === 'correction') lines.push(m.entry_correction_note({ note: facts.note }));
	if (facts.kind === 'deliberation') {
		const { due, present, for: agreed } = facts;
		lines.push(m.entry_votes({ due, present, agreed }));
	}
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
