import { accept, refuse, type Result } from '#domain/result.ts';

/** A file in a zip archive, as the directory at the end of the archive tells of it. */
export interface Entry {
	readonly name: string;
	/** 0 stored, 8 deflated. */
	readonly method: number;
	/** Bytes, here and below. */
	readonly packedSize: number;
	readonly size: number;
	/** Where its local header begins. */
	readonly offset: number;
}

type ArchiveRefusal = 'file.archive_broken' | 'file.archive_too_large';

/** A workbook of 5,000 rows has some 10 MB; these bound what a hostile one may make us unpack. */
const MOST_ENTRIES = 500;
const MOST_BYTES = 32 * 1024 * 1024;
/** Sheets pack to a twentieth; a bomb to a thousandth. */
const MOST_RATIO = 250;
const SMALL = 1024 * 1024;

const END = { signature: 0x06054b50, size: 22, longestComment: 0xffff };
const CENTRAL = { signature: 0x02014b50, size: 46 };
/** Where a number does not fit, the zip64 form begins: no sheet of ours is that large. */
const ZIP64 = [0xffff, 0xffffffff];

/**
 * The directory of a zip archive (APPNOTE 4.3.12, 4.3.16), without unpacking anything. Refuses what
 * is none, and what would unpack to more than a sheet of ours can have.
 */
export function listEntries(bytes: Uint8Array): Result<Entry[], ArchiveRefusal> {
	const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
	const end = findEnd(view);
	if (end === null) return refuse('file.archive_broken');
	const count = view.getUint16(end + 10, true);
	const start = view.getUint32(end + 16, true);
	if (count > MOST_ENTRIES) return refuse('file.archive_too_large');
	const entries = readDirectory(view, start, count);
	if (entries === null) return refuse('file.archive_broken');
	const isBomb = entries.some(
		({ size, packedSize }) => size > SMALL && size > MOST_RATIO * packedSize,
	);
	const total = entries.reduce((sum, { size }) => sum + size, 0);
	return isBomb || total > MOST_BYTES ? refuse('file.archive_too_large') : accept(entries);
}

function findEnd(view: DataView): number | null {
	const last = view.byteLength - END.size;
	for (let at = last; at >= Math.max(0, last - END.longestComment); at -= 1) {
		if (view.getUint32(at, true) === END.signature) return at;
	}
	return null;
}

function readDirectory(view: DataView, start: number, count: number): Entry[] | null {
	const entries: Entry[] = [];
	let at = start;
	for (let index = 0; index < count; index += 1) {
		const entry = readEntry(view, at);
		if (entry === null) return null;
		entries.push(entry.entry);
		at = entry.next;
	}
	return entries;
}

function readEntry(view: DataView, at: number): { entry: Entry; next: number } | null {
	if (at + CENTRAL.size > view.byteLength) return null;
	if (view.getUint32(at, true) !== CENTRAL.signature) return null;
	const [name, extra, comment] = [28, 30, 32].map((place) => view.getUint16(at + place, true));
	const next = at + CENTRAL.size + name! + extra! + comment!;
	const [packedSize, size, offset] = [20, 24, 42].map((place) => view.getUint32(at + place, true));
	if (next > view.byteLength) return null;
	// Sizes of zip64 would stand elsewhere: such an entry is larger than any that we take.
	const isLarge = [packedSize!, size!, offset!].some((number) => ZIP64.includes(number));
	return {
		entry: {
			name: new TextDecoder().decode(
				new Uint8Array(view.buffer, view.byteOffset + at + CENTRAL.size, name),
			),
			method: view.getUint16(at + 10, true),
			packedSize: packedSize!,
			size: isLarge ? Infinity : size!,
			offset: offset!,
		},
		next,
	};
}
