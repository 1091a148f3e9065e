import type { Nature } from '#domain/offers/offer.ts';
import { projectKinds } from '#domain/projects/project.ts';
import type { FundedProject, publicProjectList } from '#domain/timeline/list.ts';
import { publicStatuses } from '#domain/timeline/project.ts';
import { columnsOf, type ListColumn } from './column.ts';
import { m } from './compiled/messages.js';
import { termFilter, yearFilter, type ListFilter, type Option } from './filter.ts';
import { pairingName } from './ledger.ts';
import { term, yesOrNo } from './terms.ts';
import { placeName } from './timeline.ts';

interface Choices {
	readonly counties: readonly Option[];
	readonly pairings: readonly Option[];
	readonly years: readonly number[];
}

export function publicProjectFilters({ counties, pairings, years }: Choices): ListFilter[] {
	return [
		{ name: 'county', label: m.ledger_county(), options: counties },
		{ name: 'pairing', label: m.ledger_pairing(), options: pairings },
		termFilter('kind', m.project_kind(), 'kind_project', projectKinds),
		termFilter('status', m.part_status(), 'status_project', publicStatuses),
		yearFilter('year', m.ledger_year(), years),
	];
}

type Key = (typeof publicProjectList.columns)[number];

export function publicProjectColumns(): ListColumn<FundedProject, Key>[] {
	const { text, word, money, serial, percent, day } = columnsOf<FundedProject, Key>();
	return [
		text('title', m.ledger_project(), ({ title }) => title),
		text('place', m.ledger_village(), ({ place }) => placeName(place)),
		text('county', m.ledger_county(), ({ place }) => place.county),
		word('village_code', m.ledger_village_code(), ({ place }) => place.code),
		word('kind', m.project_kind(), ({ kind }) => term('kind_project', kind)),
		word('status', m.part_status(), ({ status }) => term('status_project', status)),
		serial('year', m.project_year(), ({ poolYear }) => poolYear),
		text('pairing', m.ledger_pairing(), ({ pairing }) => pairing && pairingName(pairing)),
		text('implementing_unit', m.project_unit(), ({ implementingUnit }) => implementingUnit),
		text('approval_number', m.project_approval(), ({ approvalNumber }) => approvalNumber),
		money('budget', m.project_budget(), ({ budgetFen }) => budgetFen, 'wan'),
		percent('fiscal', paidLabel('fiscal_aid'), paidOf('fiscal_aid')),
		percent('social', paidLabel('social_donation'), paidOf('social_donation')),
		percent('works', m.project_works(), ({ worksPercent }) => worksPercent),
		day('last_entry_on', m.project_last_entry(), ({ lastEntryOn }) => lastEntryOn),
		day('next_due_on', m.project_next_milestone(), ({ nextDueOn }) => nextDueOn),
		text('id', m.ledger_project_id(), ({ id }) => id),
		text('demo', m.part_demo(), ({ isDemo }) => yesOrNo(isDemo)),
	];
}

function paidLabel(nature: Nature): string {
	return m.project_paid_share({ nature: term('nature', nature) });
}

/** Whole hundredths of what was allocated, rounded down: 100 is all of it. */
function paidOf(nature: Nature) {
	return ({ bars }: FundedProject): number | null => {
		const bar = bars.find((one) => one.nature === nature);
		return bar ? Math.floor((bar.disbursedFen * 100) / bar.allocatedFen) : null;
	};
}
