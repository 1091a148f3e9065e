import sharp from 'sharp';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import type { Db } from '#data/client.server.ts';
import { record, type NewDocument } from '#data/documents.server.ts';
import { stageFile } from '#http/upload.server.ts';

vi.mock(import('#data/documents.server.ts'), async (original) => ({
	...(await original()),
	record: vi.fn((_db, { id }: NewDocument) => Promise.resolve({ ok: true as const, value: id })),
}));

const db = {} as Db;
const kept = vi.mocked(record);
const png = await sharp({
	create: { width: 2, height: 2, channels: 3, background: 'green' },
})
	.png()
	.toBuffer();

function file(bytes: Uint8Array | string, name: string, type = ''): File {
	return new File([bytes as BlobPart], name, { type });
}

/** The name under which a file is kept. */
async function nameOf(name: string): Promise<string | undefined> {
	await stageFile(db, file(png, name), 'photo');
	return kept.mock.lastCall?.[1].fileName;
}

beforeEach(() => {
	kept.mockClear();
});

describe('a chosen file', () => {
	it('is kept with its type and its hash, and answers the id under which it is', async () => {
		const staged = await stageFile(db, file(png, '路面.png', 'text/html'), 'photo');
		const [, document] = kept.mock.lastCall!;
		expect(staged).toEqual({ ok: true, value: document.id });
		expect(document).toMatchObject({ kind: 'photo', mediaType: 'image/png', fileName: '路面.png' });
		expect(document.sha256).toMatch(/^[0-9a-f]{64}$/);
	});

	it('is none where none was chosen', async () => {
		for (const nothing of [null, '', file('', '')]) {
			expect(await stageFile(db, nothing, 'photo')).toEqual({ ok: true, value: null });
		}
		expect(kept).not.toHaveBeenCalled();
	});

	it.each([
		['an empty one', file('', '路面.png'), 'file.empty'],
		[
			'one of more than 20 MB',
			file(new Uint8Array(20 * 2 ** 20 + 1), '路面.png'),
			'file.too_large',
		],
		[
			'a page that calls itself a picture',
			file('<html>', '路面.png', 'image/png'),
			'file.not_a_picture',
		],
		['half a picture', file(png.subarray(0, 60), '路面.png'), 'file.picture_broken'],
	])('is refused if it is %s', async (_, chosen, name) => {
		expect(await stageFile(db, chosen, 'photo')).toMatchObject({ ok: false, refusal: { name } });
		expect(kept).not.toHaveBeenCalled();
	});

	it('may be a paper where one is asked for, and no photo where one is not', async () => {
		const paper = file('%PDF-1.7\n', '会议记录.pdf');
		expect((await stageFile(db, paper, 'decision_record')).ok).toBe(true);
		expect(await stageFile(db, paper, 'photo')).toMatchObject({ ok: false });
		expect(await stageFile(db, file('名单', '名单.txt'), 'evidence')).toMatchObject({
			refusal: { name: 'file.type_not_allowed' },
		});
	});

	it.each([
		['../../etc/passwd', 'passwd'],
		['C:\\照片\\路面.png', '路面.png'],
		['...隐藏.png', '隐藏.png'],
		['甲<b>:乙?.png', '甲_b__乙_.png'],
		['路面\u202Egnp.exe', '路面gnp.exe'],
		['/', 'file'],
	])('named %j is kept as %j', async (name, safe) => {
		expect(await nameOf(name)).toBe(safe);
	});

	it('keeps the end of a long name, where its type stands', async () => {
		const name = await nameOf(`${'路'.repeat(200)}.png`);
		expect([...name!]).toHaveLength(120);
		expect(name).toMatch(/路\.png$/);
	});
});
