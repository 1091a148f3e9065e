import { argumentsOf } from '#data/needs.server.ts';
import { needFromForm } from '#domain/needs/form.ts';
import { needSchema } from '#domain/needs/schema.ts';
import { chooseVillage } from '#domain/pledges/village.ts';
import { judgeForm, NO_ID, withFirst, type Importer } from './importer.server.ts';
import { villagesNamed } from './villages-named.server.ts';

/** Needs of the villages that the importer may state needs for. */
export const needs: Importer = {
	async prepare(db, { regionCode }, rows) {
		const texts = rows.flatMap(({ village_code: text }) => text ?? []);
		const villages = await villagesNamed(db, texts, regionCode);
		return (fields) => {
			const typed = fields['village_code'];
			const village = typed === undefined ? null : chooseVillage(typed, villages);
			const code = village?.ok ? village.value.code : '';
			const judged = judgeForm(needSchema, { ...fields, id: NO_ID, village_code: code });
			if (!('form' in judged)) return withFirst('village_code', village, judged.issues);
			const { id: _id, version: _version, ...command } = argumentsOf(needFromForm(judged.form));
			return { command, issues: [] };
		};
	},
};
