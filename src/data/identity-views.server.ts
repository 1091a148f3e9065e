import type { SavedView } from '#domain/identity/saved-view.ts';
import type { Result } from '#domain/result.ts';
import type { Db } from './client.server.ts';
import { act, answered } from './fault.server.ts';

/** The actor's own views by name, of one list or of all. */
export async function list(db: Db, of?: string): Promise<SavedView[]> {
	const query = db.from('saved_views').select('id, list, name, query').order('list').order('name');
	return answered(await (of === undefined ? query : query.eq('list', of)));
}

/** Under the name of an earlier one it takes its place. */
export function record(db: Db, { id, list: of, name, query }: SavedView): Promise<Result<string>> {
	return act(db, 'save_view', { id, list: of, name, query });
}

export function remove(db: Db, id: string): Promise<Result<string>> {
	return act(db, 'forget_view', { id });
}
