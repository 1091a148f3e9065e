import { ID } from '#domain/text.ts';
import { VILLAGE } from '#domain/filter.ts';

/** What can be followed: everything that is published of it comes by mail. */
export const followForms = { project: ID, village: VILLAGE, pairing: ID } as const;

export type FollowSubject = keyof typeof followForms;

/** One project, village or pairing, by its id or code. */
export interface Followed {
	readonly subject: FollowSubject;
	readonly key: string;
}

/** What an address follows; `funded` is all that the organizations of an account give money to. */
export interface Follow {
	/** Null for `funded`, which is ended with all others alone. */
	readonly id: string | null;
	readonly subject: FollowSubject | 'funded';
	readonly key: string | null;
	readonly title: string | null;
	readonly isConfirmed: boolean;
}

/** The page of what is followed, without the language. */
export function followedPath({ subject, key }: Followed): string {
	const folders = { project: 'projects', village: 'villages', pairing: 'pairings' };
	return `/${folders[subject]}/${key}`;
}
