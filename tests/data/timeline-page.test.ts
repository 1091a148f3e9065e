import { randomUUID } from 'node:crypto';
import type { Sql } from 'postgres';
import { expect, it } from 'vitest';
import { anonymousClient } from '#data/client.server.ts';
import * as donors from '#data/timeline-donors.server.ts';
import * as entries from '#data/timeline-entries.server.ts';
import * as needs from '#data/timeline-needs.server.ts';
import type { Place } from '#domain/list.ts';
import { publicProjectList } from '#domain/timeline/list.ts';
import type { PublishedNeed } from '#domain/timeline/need.ts';
import type { ProjectFilter, PublishedProject } from '#domain/timeline/project.ts';
import * as projects from '#data/timeline-projects.server.ts';
import * as villages from '#data/timeline-villages.server.ts';
import { namesake, withStack, xinlian, yuangudui } from './published.ts';

const ids = (count: number) => Array.from({ length: count }, () => randomUUID());
const [told, untold, asked, given] = [ids(9), ids(6), ids(11), ids(7)];
const road = told[0]!;

const project = (id: string, last_entry_on: string | null, at: number) => ({
	...{ id, last_entry_on, title: `道路${at}`, kind: 'infrastructure', status: 'in_pool' },
	village_code: at % 2 ? yuangudui : xinlian,
	...{ budget_fen: 100, works_percent: 0, is_demo: true },
});

async function fill(sql: Sql): Promise<void> {
	const all = [
		// Several of one day, so that a page ends within a day.
		...told.map((id, at) => project(id, `2026-0${1 + Math.floor(at / 4)}-01`, at)),
		...untold.map((id, at) => project(id, null, at)),
	];
	await sql`insert into published_projects ${sql(all)}`;
	const wanted = asked.map((id, at) => ({
		...{ id, village_code: yuangudui, title: '需求', description: '', category: 'roads' },
		...{
			commodity: 'money',
			amount_fen: at % 4 ? 5 + (at % 2) : null,
			urgency: 3,
			status: 'open',
			agreed: 0,
		},
		...{ opened_on: `2026-0${1 + (at % 3)}-01`, is_demo: true },
	}));
	await sql`insert into published_needs ${sql(wanted)}`;
	const names = ['甲', '甲', '甲', '乙", (1)', "乙'；%", '丙', '丁'];
	const named = given.map((id, at) => ({
		...{ id, name: names[at]!, kind: 'enterprise', region_code: '370200000000', is_demo: true },
	}));
	await sql`insert into published_donors ${sql(named)}`;
	const happened = Array.from({ length: 8 }, (_, at) => ({
		...{ project_id: road, kind: 'update', source_id: `u${at}`, version: 1 },
		...{ occurred_on: `2026-01-0${1 + (at % 3)}`, body: `第${at}条` },
	}));
	await sql`insert into published_entries ${sql(happened)}`;
	await sql`insert into published_entries (project_id, kind, source_id, version, occurred_on, body,
			facts, corrects_seq)
		select project_id, 'correction', source_id, 2, occurred_on, '更正后',
			'{"correction_note": "误"}',
			seq from published_entries where source_id = 'u0'`;
}

withStack(fill);

/** Follows a list to its end. */
async function walk<Row, Place = string>(
	read: (after: Place | null) => Promise<{ rows: Row[]; next: Place | null }>,
): Promise<Row[]> {
	const rows: Row[] = [];
	let after: Place | null = null;
	do {
		const page = await read(after);
		rows.push(...page.rows);
		after = page.next;
	} while (after !== null);
	return rows;
}

const sorted = (list: readonly string[]) => [...list].sort();

const byEntry = publicProjectList.usual;

function walkProjects(filter: ProjectFilter, sort: typeof byEntry | Reversed, limit: number) {
	return walk<PublishedProject, Place>((after) =>
		projects.list(anonymousClient(), { filter, sort, after }, { limit }),
	);
}

interface Reversed {
	readonly by: 'last_entry_on' | 'budget';
	readonly descending: false;
}

it('walks through the projects once each, the newest first and the untold last', async () => {
	for (const limit of [1, 4, 5, 9, 15]) {
		const rows = await walkProjects({}, byEntry, limit);
		const [first, last] = [rows.slice(0, told.length), rows.slice(told.length)];
		expect(sorted(first.map(({ id }) => id))).toEqual(sorted(told));
		expect(sorted(last.map(({ id }) => id))).toEqual(sorted(untold));
		const days = first.map(({ lastEntryOn }) => lastEntryOn ?? '');
		expect(days).toEqual(sorted(days).reverse());
		const turned = await walkProjects({}, { by: 'last_entry_on', descending: false }, limit);
		expect(turned).toEqual(rows.toReversed());
	}
});

it('walks through rows that are alike in what they are sorted by', async () => {
	const rows = await walkProjects({}, { by: 'budget', descending: false }, 3);
	expect(sorted(rows.map(({ id }) => id))).toEqual(sorted([...told, ...untold]));
});

it('walks through the projects of a county only', async () => {
	const rows = await walkProjects({ county: '621125000000' }, byEntry, 2);
	expect(rows.length).toBeGreaterThan(3);
	expect(rows.every(({ place }) => place.county === '漳县')).toBe(true);
});

it('walks through the needs once each', async () => {
	const walked = (by: 'opened_on' | 'amount', descending: boolean) =>
		walk<PublishedNeed, Place>((after) =>
			needs.list(anonymousClient(), { filter: {}, sort: { by, descending }, after }, { limit: 3 }),
		);
	for (const by of ['opened_on', 'amount'] as const) {
		const rows = await walked(by, true);
		expect(sorted(rows.map(({ id }) => id))).toEqual(sorted(asked));
		const counted = rows.filter(({ amountFen }) => amountFen !== null);
		if (by === 'amount') expect(rows.slice(0, counted.length)).toEqual(counted);
		expect(await walked(by, false)).toEqual(rows.toReversed());
	}
});

it('walks through donors of one name and of any name once each', async () => {
	const rows = await walk((after) => donors.list(anonymousClient(), after, 2));
	expect(sorted(rows.map(({ id }) => id))).toEqual(sorted(given));
});

it('walks through a timeline, and shows a corrected entry with its correction', async () => {
	const rows = await walk((after) => entries.listOf(anonymousClient(), road, after, 2));
	expect(rows).toHaveLength(9);
	const correction = rows.find(({ facts }) => facts.kind === 'correction');
	const corrected = rows.find(({ seq }) => seq === correction?.correctsSeq);
	expect(corrected?.correctedBySeq).toBe(correction?.seq);
});

it('finds the page of a timeline with an entry, wherever that stands', async () => {
	const db = anonymousClient();
	const rows = await walk((after) => entries.listOf(db, road, after, 4));
	for (const [place, { seq }] of rows.entries()) {
		const after = await entries.findPage(db, road, seq, 4);
		const page = await entries.listOf(db, road, after, 4);
		if (place < 4) expect(after).toBeNull();
		else expect(page.rows[0]?.seq).toBe(seq);
		expect(page.rows.map((row) => row.seq)).toContain(seq);
	}
	expect(await entries.findPage(db, road, 999_999, 4)).toBeNull();
	expect(await entries.findPage(db, told[1]!, rows[8]!.seq, 4)).toBeNull();
});

it('finds villages by a part of the name, whatever else was typed', async () => {
	const found = async (name: string) => {
		const { rows } = await villages.list(anonymousClient(), { name }, null);
		return rows.map(({ place }) => place.code);
	};
	expect(await found('元古堆')).toEqual([yuangudui, namesake]);
	expect(await found('联')).toEqual([xinlian]);
	for (const name of ['%', '_', '\\', '元%堆', 'x"(),.']) expect(await found(name)).toEqual([]);
});

it('counts what a village has', async () => {
	const village = await villages.find(anonymousClient(), yuangudui);
	expect(village).toMatchObject({ needCount: asked.length, projectCount: 7, statistics: null });
});
