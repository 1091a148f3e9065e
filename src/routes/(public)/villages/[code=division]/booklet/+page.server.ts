import { error } from '@sveltejs/kit';
import { shanghaiDate } from '#domain/period.ts';
import { byYear } from '#domain/timeline/booklet.ts';
import { listOfVillage } from '#data/timeline-entries.server.ts';
import { find } from '#data/timeline-villages.server.ts';
import { drawQr } from '#http/qr.server.ts';

export async function load({ locals: { db }, params: { code }, url }) {
	const [village, entries] = await Promise.all([find(db, code), listOfVillage(db, code)]);
	if (!village) error(404, 'no such village');
	const address = url.origin + url.pathname.replace(/\/booklet$/, '');
	return {
		place: village.place,
		years: byYear(entries),
		count: entries.length,
		today: shanghaiDate(new Date()),
		address,
		qr: drawQr(address),
	};
}
