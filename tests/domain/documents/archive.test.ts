import fc from 'fast-check';
import { Buffer } from 'node:buffer';
import { buffer } from 'node:stream/consumers';
import { describe, expect, it } from 'vitest';
import { ZipFile } from 'yazl';
import { listEntries } from '#domain/documents/archive.ts';

async function zipped(files: Readonly<Record<string, Buffer>>): Promise<Buffer> {
	const zip = new ZipFile();
	for (const [name, bytes] of Object.entries(files)) zip.addBuffer(bytes, name);
	zip.end();
	return buffer(zip.outputStream as NodeJS.ReadableStream);
}

describe('the directory of an archive', () => {
	it('names what is in it, with its sizes', () => {
		const files = fc.dictionary(fc.stringMatching(/^[a-z]{1,9}\.xml$/), fc.uint8Array(), {
			minKeys: 1,
			noNullPrototype: true,
		});
		return fc.assert(
			fc.asyncProperty(files, async (contents) => {
				const all = Object.entries(contents);
				const bytes = await zipped(
					Object.fromEntries(all.map(([name, content]) => [name, Buffer.from(content)])),
				);
				const listed = listEntries(bytes);
				expect(listed.ok && listed.value.map(({ name, size }) => [name, size])).toEqual(
					all.map(([name, content]) => [name, content.length]),
				);
			}),
		);
	});

	it('is refused where what it unpacks to would be too much', async () => {
		const bomb = await zipped({ 'xl/worksheets/sheet1.xml': Buffer.alloc(40_000_000) });
		expect(listEntries(bomb)).toMatchObject({ refusal: { name: 'file.archive_too_large' } });
		const dense = await zipped({ 'a.xml': Buffer.alloc(2_000_000) });
		expect(listEntries(dense)).toMatchObject({ refusal: { name: 'file.archive_too_large' } });
		const many = Object.fromEntries(
			Array.from({ length: 501 }, (_, index) => [`${index}`, Buffer.alloc(0)]),
		);
		expect(listEntries(await zipped(many))).toMatchObject({
			refusal: { name: 'file.archive_too_large' },
		});
	}, 30_000);

	it('never throws, whatever the bytes', async () => {
		const whole = await zipped({ 'a.xml': Buffer.from('<a/>'), 'b.xml': Buffer.from('<b/>') });
		const places = fc.array(fc.tuple(fc.nat(whole.length - 1), fc.nat(255)), { maxLength: 8 });
		fc.assert(
			fc.property(places, fc.nat(whole.length), (changes, length) => {
				const bytes = Uint8Array.from(whole);
				for (const [at, value] of changes) bytes[at] = value;
				expect(typeof listEntries(bytes.subarray(0, length)).ok).toBe('boolean');
			}),
			{ numRuns: 500 },
		);
	});
});
