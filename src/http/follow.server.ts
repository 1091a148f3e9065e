import { error } from '@sveltejs/kit';
import { followForms, type Followed, type FollowSubject } from '#domain/timeline/follow.ts';
import { filterOf } from './address.server.ts';

/** The one thing that the address names, null where it names none. */
export function followedOf(url: URL): Followed | null {
	const [named, ...others] = Object.entries(filterOf(url, followForms));
	if (!named) return null;
	const [subject, key] = named;
	if (others.length > 0 || key === undefined) error(400, 'one thing at a time');
	return { subject: subject as FollowSubject, key };
}
