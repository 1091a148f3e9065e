import type { QueryData } from '@supabase/supabase-js';
import type { Colour } from '#domain/projects/light.ts';
import type { MilestoneStatus, Slot } from '#domain/projects/milestone.ts';
import { boundsOf } from '#domain/regions/code.ts';
import type { WallFacts } from '#domain/timeline/wall.ts';
import type { Db } from './client.server.ts';
import { readAll } from './timeline-page.server.ts';
import { projectColumns, toProject } from './timeline-projects.server.ts';

const columns = `${projectColumns},
	milestones:published_milestones(position, title, slot, due_on, status, met_on),
	ruling:published_rulings(colour, holds_until),
	notices:published_notices(objection_count, answered_count),
	inspections:published_entries(seq, published_at, facts)` as const;

/** Every published project of a county or a pairing, by place: what hangs on a wall is whole. */
export async function list(
	db: Db,
	of: { county: string } | { pairing: string },
): Promise<WallFacts[]> {
	const rows = await readAll((from, to) => {
		const query = walls(db).eq('inspections.kind', 'acceptance');
		return within(query, of).order('village_code').order('id').range(from, to);
	});
	return rows.map(toFacts);
}

function walls(db: Db) {
	return db.from('published_projects').select(columns, { count: 'exact' });
}

function within(query: ReturnType<typeof walls>, of: { county: string } | { pairing: string }) {
	if ('pairing' in of) return query.eq('pairing_id', of.pairing);
	const [first, last] = boundsOf(of.county);
	return query.gte('village_code', first).lte('village_code', last);
}

type Row = QueryData<ReturnType<typeof walls>>[number];

function toFacts(row: Row): WallFacts {
	const { ruling, notices } = row;
	return {
		...toProject(row),
		milestones: row.milestones
			.toSorted((one, other) => one.position - other.position)
			.map((one) => ({
				title: one.title,
				slot: one.slot as Slot,
				dueOn: one.due_on,
				status: one.status as MilestoneStatus,
				metOn: one.met_on,
			})),
		openObjections: notices.reduce(
			(count, one) => count + one.objection_count - one.answered_count,
			0,
		),
		acceptances: row.inspections
			.toSorted((one, other) => one.seq - other.seq)
			.map(({ published_at: recordedAt, facts }) => ({
				...(facts as unknown as Pick<WallFacts['acceptances'][number], 'level' | 'outcome'>),
				recordedAt,
			})),
		ruling: ruling && { colour: ruling.colour as Colour, holdsUntil: ruling.holds_until },
	};
}
