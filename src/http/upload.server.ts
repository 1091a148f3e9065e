import { fileTypeFromBuffer } from 'file-type';
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { Db } from '#data/client.server.ts';
import { record, type DocumentKind } from '#data/documents.server.ts';
import { accept, refuse, type Result } from '#domain/result.ts';
import { normalizeInput } from '#domain/text.ts';
import { judgeSheet } from './sheet-door.server.ts';

const maxBytes = 20 * 1024 * 1024;
const maxPixels = 50_000_000;
const office = 'application/vnd.openxmlformats-officedocument.';
const pictures = ['image/jpeg', 'image/png', 'image/webp'];
const papers = [
	'application/pdf',
	`${office}wordprocessingml.document`,
	`${office}spreadsheetml.sheet`,
];

/**
 * Keeps a chosen file, so that it survives an error elsewhere in the form: the form sends its id
 * from then on. The type is read from the content; pictures must open.
 * @param id a phone makes it before it sends, so that sending twice keeps one file
 * @returns the document's id, or null when no file was chosen
 */
export async function stageFile(
	db: Db,
	file: FormDataEntryValue | null,
	kind: DocumentKind,
	id: string = crypto.randomUUID(),
): Promise<Result<string | null>> {
	if (!(file instanceof File) || (file.size === 0 && file.name === '')) return accept(null);
	if (file.size === 0) return refuse('file.empty');
	if (file.size > maxBytes) return refuse('file.too_large', undefined, { limit: 20 });
	const bytes = new Uint8Array(await file.arrayBuffer());
	const typed = await typeOf(bytes, kind);
	if (!typed.ok) return typed;
	const mediaType = typed.value;
	const sha256 = sha256Of(bytes);
	return record(db, { id, kind, fileName: safeName(file.name), mediaType, sha256, bytes });
}

/** The media type of a file, from its content. Refuses what is not taken, or does not open. */
export async function typeOf(bytes: Uint8Array, kind: DocumentKind): Promise<Result<string>> {
	if (kind === 'import') return judgeSheet(Buffer.from(bytes.buffer));
	const mediaType = (await fileTypeFromBuffer(bytes).catch(() => undefined))?.mime ?? '';
	const isPicture = pictures.includes(mediaType);
	if (!isPicture && (kind === 'photo' || !papers.includes(mediaType))) {
		return refuse(kind === 'photo' ? 'file.not_a_picture' : 'file.type_not_allowed');
	}
	if (isPicture && !(await opens(bytes))) return refuse('file.picture_broken');
	return accept(mediaType);
}

/**
 * Keeps a photo that a phone sends by itself, with its SHA-256 in `x-sha256` and its name in
 * `x-file-name`. What was damaged on its way is refused, and sent again.
 */
export async function stagePhoto(
	db: Db,
	id: string,
	request: Request,
): Promise<Result<string | null>> {
	const { headers } = request;
	// Cut off on its way: to a phone on the road that is no surprise.
	const bytes = await request.arrayBuffer().catch(() => null);
	if (!bytes || sha256Of(new Uint8Array(bytes)) !== headers.get('x-sha256')) {
		return refuse('file.damaged');
	}
	const name = decodeName(headers.get('x-file-name') ?? '');
	return stageFile(db, new File([bytes], name), 'photo', id);
}

function decodeName(encoded: string): string {
	try {
		return decodeURIComponent(encoded);
	} catch {
		return encoded;
	}
}

function sha256Of(bytes: Uint8Array): string {
	return createHash('sha256').update(bytes).digest('hex');
}

async function opens(bytes: Uint8Array): Promise<boolean> {
	try {
		await sharp(bytes, { limitInputPixels: maxPixels }).stats();
		return true;
	} catch {
		return false;
	}
}

/** A name that every system can keep: no path, no control or direction marks, 120 characters. */
function safeName(name: string): string {
	const last = normalizeInput(name).split(/[/\\]/).at(-1) ?? '';
	const safe = last.replace(/[<>:"|?*]/g, '_').replace(/^\.+/, '');
	return [...safe].slice(-120).join('') || 'file';
}
