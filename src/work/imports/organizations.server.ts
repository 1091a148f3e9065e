import { findRegions } from '#data/regions.server.ts';
import { foundingFrom, foundsAt } from '#domain/organizations/founding.ts';
import { foundSchema } from '#domain/organizations/schema.ts';
import { faulty, judgeForm, NO_ID, type Importer } from './importer.server.ts';

/** Organizations below the importer's; whoever looks after each is invited from its page. */
export const organizations: Importer = {
	async prepare(db, whose, rows) {
		const codes = rows.flatMap(({ region_code: code }) => code ?? []);
		const known = await findRegions(db, codes);
		return (fields) => {
			const judged = judgeForm(foundSchema, { ...fields, id: NO_ID, invitation_id: NO_ID });
			if (!('form' in judged)) return faulty(...judged.issues);
			const { regionCode, name, uscc, kind } = foundingFrom(judged.form);
			if (!known.has(regionCode) || !foundsAt(whose, kind, regionCode)) {
				return faulty({ key: 'region_code', name: 'founding.not_here' });
			}
			return { command: { kind, name, uscc, region_code: regionCode }, issues: [] };
		};
	},
};
