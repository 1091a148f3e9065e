import { shanghaiDate } from '#domain/period.ts';
import { formatFilter } from '#domain/filter.ts';
import { wallForms, wallOf, type Wall, type WallFacts } from '#domain/timeline/wall.ts';
import { filterOf } from './address.server.ts';
import { drawQr, type QrCode } from './qr.server.ts';

/** A wall as its page shows it, with the address that its sheets carry. */
export async function hangWall(
	url: URL,
	facts: Promise<readonly WallFacts[]>,
): Promise<{ wall: Wall; address: string; qr: QrCode }> {
	const filter = filterOf(url, wallForms);
	const address = url.origin + url.pathname + formatFilter(filter);
	const wall = wallOf(await facts, filter, shanghaiDate(new Date()));
	return { wall, address, qr: drawQr(address) };
}
