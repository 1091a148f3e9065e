import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { become, becomeOwner, refusalOf, rolledBack, type Tx } from './become.ts';
import { fileDocument, projectAt } from './giving.ts';
import { gather, type Cast, type Person } from './people.ts';

interface Told {
	id: string;
	project: string;
	body?: string;
	event_on?: string;
	percent?: number;
	milestone?: string | null;
	photos?: readonly { document_id: string; caption?: string }[];
	correction?: string;
	sending?: string;
	base?: number;
}

interface Scene {
	readonly cast: Cast;
	readonly project: string;
	readonly id: string;
}

async function scene(tx: Tx): Promise<Scene> {
	const cast = await gather(tx);
	const project = await projectAt(tx, cast.villageEditor, 'under_way');
	return { cast, project, id: randomUUID() };
}

async function tell(tx: Tx, person: Person, told: Told): Promise<number> {
	await become(tx, person);
	const [row] = await tx<{ version: number }[]>`select submit_update(${told.id}, ${told.project},
		${told.event_on ?? '2024-05-01'}, ${told.body ?? '路基已经铺好。'},
		${told.percent ?? 30}::smallint, null, ${told.milestone ?? null}::uuid,
		${tx.json((told.photos ?? []) as never)}, ${told.correction ?? null},
		${told.sending ?? null}::uuid, ${told.base ?? null}::integer) as version`;
	return row!.version;
}

async function judge(tx: Tx, { cast, id }: Scene, decision: string, version = 1): Promise<void> {
	await become(tx, cast.villageApprover);
	await tx`select review_update(${id}, ${version}, ${decision}, '请改')`;
}

/** Milestone 1 of the project. */
async function milestoneOf(tx: Tx, project: string): Promise<string> {
	const id = randomUUID();
	await becomeOwner(tx);
	await tx`insert into milestones (id, project_id, position, title, slot, due_on, weight)
		values (${id}, ${project}, 1, '开工', 'start', '2024-05-01', 100)`;
	return id;
}

async function photosOf(tx: Tx, id: string): Promise<string[]> {
	await becomeOwner(tx);
	const rows = await tx<{ photo: string }[]>`select version || ' ' || caption as photo
		from update_photos where update_id = ${id} order by version, position`;
	return rows.map(({ photo }) => photo);
}

describe('the same again', () => {
	it('is the same version, pictures and milestone included', () =>
		rolledBack(async (tx) => {
			const { cast, project, id } = await scene(tx);
			const milestone = await milestoneOf(tx, project);
			const document_id = await fileDocument(tx, cast.villageEditor, 'photo');
			const told = { id, project, milestone, photos: [{ document_id, caption: '路基' }] };
			expect(await tell(tx, cast.villageEditor, told)).toBe(1);
			expect(await tell(tx, cast.villageEditor, told)).toBe(1);
			expect(await photosOf(tx, id)).toEqual(['1 路基']);
		}));

	for (const [what, change] of [
		['another milestone', { milestone: null }],
		['another caption', { photos: [{ caption: '沟渠' }] }],
		['no picture', { photos: [] }],
	] as const) {
		it(`is something new with ${what}`, () =>
			rolledBack(async (tx) => {
				const all = await scene(tx);
				const { cast, project, id } = all;
				const milestone = await milestoneOf(tx, project);
				const document_id = await fileDocument(tx, cast.villageEditor, 'photo');
				const told = { id, project, milestone, photos: [{ document_id, caption: '路基' }] };
				await tell(tx, cast.villageEditor, told);
				await judge(tx, all, 'approved');
				const photos = 'photos' in change && change.photos.map((one) => ({ document_id, ...one }));
				const next = { ...told, ...change, photos: photos || told.photos, correction: '写错了' };
				expect(await tell(tx, cast.villageEditor, next)).toBe(2);
			}));
	}
});

describe('a sending', () => {
	it('is one version, however late it comes again', () =>
		rolledBack(async (tx) => {
			const all = await scene(tx);
			const { cast, project, id } = all;
			const sending = randomUUID();
			const told = { id, project, sending, base: 0 };
			expect(await tell(tx, cast.villageEditor, told)).toBe(1);
			await judge(tx, all, 'returned');
			expect(await tell(tx, cast.villageEditor, told)).toBe(1);
			const next = { ...told, body: '路基改好了', sending: randomUUID(), base: 1 };
			expect(await tell(tx, cast.villageEditor, next)).toBe(2);
			await judge(tx, all, 'approved', 2);
			await becomeOwner(tx);
			await tx`update projects set status = 'terminated' where id = ${project}`;
			expect(await tell(tx, cast.villageEditor, told)).toBe(1);
			expect(await tell(tx, cast.villageEditor, next)).toBe(2);
		}));

	it('of somebody else’s is no sending of one’s own', () =>
		rolledBack(async (tx) => {
			const { cast, project, id } = await scene(tx);
			const sending = randomUUID();
			await tell(tx, cast.villageEditor, { id, project, sending });
			const own = randomUUID();
			await tell(tx, cast.township, { id: own, project, sending, body: '别的' });
			await becomeOwner(tx);
			const told = await tx`select body from update_versions where update_id = ${own}`;
			expect(told).toEqual([{ body: '别的' }]);
		}));

	it('upon a version that is no longer the latest is told so', () =>
		rolledBack(async (tx) => {
			const all = await scene(tx);
			const { cast, project, id } = all;
			await tell(tx, cast.villageEditor, { id, project, base: 0 });
			await judge(tx, all, 'returned');
			await tell(tx, cast.township, { id, project, body: '乡镇改的', base: 1 });
			await judge(tx, all, 'returned', 2);
			const late = (tx: Tx) =>
				tell(tx, cast.villageEditor, { id, project, body: '我改的', base: 1 });
			expect(await refusalOf(tx, late)).toBe('update.changed_meanwhile');
			const seen = { id, project, body: '我改的', base: 2 };
			expect(await tell(tx, cast.villageEditor, seen)).toBe(3);
		}));
});

describe('a photo of another project', () => {
	/** The photo of a project told in two: the second as told, `away` bits from the first. */
	async function told(tx: Tx, { cast, project, id }: Scene, away: bigint): Promise<unknown[]> {
		const elsewhere = await projectAt(tx, cast.villageEditor, 'under_way');
		const [one, two] = [randomUUID(), randomUUID()];
		const file = async (document_id: string, hash: string) => {
			await become(tx, cast.villageEditor);
			await tx`select record_document(${document_id}, 'photo', 'a.jpg', 'image/jpeg', 9,
				${hash.repeat(64)})`;
		};
		await file(one, 'a');
		await file(two, 'b');
		const photosOf = (document_id: string) => [{ document_id, caption: '' }];
		await tell(tx, cast.villageEditor, { id, project, photos: photosOf(one) });
		const other = { id: randomUUID(), project: elsewhere, photos: photosOf(two) };
		await tell(tx, cast.villageEditor, other);
		await becomeOwner(tx);
		const sketch = Buffer.alloc(2304).toString('base64');
		const note = (update: string, document: string, print: bigint) => tx`
			select other_update_id as update, other_document_id as photo, is_same_file
			from note_picture(${update}, ${document}, ${sketch}, ${[String(print)]}::text[],
				null, null, null, 12)`;
		expect(await note(id, one, 0n)).toEqual([]);
		const near = await note(other.id, two, away);
		return near.map(({ photo, is_same_file: isSame }) => [photo === one, isSame]);
	}

	it('is found where few bits of its print differ', () =>
		rolledBack(async (tx) => {
			expect(await told(tx, await scene(tx), 0xfffn)).toEqual([[true, false]]);
		}));

	it('is none where more do', () =>
		rolledBack(async (tx) => {
			expect(await told(tx, await scene(tx), -1n << 51n)).toEqual([]);
		}));
});

describe('a correction', () => {
	it('says why, also after an earlier correction came back', () =>
		rolledBack(async (tx) => {
			const all = await scene(tx);
			const { cast, project, id } = all;
			const editor = cast.villageEditor;
			await tell(tx, editor, { id, project });
			await judge(tx, all, 'approved');
			const mute = (tx: Tx) => tell(tx, editor, { id, project, percent: 40 });
			expect(await refusalOf(tx, mute)).toBe('update.correction_note_missing');
			await tell(tx, editor, { id, project, percent: 40, correction: '数字写错' });
			await judge(tx, all, 'returned', 2);
			expect(await refusalOf(tx, mute)).toBe('update.correction_note_missing');
			expect(await tell(tx, editor, { id, project, percent: 40, correction: '多写了' })).toBe(3);
		}));

	it('by the township keeps the pictures of the village', () =>
		rolledBack(async (tx) => {
			const all = await scene(tx);
			const { cast, project, id } = all;
			const document_id = await fileDocument(tx, cast.villageEditor, 'photo');
			const photos = [{ document_id, caption: '路基' }];
			await tell(tx, cast.villageEditor, { id, project, photos });
			await judge(tx, all, 'approved');
			const corrected = { id, project, photos, percent: 35, correction: '核实后更正' };
			expect(await tell(tx, cast.township, corrected)).toBe(2);
			const fresh = { document_id: await fileDocument(tx, cast.countyEditor, 'photo') };
			await judge(tx, all, 'returned', 2);
			const foreign = (tx: Tx) =>
				tell(tx, cast.township, { ...corrected, photos: [...photos, fresh] });
			expect(await refusalOf(tx, foreign)).toBe('document.unknown');
		}));

	it('waits until the one before is reviewed', () =>
		rolledBack(async (tx) => {
			const { cast, project, id } = await scene(tx);
			await tell(tx, cast.villageEditor, { id, project });
			const again = (tx: Tx) => tell(tx, cast.villageEditor, { id, project, body: '又改了' });
			expect(await refusalOf(tx, again)).toBe('update.still_pending');
		}));
});

describe('what cannot be told', () => {
	it.each([
		['of another project', 'update.other_project'],
		['at a milestone of another project', 'update.milestone_unknown'],
		['of tomorrow', 'update.in_the_future'],
		['by another village', 'project.unknown'],
		['of a project that has not begun', 'update.project_not_under_way'],
	])('%s', (what, refusal) =>
		rolledBack(async (tx) => {
			const { cast, project, id } = await scene(tx);
			await tell(tx, cast.villageEditor, { id, project });
			const other = await projectAt(tx, cast.villageEditor, 'under_way');
			const waiting = await projectAt(tx, cast.villageEditor, 'in_pool');
			const milestone = await milestoneOf(tx, other);
			const tried: Record<string, [Person, Told]> = {
				'of another project': [cast.villageEditor, { id, project: other }],
				'at a milestone of another project': [
					cast.villageEditor,
					{ id: randomUUID(), project, milestone },
				],
				'of tomorrow': [cast.villageEditor, { id: randomUUID(), project, event_on: '2999-01-01' }],
				'by another village': [cast.otherVillage, { id: randomUUID(), project }],
				'of a project that has not begun': [
					cast.villageEditor,
					{ id: randomUUID(), project: waiting },
				],
			};
			const [person, told] = tried[what]!;
			expect(await refusalOf(tx, (tx) => tell(tx, person, told))).toBe(refusal);
		}),
	);
});

describe('a review', () => {
	it('is by a second person, with a note when it sends back', () =>
		rolledBack(async (tx) => {
			const all = await scene(tx);
			const { cast, project, id } = all;
			await tell(tx, cast.villageEditor, { id, project });
			const review = (person: Person, note: string) => async (tx: Tx) => {
				await become(tx, person);
				await tx`select review_update(${id}, 1, 'returned', ${note})`;
			};
			expect(await refusalOf(tx, review(cast.villageEditor, '不行'))).toBe('access.denied');
			expect(await refusalOf(tx, review(cast.villageApprover, ' '))).toBe('note.missing');
			expect(await refusalOf(tx, review(cast.otherVillage, '不行'))).toBe('update.unknown');
			expect(await refusalOf(tx, review(cast.countyApprover, '照片不清'))).toBeNull();
		}));

	it('is not by the approver who wrote it', () =>
		rolledBack(async (tx) => {
			const all = await scene(tx);
			await tell(tx, all.cast.villageApprover, all);
			const own = (tx: Tx) => judge(tx, all, 'approved');
			expect(await refusalOf(tx, own)).toBe('approval.same_person');
		}));

	it('once is enough, and the other answer comes too late', () =>
		rolledBack(async (tx) => {
			const all = await scene(tx);
			const { cast, project, id } = all;
			await tell(tx, cast.villageEditor, { id, project });
			await judge(tx, all, 'approved');
			await judge(tx, all, 'approved');
			const late = (tx: Tx) => judge(tx, all, 'returned');
			expect(await refusalOf(tx, late)).toBe('update.already_reviewed');
		}));
});
