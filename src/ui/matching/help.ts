import { formatChange } from '#domain/matching/basket.ts';
import type { OpenNeed } from '#domain/matching/round.ts';
import type { Unit } from '#domain/needs/measure.ts';
import { m } from '#text/compiled/messages.js';
import { getLocale } from '#text/compiled/runtime.js';
import { formatQuantity, namePart } from '#text/quantity.ts';
import { term } from '#text/terms.ts';

/** What would bring an open need a match, in one sentence. */
export function wordHelp({ help, helper }: Pick<OpenNeed, 'help' | 'helper'>, unit: Unit): string {
	if (help === null) return '—';
	const offer = helper ? m.help_offer({ title: helper.title, of: helper.of }) : m.help_some_offer();
	const told = (quantity: number) => formatQuantity(quantity, unit, getLocale(), 'wan');
	switch (help.what) {
		case 'verify':
			return m.help_verify({ grade: term('verified_level', String(help.grade)) });
		case 'widen_region':
			return m.help_widen_region({ offer });
		case 'widen_category':
			return m.help_widen_category({ offer });
		case 'new_offer':
			return m.help_new_offer();
		case 'ask_again':
			return m.help_ask_again({ offer });
		case 'top_up':
			return m.help_top_up({ offer, amount: told(help.amount) });
		case 'lower_minimum':
			return m.help_lower_minimum({ offer, amount: told(help.amount) });
		case 'points':
			return help.points > 0
				? m.help_points({ offer, points: help.points, part: namePart(unit, getLocale()) })
				: m.help_points_equal({ offer });
		case 'budget':
			return m.help_budget({ offer, amount: told(help.amount) });
		case 'raise_cap':
			return m.help_raise_cap();
	}
}

/** The change that tries the help out, where it is one that a what-if knows. */
export function helpLink({ help }: Pick<OpenNeed, 'help'>): string | null {
	if (help?.what !== 'top_up' && help?.what !== 'budget') return null;
	return formatChange({ what: 'budget', offer: help.offer, quantity: help.amount });
}
