import type { NoticeTerm, NoticeTermDraft } from '#domain/projects/term.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import { act, answered } from './fault.server.ts';

/** How long notices hang in the county around a place, the last one set first. */
export async function list(db: Db, place: string): Promise<NoticeTerm[]> {
	const query = db
		.from('notice_terms')
		.select('*, organizations!notice_terms_organization_id_fkey!inner(name)')
		.eq('county_code', `${place.slice(0, 6)}000000`);
	const rows = answered(await query.order('set_at', { ascending: false }).order('id').limit(200));
	return rows.map((row) => ({
		id: row.id,
		days: { village: row.village_days, township: row.township_days, county: row.county_days },
		basis: row.basis,
		validFrom: row.valid_from,
		organizationName: row.organizations.name,
		setAt: row.set_at,
	}));
}

export function record(db: Db, term: NoticeTermDraft): Promise<Result<string>> {
	return act(db, 'set_notice_term', {
		id: term.id,
		village_days: term.days.village,
		township_days: term.days.township,
		county_days: term.days.county,
		basis: term.basis,
		valid_from: term.validFrom,
	});
}
