import { datasets } from '#domain/timeline/dataset.ts';
import { licence } from '#http/open-data.server.ts';
import { findPublisher } from '#http/publisher.server.ts';
import { linkedDatasets } from '#http/linked.server.ts';

export async function load({ url }) {
	return {
		datasets,
		licence,
		hasPublisher: (await findPublisher()) !== null,
		linked: linkedDatasets(url.origin),
	};
}
