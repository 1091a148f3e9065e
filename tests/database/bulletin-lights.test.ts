import fc from 'fast-check';
import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { inspectingLevels, acceptanceOutcomes } from '#domain/projects/acceptance.ts';
import { colours } from '#domain/projects/light.ts';
import { publicStatuses } from '#domain/timeline/project.ts';
import { toWall, type WallFacts } from '#domain/timeline/wall.ts';
import { addDays } from '#domain/period.ts';
import { becomeOwner, rolledBack, type Tx } from './become.ts';
import { villages } from './giving.ts';
import { gather } from './people.ts';

const today = '2026-05-20';
const ago = (days: number) => addDays(today, -days);

/** Everything that a light depends on, around its bounds. */
const facts = fc.record({
	status: fc.constantFrom(...publicStatuses),
	told: fc.option(fc.constantFrom(0, 89, 90, 91, 200)),
	milestones: fc.array(
		fc.record({
			due: fc.constantFrom(-5, 0, 1, 30, 31, 90),
			status: fc.constantFrom('scheduled', 'met', 'partly_met', 'not_met'),
		}),
		{ maxLength: 3 },
	),
	inspections: fc.array(
		fc.record({
			level: fc.constantFrom(...inspectingLevels),
			outcome: fc.constantFrom(...acceptanceOutcomes),
		}),
		{ maxLength: 4 },
	),
	objections: fc.constantFrom(0, 1, 2),
	answered: fc.constantFrom(0, 1),
	ruling: fc.option(
		fc.record({ colour: fc.constantFrom(...colours), days: fc.constantFrom(-3, 0, 1) }),
	),
});

type Facts = typeof facts extends fc.Arbitrary<infer Value> ? Value : never;

async function write(tx: Tx, id: string, one: Facts): Promise<void> {
	const lastEntry = one.told === null ? null : ago(one.told);
	await tx`insert into published_projects (id, title, village_code, kind, status, budget_fen,
			works_percent, last_entry_on, is_demo)
		values (${id}, '修路', ${villages.yuangudui}, 'infrastructure', ${one.status}, 1, 0,
			${lastEntry}, false)`;
	for (const [at, { due, status }] of one.milestones.entries()) {
		await tx`insert into published_milestones values (${id}, ${at}, '节点', 'start',
			${ago(due)}, ${status}, null)`;
	}
	for (const { level, outcome } of one.inspections) {
		await tx`insert into published_entries (project_id, kind, source_id, occurred_on, facts)
			values (${id}, 'acceptance', ${randomUUID()}, ${today}, ${tx.json({ level, outcome })})`;
	}
	await tx`insert into published_notices values (${randomUUID()}, ${id}, 'village',
		${villages.yuangudui}, ${today}, ${today}, '公开栏', null, '[]', 'given', null,
		${one.objections}, ${Math.min(one.answered, one.objections)}, false)`;
	if (one.ruling) {
		const until = addDays(today, one.ruling.days);
		await tx`insert into published_rulings values (${id}, ${one.ruling.colour}, ${until})`;
	}
}

/** As the wall charts of the public site have it. */
function lightOnWall(id: string, one: Facts) {
	const { light } = toWall(
		{
			id,
			status: one.status,
			lastEntryOn: one.told === null ? null : ago(one.told),
			milestones: one.milestones.map(({ due, status }) => ({ status, dueOn: ago(due) })),
			openObjections: one.objections - Math.min(one.answered, one.objections),
			acceptances: one.inspections.map((inspection, at) => ({
				...inspection,
				recordedAt: String(at),
			})),
			ruling: one.ruling && {
				colour: one.ruling.colour,
				holdsUntil: addDays(today, one.ruling.days),
			},
		} as unknown as WallFacts,
		today,
	);
	const causes = (light?.causes ?? []).map(({ name, days }) => `${name} ${days}`);
	return { light: light?.colour ?? null, ruled: Boolean(light?.ruling), causes: causes.sort() };
}

describe('the lights of a bulletin', () => {
	it('are those of the wall charts, for whatever is on record', () =>
		rolledBack(async (tx) => {
			const { countyEditor } = await gather(tx);
			await becomeOwner(tx);
			const all = fc.sample(facts, { numRuns: 400, seed: 7 });
			const ids = all.map(() => randomUUID());
			for (const [at, one] of all.entries()) await write(tx, ids[at]!, one);
			const rows = await tx`select id, light, ruled, causes from private.bulletin_projects(
				'county', ${countyEditor.region}, null, ${today})`;
			const found = new Map(rows.map((row) => [row['id'], row]));
			const seen = new Set<string>();
			for (const [at, one] of all.entries()) {
				const row = found.get(ids[at]);
				const causes = (row!['causes'] as { name: string; days: number | null }[])
					.map(({ name, days }) => `${name} ${days}`)
					.sort();
				const { light, ruled } = row!;
				expect({ light, ruled, causes }, JSON.stringify(one)).toEqual(lightOnWall(ids[at]!, one));
				for (const cause of causes) seen.add(cause.split(' ')[0]!);
			}
			expect([...seen].sort()).toEqual([
				...['contested', 'due', 'late', 'rectify', 'silent', 'suspended'],
			]);
		}));
});
