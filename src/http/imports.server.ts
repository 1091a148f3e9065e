import { error } from '@sveltejs/kit';
import type { Seat } from '#domain/identity/actor.ts';
import { importKinds, kindsFor, type ImportKind } from '#domain/reports/import.ts';
import type { Db } from '#data/client.server.ts';
import { listReceivers } from '#data/pledges-drafts.server.ts';
import { listVillages } from '#data/regions.server.ts';
import { deny } from './audit.server.ts';
import type { OwnChoices } from './import-file.server.ts';
import { whoActs } from './seat.server.ts';

/** Who may bring in something; the first kind that they may where the address names none. */
export function whoImports(locals: App.Locals, named: string | null) {
	const actor = whoActs(locals);
	const kinds = kindsFor(actor.seat);
	const [first] = kinds;
	if (!first) deny();
	const kind = named === null ? first : importKinds.find((one) => one === named);
	if (!kind) error(404, 'no such kind');
	if (!kinds.includes(kind)) deny();
	return { actor, kinds, kind };
}

/** What this one can choose from in a template: not more than a list can show. */
const MOST_CHOICES = 500;

export async function ownChoices(db: Db, seat: Seat, kind: ImportKind): Promise<OwnChoices> {
	if (kind === 'needs' || kind === 'villages') {
		const villages = await listVillages(db, seat.regionCode);
		const labels = villages.map(({ code, name }) => `${code} ${name}`);
		return { village_code: labels.slice(0, MOST_CHOICES) };
	}
	if (kind !== 'pledges') return {};
	const receivers = await listReceivers(db, seat.organizationId, null);
	const names = receivers.map(({ name }) => name);
	return { receiving_organization_id: names.slice(0, MOST_CHOICES) };
}

const WORKBOOK = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';

export function sheetAnswer(bytes: Uint8Array, name: string, plainName: string): Response {
	const named = `filename*=UTF-8''${encodeURIComponent(name)}`;
	return new Response(bytes.slice(), {
		headers: {
			'content-type': WORKBOOK,
			'content-disposition': `attachment; filename="${plainName}"; ${named}`,
			'cache-control': 'private, no-store',
		},
	});
}
