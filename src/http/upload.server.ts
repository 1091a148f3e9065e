import { fileTypeFromBuffer } from 'file-type';
import { createHash } from 'node:crypto';
import sharp from 'sharp';
import type { Db } from '#data/client.server.ts';
import { record, type DocumentKind } from '#data/documents.server.ts';
import { accept, refuse, type Result } from '#domain/result.ts';
import { normalizeInput } from '#domain/text.ts';

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
 * @returns the document's id, or null when no file was chosen
 */
export async function stageFile(
	db: Db,
	file: FormDataEntryValue | null,
	kind: DocumentKind,
): Promise<Result<string | null>> {
	if (!(file instanceof File) || (file.size === 0 && file.name === '')) return accept(null);
	if (file.size === 0) return refuse('file.empty');
	if (file.size > maxBytes) return refuse('file.too_large', undefined, { limit: 20 });
	const bytes = new Uint8Array(await file.arrayBuffer());
	const mediaType = (await fileTypeFromBuffer(bytes))?.mime ?? '';
	const isPicture = pictures.includes(mediaType);
	if (!isPicture && (kind === 'photo' || !papers.includes(mediaType))) {
		return refuse(kind === 'photo' ? 'file.not_a_picture' : 'file.type_not_allowed');
	}
	if (isPicture && !(await opens(bytes))) return refuse('file.picture_broken');
	const id = crypto.randomUUID();
	const sha256 = createHash('sha256').update(bytes).digest('hex');
	return record(db, { id, kind, fileName: safeName(file.name), mediaType, sha256, bytes });
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
