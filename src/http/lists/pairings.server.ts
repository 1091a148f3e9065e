import { pairingList } from '#domain/pairings/list.ts';
import type { Pairing } from '#domain/pairings/pairing.ts';
import { shanghaiDate } from '#domain/period.ts';
import { list } from '#data/pairings-list.server.ts';
import { namePlaces } from '#data/meetings-places.server.ts';
import { m } from '#text/compiled/messages.js';
import { pairingColumns, pairingFilters } from '#text/pairings.ts';
import type { ListSource } from '#http/list.server.ts';

const today = () => shanghaiDate(new Date());

export const pairings: ListSource<Pairing, typeof pairingList> = {
	name: 'pairings',
	form: pairingList,
	title: m.desk_pairings,
	columns: () => pairingColumns(today()),
	filters: async (db, { region: code }) => {
		const name = code && (await namePlaces(db, [code])).get(code);
		return pairingFilters(code ? { code, name: name ?? code } : undefined);
	},
	read: (db, view, { limit }) => list(db, view, { limit, today: today() }),
	key: ({ id }) => id,
};
