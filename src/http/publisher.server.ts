import type { Publisher } from '#domain/timeline/iati.ts';
import { usccReference } from '#domain/timeline/iati-codes.ts';
import { isDemo } from '#data/organizations.server.ts';

/** A body that does not exist, under a code that no register can give: DEM stands in it. */
const demo = { name: '结对平台运维单位（演示）', uscc: '12621100DEM000999M' };

/** OrganisationType: a local government runs a portal, unless it is said otherwise. */
const GOVERNMENT = '11';

/** Who answers for what is published here; null while the installation has not said so. */
export async function findPublisher(settings = process.env): Promise<Publisher | null> {
	const { PUBLISHER_NAME: name, PUBLISHER_USCC: uscc, PUBLISHER_TYPE: type } = settings;
	if (name && uscc) return publisherOf(name, uscc, type || GOVERNMENT);
	return (await isDemo()) ? publisherOf(demo.name, demo.uscc, GOVERNMENT) : null;
}

function publisherOf(name: string, uscc: string, type: string): Publisher {
	return { ref: usccReference(uscc)!, name, type };
}
