import { createClient } from '@supabase/supabase-js';
import { createHash } from 'node:crypto';
import { idOf } from './random.ts';
import type { Seat, Stage } from './stage.ts';

/** How the seeding reaches Storage: as the application does, over the gateway. */
export interface Gateway {
	readonly url: string;
	readonly secretKey: string;
}

/** A drawn picture as it lies in Storage. */
interface Copy {
	readonly bytes: Buffer;
	readonly sha256: string;
}

export interface Picture extends Copy {
	/** What pages show of it. */
	readonly small: Copy & { readonly width: number; readonly height: number };
	/** '#rrggbb', its average. */
	readonly colour: string;
}

export type PaperKind = 'decision_record' | 'agreement' | 'receipt' | 'evidence' | 'minutes';

/** Files handed in. The rows are written at once; the bytes travel meanwhile. */
export interface Archive {
	/** A paper of one page without content. @returns the id of the document */
	paper(seat: Seat, kind: PaperKind, name: string): string;
	/** Once per organization and name: whoever tells it twice shows the same file. */
	photo(seat: Seat, name: string, picture: Picture): string;
	/** The public copies of pictures that were shown. */
	publish(pictures: readonly Picture[]): void;
	/** Waits until Storage has everything: no row may be committed that points at nothing. */
	arrived(): Promise<void>;
}

const AT_ONCE = 6;

export function openArchive(stage: Stage, { url, secretKey }: Gateway): Archive {
	const { storage } = createClient(url, secretKey, { auth: { persistSession: false } });
	const queue = queueOf(AT_ONCE);
	const send = (bucket: string, key: string, bytes: Buffer, contentType: string) =>
		queue.add(async () => {
			const options = { contentType, upsert: true };
			const { error } = await storage.from(bucket).upload(key, bytes, options);
			if (error) throw error;
		});
	const known = new Set<string>();
	const record = (seat: Seat, file: File) => {
		if (known.has(file.id)) return file.id;
		known.add(file.id);
		send('documents', file.id, file.bytes, file.mediaType);
		stage.act(seat, 'record_document', {
			id: file.id,
			kind: file.kind,
			file_name: file.name,
			media_type: file.mediaType,
			byte_size: file.bytes.length,
			sha256: sha256Of(file.bytes),
		});
		return file.id;
	};
	return {
		paper(seat, kind, name) {
			const id = idOf(`document ${seat.organization} ${kind} ${name}`);
			const bytes = emptyPaper(id);
			const file = { id, kind, name: `${name}.pdf`, mediaType: 'application/pdf', bytes };
			return record(seat, file);
		},
		photo(seat, name, { bytes }) {
			const id = idOf(`photo ${seat.organization} ${name}`);
			const file = { id, kind: 'photo', name: `${name}.jpg`, mediaType: 'image/jpeg', bytes };
			return record(seat, file);
		},
		publish(pictures) {
			const copies = pictures.flatMap((one) => [one, one.small]);
			for (const [sha256, bytes] of new Map(copies.map((one) => [one.sha256, one.bytes]))) {
				send('media', `${sha256}.jpg`, bytes, 'image/jpeg');
			}
		},
		arrived: () => queue.done(),
	};
}

interface File {
	readonly id: string;
	readonly kind: string;
	readonly name: string;
	readonly mediaType: string;
	readonly bytes: Buffer;
}

export function sha256Of(bytes: Buffer): string {
	return createHash('sha256').update(bytes).digest('hex');
}

/** Runs at most `width` at a time, in the order given. A failure is reported by `done`. */
function queueOf(width: number): { add(job: () => Promise<void>): void; done(): Promise<void> } {
	const waiting: (() => Promise<void>)[] = [];
	const lanes: Promise<void>[] = [];
	let busy = 0;
	const run = async () => {
		for (let job = waiting.shift(); job; job = waiting.shift()) await job();
		busy -= 1;
	};
	return {
		add(job) {
			waiting.push(job);
			if (busy === width) return;
			busy += 1;
			const lane = run();
			lane.catch(() => {}); // told by done()
			lanes.push(lane);
		},
		done: async () => void (await Promise.all(lanes)),
	};
}

/** The smallest PDF that readers open; its text says that it is none. */
function emptyPaper(id: string): Buffer {
	const text = `BT /F1 20 Tf 72 760 Td (DEMO DATA) Tj 0 -28 Td /F1 10 Tf (${id}) Tj ET`;
	const objects = [
		'<</Type/Catalog/Pages 2 0 R>>',
		'<</Type/Pages/Kids[3 0 R]/Count 1>>',
		'<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Contents 4 0 R' +
			'/Resources<</Font<</F1 5 0 R>>>>>>',
		`<</Length ${text.length}>>stream\n${text}\nendstream`,
		'<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>',
	];
	let file = '%PDF-1.4\n';
	const offsets = objects.map((object, place) => {
		const offset = file.length;
		file += `${place + 1} 0 obj${object}endobj\n`;
		return `${String(offset).padStart(10, '0')} 00000 n \n`;
	});
	const table = `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.join('')}`;
	const trailer = `trailer<</Size ${objects.length + 1}/Root 1 0 R>>\nstartxref\n${file.length}`;
	return Buffer.from(`${file}${table}${trailer}\n%%EOF\n`, 'latin1');
}
