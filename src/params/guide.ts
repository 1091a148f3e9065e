import { guideKinds, type GuideKind } from '#text/guides.ts';

/** Whose guide it is. */
export function match(text: string): text is GuideKind {
	return (guideKinds as readonly string[]).includes(text);
}
