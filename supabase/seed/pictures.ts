import sharp from 'sharp';
import { sha256Of, type Picture } from './documents.ts';
import { drawScene, subjects, worksStages, type Subject, type WorksStage } from './scenes.ts';

/** Places that each subject is drawn in. A project keeps to one, so that its works are seen to grow. */
export const VARIATIONS = 3;

export type Gallery = (subject: Subject, stage: WorksStage, variation: number) => Picture;

/** Draws all pictures. JPEG without any metadata, so the file itself may be published. */
export async function drawGallery(): Promise<Gallery> {
	const wanted = subjects.flatMap((subject) =>
		worksStages.flatMap((stage) =>
			Array.from({ length: VARIATIONS }, (_, variation) => ({ subject, stage, variation })),
		),
	);
	const drawn = await Promise.all(
		wanted.map(async ({ subject, stage, variation }) => {
			const scene = Buffer.from(drawScene(subject, stage, variation));
			const bytes = await sharp(scene).jpeg({ quality: 80 }).toBuffer();
			const picture = { bytes, sha256: sha256Of(bytes) };
			return [nameOf(subject, stage, variation), picture] as const;
		}),
	);
	const pictures = new Map(drawn);
	return (subject, stage, variation) => {
		const picture = pictures.get(nameOf(subject, stage, variation % VARIATIONS));
		if (!picture) throw new RangeError(`no picture of ${subject}`);
		return picture;
	};
}

function nameOf(subject: Subject, stage: WorksStage, variation: number): string {
	return `${subject} ${stage} ${variation}`;
}
