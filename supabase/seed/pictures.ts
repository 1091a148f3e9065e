import sharp from 'sharp';
import { sha256Of, type Picture } from './documents.ts';
import { drawScene, type Subject, type WorksStage } from './scenes.ts';

/** Places that each subject is drawn in: a project keeps to one, so that its works seem to grow. */
const VARIATIONS = 3;
const SMALL_WIDTH = 480;

export interface View {
	readonly subject: Subject;
	readonly stage: WorksStage;
	readonly variation: number;
}

export type Gallery = (view: View) => Picture;

/** Draws each view that is wanted once. JPEG without metadata, so the file may be published. */
export async function drawGallery(wanted: readonly View[]): Promise<Gallery> {
	const views = new Map(wanted.map((view) => [nameOf(view), view]));
	const drawn = await Promise.all(
		[...views].map(async ([name, { subject, stage, variation }]) => {
			const scene = Buffer.from(drawScene(subject, stage, variation % VARIATIONS));
			const bytes = await sharp(scene).jpeg({ quality: 80 }).toBuffer();
			return [name, { ...(await shrink(bytes)), bytes, sha256: sha256Of(bytes) }] as const;
		}),
	);
	const pictures = new Map(drawn);
	return (view) => {
		const picture = pictures.get(nameOf(view));
		if (!picture) throw new RangeError(`not drawn: ${nameOf(view)}`);
		return picture;
	};
}

/** The copy that pages show, as the work process makes it of photos. */
async function shrink(whole: Buffer): Promise<Pick<Picture, 'small' | 'colour'>> {
	const resized = sharp(whole).resize({ width: SMALL_WIDTH });
	const { data, info } = await resized.jpeg({ quality: 70 }).toBuffer({ resolveWithObject: true });
	const pixel = await sharp(whole).resize(1, 1, { fit: 'fill' }).raw().toBuffer();
	const { width, height } = info;
	return {
		small: { bytes: data, sha256: sha256Of(data), width, height },
		colour: `#${pixel.subarray(0, 3).toString('hex')}`,
	};
}

function nameOf({ subject, stage, variation }: View): string {
	return `${subject}-${stage}-${variation % VARIATIONS}`;
}
