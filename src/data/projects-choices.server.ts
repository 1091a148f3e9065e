import { isWithinRegion, levelOf } from '#domain/regions/code.ts';
import type { Db } from './client.server.ts';
import { answered } from './fault.server.ts';

/** A village as a form offers it, under the township in which it lies. */
export interface VillageChoice {
	readonly code: string;
	readonly name: string;
	readonly township: string;
	/** It lies with the organization that asks, and may lead a project of its. */
	readonly isOwn: boolean;
}

export interface NeedChoice {
	readonly id: string;
	readonly title: string;
	readonly villageCode: string;
	readonly villageName: string;
}

/**
 * The villages around an organization: of its township where it is a village or a township, of the
 * whole county where it is one. `chosen` ones are among them wherever they lie.
 */
export async function listVillages(
	db: Db,
	regionCode: string,
	chosen: readonly string[] = [],
): Promise<VillageChoice[]> {
	const wanted = [surroundings(regionCode), ...chosen].map((code) => `code.like.${code}*`);
	const regions = db.from('regions').select('code, name, parent_code').is('valid_to', null);
	const county = `${regionCode.slice(0, 6)}%`;
	const [villages, townships] = await Promise.all([
		regions.eq('level', 5).or(wanted.join(',')).order('code'),
		db.from('regions').select('code, name').eq('level', 4).like('code', county),
	]);
	const names = new Map(answered(townships).map(({ code, name }) => [code, name]));
	return answered(villages).map(({ code, name, parent_code: parent }) => ({
		code,
		name,
		township: names.get(parent ?? '') ?? '',
		isOwn: isWithinRegion(code, regionCode),
	}));
}

/** The digits of the county that a county is, or of the township around anything below. */
function surroundings(code: string): string {
	return code.slice(0, levelOf(code) === 3 ? 6 : 9);
}

/** Verified needs around an organization that a project may answer to, and the chosen one. */
export async function listNeeds(
	db: Db,
	regionCode: string,
	chosen: string | null = null,
): Promise<NeedChoice[]> {
	const place = `village_code.like.${surroundings(regionCode)}*`;
	const open = `and(status.in.(verified,open,fulfilled),${place})`;
	const wanted = chosen === null ? open : `${open},id.eq.${chosen}`;
	const query = db
		.from('needs')
		.select('id, title, village_code, regions!needs_village_code_fkey!inner(name)');
	const rows = answered(await query.or(wanted).order('village_code').order('title'));
	return rows.map(({ id, title, village_code: villageCode, regions }) => ({
		id,
		title,
		villageCode,
		villageName: regions.name,
	}));
}
