import { datasetFile } from '#http/open-data.server.ts';

export function GET({ locals: { db }, params: { dataset, file } }) {
	return datasetFile(db, dataset, file);
}
