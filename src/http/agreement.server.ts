import { error } from '@sveltejs/kit';
import type { Agreement } from '#domain/pairings/agreement.ts';
import type { Indicator } from '#domain/pairings/indicator.ts';
import type { Pairing } from '#domain/pairings/pairing.ts';
import { shanghaiDate } from '#domain/period.ts';
import { ID } from '#domain/text.ts';
import type { Db } from '#data/client.server.ts';
import * as agreements from '#data/pairings-agreements.server.ts';
import * as pairings from '#data/pairings.server.ts';

/** An agreement that the reader may see, with the library of its year; 404 where there is none. */
export async function openAgreement(
	db: Db,
	id: string,
): Promise<{ agreement: Agreement; library: readonly Indicator[] }> {
	const agreement = await agreements.find(db, id);
	if (!agreement) error(404, 'no such agreement');
	return { agreement, library: await agreements.listIndicators(db, agreement.year) };
}

interface Draft {
	/** null: a new one, of the pairing and the year that the address names. */
	readonly agreement: Agreement | null;
	readonly pairing: Pairing;
	readonly year: number;
	readonly library: readonly Indicator[];
}

/** What there is at an id to be drafted or amended: this year's where the address says no other. */
export async function openDraft(db: Db, id: string, url: URL): Promise<Draft> {
	const agreement = await agreements.find(db, id);
	const asked = url.searchParams.get('pairing') ?? '';
	const pairing = agreement?.pairing ?? (ID.test(asked) ? await pairings.find(db, asked) : null);
	if (!pairing) error(404, 'no such pairing');
	const year = agreement?.year ?? yearIn(url);
	return { agreement, pairing, year, library: await agreements.listIndicators(db, year) };
}

function yearIn(url: URL): number {
	const asked = url.searchParams.get('year') ?? '';
	return Number(/^20\d\d$/.test(asked) ? asked : shanghaiDate(new Date()).slice(0, 4));
}

/** The library of the agreement's own year; of a new one, that of the year that was sent. */
export async function libraryOf(
	db: Db,
	id: string,
	sent: string,
): Promise<{ year: number; library: readonly Indicator[] }> {
	const year = (await agreements.find(db, id))?.year ?? Number(sent);
	return { year, library: await agreements.listIndicators(db, year) };
}
