import { redirect } from '@sveltejs/kit';
import { MOST_ROWS } from '#domain/reports/import.ts';
import { importSchema } from '#domain/reports/schema.ts';
import { sheets } from '#domain/reports/sheets.ts';
import { listStaged } from '#data/documents.server.ts';
import * as imports from '#data/reports-imports.server.ts';
import { openForm, readFile, readForm, refuseForm } from '#http/form.server.ts';
import { whoImports } from '#http/imports.server.ts';
import { localizeHref } from '#text/compiled/runtime.js';
import { tellColumns } from '#text/imports.ts';

export async function load({ locals, url }) {
	const { kinds, kind } = whoImports(locals, url.searchParams.get('kind'));
	const form = await openForm(importSchema, { id: crypto.randomUUID(), kind });
	return { kinds, kind, form, columns: tellColumns(sheets[kind]), most: MOST_ROWS };
}

const missing = { name: 'import.file_missing', field: 'sheet' };

export const actions = {
	default: async ({ request, locals }) => {
		const { db } = locals;
		const sent = await request.formData();
		const form = await readForm(sent, importSchema);
		whoImports(locals, form.data.kind);
		await readFile(form, sent, { db, field: 'sheet', kind: 'import' });
		const staged = await listStaged(db, [form.data.sheet_staged]);
		if (!form.valid) return refuseForm(form, undefined, { staged });
		const { id, kind, sheet_staged: documentId } = form.data;
		if (documentId === '') return refuseForm(form, missing, { staged });
		const begun = await imports.record(db, { id, kind, documentId });
		if (!begun.ok) return refuseForm(form, { ...begun.refusal, field: 'sheet' }, { staged });
		redirect(303, localizeHref(`/desk/imports/${id}`));
	},
};
