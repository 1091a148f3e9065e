import { argumentsOf } from '#data/needs-head-counts.server.ts';
import { countFromForm } from '#domain/needs/head-count.ts';
import { headCountSchema } from '#domain/needs/schema.ts';
import { chooseVillage } from '#domain/pledges/village.ts';
import { refuse } from '#domain/result.ts';
import { judgeForm, withFirst, type Importer } from './importer.server.ts';
import { villagesNamed } from './villages-named.server.ts';

/** Head counts of the villages in the importer's region. */
export const villages: Importer = {
	async prepare(db, { regionCode }, rows) {
		const texts = rows.flatMap(({ village_code: text }) => text ?? []);
		const known = await villagesNamed(db, texts, regionCode);
		return ({ village_code: typed, ...fields }) => {
			const village =
				typed === undefined ? refuse('need.village_missing') : chooseVillage(typed, known);
			const judged = judgeForm(headCountSchema, fields);
			if ('form' in judged && village.ok) {
				return { command: argumentsOf(countFromForm(village.value.code, judged.form)), issues: [] };
			}
			return withFirst('village_code', village, 'form' in judged ? [] : judged.issues);
		};
	},
};
